import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { nameFinding } from "../../../src/core/checks/finding.ts";
import { DailyDigest } from "../../../src/core/digest/digest.ts";
import { answerLine, openBatchServer } from "../../support/batch-server.ts";
import { complete, type ModelReply, openBareServer, refuse } from "../../support/model-server.ts";
import { readTree } from "../../support/read-tree.ts";
import { readDay } from "../../support/recorded.ts";
import { readDailyDigest } from "../../support/recorded-run.ts";
import { answerQuestion } from "../../support/recorded-world.ts";
import { comeIn, openReview } from "../../support/review-page.ts";
import { answerVerdicts, listAsked } from "../../support/verdicts.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAY = "2026-02-13";
const VERIFIER = { PAPERCARDS_VERIFIER_MODEL: "second-model" };

const contentOf = (body: Record<string, unknown>): string => Object(body).messages.at(-1).content;

/** The verifier's answer: of each card, the first sentence of its explanation is nowhere in the source. */
function doubt(question: string): string {
  const [first] = listAsked(question).filter(({ field }) => field === "explanation");
  return answerVerdicts(question, ({ number }) =>
    number === first?.number ? { verdict: "not in the source", passage: null } : null,
  );
}

/** A user whose endpoint drafts every paper, and doubts a sentence of each card. */
async function open(
  environment = {},
  reply: (body: Record<string, unknown>) => ModelReply = () => ({}),
) {
  const asked: string[] = [];
  const server = await openBareServer((body) => {
    asked.push(String(body.model));
    const question = contentOf(body);
    const answer =
      listAsked(question).length > 0
        ? doubt(question)
        : answerQuestion(JSON.stringify(body)).answer;
    return { body: complete(answer), ...reply(body) };
  });
  onTestFinished(server.close);
  serveHub({ [DAY]: readDay(DAY), "2026-02-22": readDay(DAY) });
  return { user: makeUser(server.url, { PAPERCARDS_IMAGES: "none", ...environment }), asked };
}

const doubtsOf = (user: User) =>
  readDailyDigest(user, DAY).cards.map(({ findings }) =>
    findings.filter(({ check }) => check === "verifier"),
  );
const outputOf = ({ folder }: User) => readTree(join(folder, "output"));

test("without a verifier nothing of it is asked, told or written", async () => {
  const { user, asked } = await open();

  const { stdout, stderr } = await user.run(`run ${DAY} --top 2 --json`);

  expect(new Set(asked)).toEqual(new Set(["test-model"]));
  expect(JSON.parse(stdout)).not.toHaveProperty("verified");
  expect(stderr).not.toMatch(/\bverifie[dr]/i);
  expect([...outputOf(user).values()].join()).not.toMatch(/verifier|다른 모델/);
});

test("a verifier's doubts cost trust, stand in the memo and the JSON, and are counted", async () => {
  const { user, asked } = await open(VERIFIER);

  const { code, stdout, stderr } = await user.run(`run ${DAY} --top 2 --json`);

  expect(code).toBe(0);
  expect(asked.filter((model) => model === "second-model")).toHaveLength(2);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ calls: 6, reasked: 2, verified: 2, doubted: 2, unverified: 0 },
    tokens: { input: 6000, output: 3000 },
  });
  expect(stderr).toContain("2 verified (2 doubted)");
  expect(doubtsOf(user).map((doubts) => doubts.length)).toEqual([1, 1]);
  const markdown = readFileSync(join(user.folder, `output/daily/2026/${DAY}.md`), "utf8");
  expect(markdown.match(/다른 모델이 초록과 맞지 않는다고 본 문장: “저자들은 먼저/g)).toHaveLength(
    2,
  );
  expect(readDailyDigest(user, DAY).cards[0]?.provenance).toMatchObject({
    usage: { inputTokens: 3000 },
    verifier: { model: "second-model", promptVersion: "1" },
  });
});

test("render and check ask nobody, and keep what a verifier has found", async () => {
  const { user, asked } = await open(VERIFIER);
  await user.run(`run ${DAY} --top 2`);
  const [before, calls] = [outputOf(user), asked.length];

  await user.run("render");
  const { stdout } = await user.run("check --json");

  expect(outputOf(user)).toEqual(before);
  expect(asked).toHaveLength(calls);
  const found = JSON.parse(stdout).files.flatMap(
    (file: { findings: { check: string; severity: string; line: number }[] }) =>
      file.findings.filter(({ check }) => check === "verifier"),
  );
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({ severity: "warning", line: expect.any(Number) });
});

test("a person's new words end a doubt, and leave the others; no model is asked", async () => {
  const { user, asked } = await open(VERIFIER);
  await user.run(`run ${DAY} --top 2`);
  const path = join(user.folder, `output/daily/2026/${DAY}.md`);
  const [first = ""] = doubtsOf(user)
    .flat()
    .map(({ excerpt }) => excerpt ?? "");
  const calls = asked.length;
  const markdown = readFileSync(path, "utf8");
  const section = markdown.lastIndexOf(first, markdown.indexOf("## 2."));

  writeFileSync(
    path,
    `${markdown.slice(0, section)}저자들은 방법의 배경부터 밝힙니다.${markdown.slice(section + first.length)}`,
  );
  const { stderr } = await user.run("render");

  expect(stderr).not.toContain("fix:");
  expect(doubtsOf(user).map((doubts) => doubts.length)).toEqual([0, 1]);
  expect(asked).toHaveLength(calls);
});

test("a doubt that a person dismisses is in no document any more, whatever is run after", async () => {
  const { user } = await open(VERIFIER);
  await user.run(`run ${DAY} --top 2`);
  const path = join(user.folder, `output/daily/2026/${DAY}.md`);
  const [card = expect.fail()] = readDailyDigest(user, DAY).cards;
  const doubt = card.findings.find(({ check }) => check === "verifier") ?? expect.fail();
  const told = () => readFileSync(path, "utf8").match(/다른 모델이 초록과 맞지 않는다고/g)?.length;
  const before = told();

  const reviewer = await comeIn(await openReview(user));
  const finding = nameFinding(doubt);
  await reviewer.act(`/cards/${card.paper.id}/dismiss`, { finding, reason: "본문에 있는 말" });
  await reviewer.act("/publish", {});
  const after = [told()];
  for (const command of ["render", `backfill ${DAY} ${DAY}`, `run ${DAY} --top 2 --redraft`]) {
    await user.run(command);
    after.push(told());
  }

  expect([before, ...after]).toEqual([2, 1, 1, 1, 1]);
  expect(doubtsOf(user)[0]).toMatchObject([{ dismissed: { reason: "본문에 있는 말" } }]);
});

test("a dismissal outlives a draft that lacks its sentence, and counts again in one that has it", async () => {
  const OTHER = "다른 모델은 방법의 배경부터 밝힙니다.";
  const { user } = await open(VERIFIER, (body) => {
    if (body.model !== "other-model") return {};
    const draft = JSON.parse(answerQuestion(JSON.stringify(body)).answer);
    const explanation = draft.explanation.replace(/^[^.]*\./, OTHER);
    return { body: complete(JSON.stringify({ ...draft, explanation })) };
  });
  await user.run(`run ${DAY} --top 1`);
  const [card = expect.fail()] = readDailyDigest(user, DAY).cards;
  const doubt = card.findings.find(({ check }) => check === "verifier") ?? expect.fail();
  const reviewer = await comeIn(await openReview(user));
  const finding = nameFinding(doubt);
  await reviewer.act(`/cards/${card.paper.id}/dismiss`, { finding, reason: "본문에 있는 말" });
  await reviewer.act("/publish", {});
  const before = readDailyDigest(user, DAY).cards[0];

  const other = { environment: { ...user.environment, OPENAI_MODEL: "other-model" } };
  await user.run(`run ${DAY} --top 1 --redraft`, other);
  const [between = expect.fail()] = readDailyDigest(user, DAY).cards;
  await user.run("render");
  const { stdout } = await user.run("check --json");
  await user.run(`run ${DAY} --top 1 --redraft`);

  expect(between.draft?.explanation).toContain(OTHER);
  expect(between.findings.filter(({ dismissed }) => dismissed !== undefined)).toEqual([]);
  expect(between.dismissals).toMatchObject([
    { check: "verifier", dismissed: { reason: "본문에 있는 말" } },
  ]);
  expect(stdout).not.toContain("본문에 있는 말");
  expect(readDailyDigest(user, DAY).cards[0]).toEqual(before);
});

test("published cards stay unread when a verifier is set, and --redraft has them read, not drafted", async () => {
  const { user, asked } = await open();
  await user.run(`run ${DAY} --top 2`);
  const drafts = asked.length;
  const verified = { environment: { ...user.environment, ...VERIFIER } };

  await user.run(`run ${DAY} --top 2`, verified);
  const kept = [...asked];
  await user.run(`run ${DAY} --top 2 --redraft`, verified);

  expect(kept).toHaveLength(drafts);
  expect(asked.slice(drafts).filter((model) => model === "second-model")).toHaveLength(2);
  expect(doubtsOf(user).flat()).toHaveLength(2);
});

test("a verifier that is not there is told once, with what to do, and its cards are published", async () => {
  const { user } = await open(VERIFIER, (body) =>
    body.model === "second-model" ? { status: 404, body: refuse("No such model.") } : {},
  );

  const { code, stderr, stdout } = await user.run(`run ${DAY} --top 3 --json`);

  expect(code).toBe(0);
  expect(stderr.match(/^note: The verifier has not verified a card/gm)).toHaveLength(1);
  expect(stderr).toMatch(/\(MODEL_CLOSED\).*PAPERCARDS_VERIFIER_MODEL/);
  expect(stderr).not.toMatch(/OPENAI_MODEL/);
  expect(JSON.parse(stdout)).toMatchObject({ verified: 0, unverified: 3, digests: [{ ok: 3 }] });
  expect(stderr).toContain("0 verified (0 doubted, 3 not verified)");
});

/** The answer of a verifier that supports every sentence, changed. */
const supporting =
  (change: (text: string) => string) =>
  (question: string): string =>
    change(answerVerdicts(question));
const changeVerdicts = (change: (verdicts: { number: number }[]) => object[]) =>
  supporting((text) => JSON.stringify({ verdicts: change(JSON.parse(text).verdicts) }));

test.each<[string, (question: string) => string, number]>([
  ["whole", supporting((text) => text), 3],
  ["torn", supporting((text) => text.slice(0, 200)), 0],
  ["empty", supporting(() => ""), 0],
  ["in another language", supporting(() => '{"판정": [{"번호": 1, "판정": "지지됨"}]}'), 0],
  ["twice the same", changeVerdicts((all) => [...all, ...all]), 3],
  [
    "about sentences that are not there",
    changeVerdicts((all) => all.map((one) => ({ ...one, number: one.number + 100 }))),
    0,
  ],
  [
    "with words that the abstract has not",
    changeVerdicts((all) =>
      all.map((one) => ({ ...one, verdict: "contradicted", passage: "no such words" })),
    ),
    0,
  ],
])(
  "of answers that are %s, cards and counts of a run tell the same, and a second one costs nothing",
  async (_, answer, verified) => {
    const { user, asked } = await open(VERIFIER, (body) =>
      body.model === "second-model" ? { body: complete(answer(contentOf(body))) } : {},
    );

    const { code, stdout } = await user.run(`run ${DAY} --top 3 --json`);
    const calls = asked.length;
    const second = await user.run(`run ${DAY} --top 3 --json`);

    const told = JSON.parse(stdout);
    const { cards } = readDailyDigest(user, DAY);
    const spent = cards.map(({ provenance }) => provenance?.usage.inputTokens ?? expect.fail());
    expect(code).toBe(0);
    expect(told).toMatchObject({ calls: 6, verified, doubted: 0, unverified: 3 - verified });
    expect(spent.reduce((sum, one) => sum + one, 0)).toBe(told.tokens.input);
    expect(cards.filter(({ provenance }) => provenance?.verifier)).toHaveLength(verified);
    expect(doubtsOf(user).flat()).toEqual([]);
    expect([asked.length, JSON.parse(second.stdout).calls]).toEqual([calls, 0]);
  },
);

test("whoever stops a run while the verifier reads pays for no draft again", async () => {
  const stopped = new AbortController();
  const { user, asked } = await open(VERIFIER, (body) => {
    if (body.model === "second-model") stopped.abort();
    return {};
  });

  const { code } = await user.run(`run ${DAY} --top 1`, { signal: stopped.signal });
  const drafts = asked.filter((model) => model === "test-model").length;
  const again = await user.run(`run ${DAY} --top 1 --json`);

  expect(code).toBe(130);
  expect(drafts).toBe(1);
  expect(again.code).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ verified: 1, unverified: 0, cached: 1 });
  expect(asked.filter((model) => model === "test-model")).toHaveLength(2); // the re-ask for its doubt
});

test("with --batch drafts, verdicts and re-asks go into batches one after the other, as live", async () => {
  const server = await openBatchServer();
  onTestFinished(server.close);
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser(`${server.origin}/v1`, { PAPERCARDS_IMAGES: "none", ...VERIFIER });
  const backfill = `backfill ${DAY} ${DAY} --top 2 --json --batch`;
  server.finish((questions) => ({
    ...{ status: "completed", errors: null },
    output: questions.map((question) => {
      const asked = contentOf(question.body);
      const line = Object(answerLine(question));
      return listAsked(asked).length === 0
        ? line
        : { ...line, response: { ...line.response, body: complete(doubt(asked)) } };
    }),
  }));

  const codes: number[] = [];
  for (let run = 0; run < 4; run += 1) codes.push((await user.run(backfill)).code);
  const live = await open(VERIFIER);
  await live.user.run(backfill.replace(" --batch", ""));

  expect(codes).toEqual([3, 3, 3, 0]);
  expect(server.batches.map((questions) => questions.map(({ body }) => body.model).join())).toEqual(
    ["test-model,test-model", "second-model,second-model", "test-model,test-model"],
  );
  expect(outputOf(user)).toEqual(outputOf(live.user));
  const records = [...readTree(join(user.folder, "cache/batches/done")).values()];
  expect(records.map((record) => JSON.parse(record).verifier).toSorted()).toEqual([
    "second-model",
    undefined,
    undefined,
  ]);
});

test("with --batch a card whose verdicts are not whole is published as not verified, and --redraft sends it alone once more", async () => {
  const server = await openBatchServer();
  onTestFinished(server.close);
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser(`${server.origin}/v1`, { PAPERCARDS_IMAGES: "none", ...VERIFIER });
  const backfill = `backfill ${DAY} ${DAY} --top 3 --json --batch`;
  const answerBatches = (change: (verdicts: object[], place: number) => object[]) =>
    server.finish((questions) => ({
      ...{ status: "completed", errors: null },
      output: questions.map((question, place) => {
        const asked = contentOf(question.body);
        const line = Object(answerLine(question));
        if (listAsked(asked).length === 0) return line;
        const { verdicts } = JSON.parse(answerVerdicts(asked));
        const text = JSON.stringify({ verdicts: change(verdicts, place) });
        return { ...line, response: { ...line.response, body: complete(text) } };
      }),
    }));
  answerBatches((verdicts, place) => (place === 0 ? verdicts.slice(1) : verdicts));

  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await user.run(backfill));
  answerBatches((verdicts) => verdicts);
  for (let run = 0; run < 2; run += 1) runs.push(await user.run(`${backfill} --redraft`));
  runs.push(await user.run(`${backfill} --redraft`));

  expect(runs.map(({ code }) => code)).toEqual([3, 3, 0, 3, 0, 0]);
  expect(runs[2]?.stderr).toMatch(/\(BAD_ANSWER\): No verdict stands on 1 of .*--redraft/);
  expect(JSON.parse(runs[2]?.stdout ?? "")).toMatchObject({ verified: 2, unverified: 1 });
  expect(JSON.parse(runs[4]?.stdout ?? "")).toMatchObject({ verified: 1, unverified: 0 });
  expect(server.batches.map((questions) => questions.map(({ body }) => body.model).join())).toEqual(
    [Array(3).fill("test-model").join(), Array(3).fill("second-model").join(), "second-model"],
  );
  expect(readDailyDigest(user, DAY).cards).toMatchObject(
    Array(3).fill({ provenance: { verifier: { model: "second-model" } } }),
  );
});

test("what is exported after the drafts are taken in are the verifier's questions, in its name", async () => {
  const { user } = await open(VERIFIER);
  const file = join(user.folder, "questions.jsonl");
  const answers = join(user.folder, "answers.jsonl");
  const readLines = () =>
    readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const takeIn = async () => {
    writeFileSync(
      answers,
      readLines()
        .map((line) => JSON.stringify(answerLine(line)))
        .join("\n"),
    );
    return user.run(`batch import ${answers}`);
  };

  await user.run(`batch export ${file} ${DAY} --top 2`);
  await takeIn();
  await user.run(`batch export ${file} ${DAY} --top 2 --force`);
  const models = readLines().map(({ body }) => body.model);
  const { stderr } = await takeIn();
  const { code, stdout } = await user.run(`backfill ${DAY} ${DAY} --top 2 --json`);

  expect(models).toEqual(["second-model", "second-model"]);
  expect(stderr).toContain("2 answers taken in");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ calls: 0, verified: 2, doubted: 0 });
});

test("doctor asks the verifier once, and says of one that gives no verdicts what to set", async () => {
  const good = await open({ ...VERIFIER, OPENAI_MODEL: "gpt-4o" });
  const bad = await open(VERIFIER, (body) =>
    body.model === "second-model" ? { body: complete("Fine.") } : {},
  );

  const fine = await good.user.run("doctor");
  const failed = await bad.user.run("doctor");

  expect(good.asked.filter((model) => model === "second-model")).toHaveLength(1);
  expect(fine.stdout).toMatch(/^ok +verifier +test-model-2026 answered in \d+\.\d s$/m);
  expect(fine.stdout).toMatch(/^ok +verdicts +as asked for$/m);
  expect(failed.code).toBe(1);
  expect(failed.stdout).toMatch(/^failed +verdicts .*\n +next: .*PAPERCARDS_VERIFIER_MODEL/m);
});

test("the demo shows what a recorded verifier has said, and without one stays as it is", async () => {
  const user = makeUser(undefined, VERIFIER);

  const { code, stderr } = await user.run("demo");

  expect(code).toBe(0);
  expect(stderr).toContain("0 calls (2 re-asked, 0 retried), 0 kept, 5 verified (2 doubted)");
  const { cards } = DailyDigest.parse(readDailyDigest(user, DAY));
  expect(
    cards.flatMap(({ findings }) => findings.filter(({ check }) => check === "verifier")),
  ).toMatchObject([
    { field: "explanation", severity: "warning", passage: expect.stringContaining("often rely") },
  ]);
});
