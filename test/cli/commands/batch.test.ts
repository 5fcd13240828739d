import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  answerLine,
  type BatchQuestion,
  expiredLine,
  openBatchServer,
  refusedLine,
} from "../../support/batch-server.ts";
import { complete } from "../../support/model-server.ts";
import { readTree } from "../../support/read-tree.ts";
import { readDay } from "../../support/recorded.ts";
import { answerQuestion, openRecordedWorld } from "../../support/recorded-world.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAYS = ["2026-02-13", "2026-02-16"] as const;
const BACKFILL = "backfill 2026-02-13 2026-02-16 --top 3 --json --batch";

async function open() {
  const server = await openBatchServer();
  onTestFinished(server.close);
  serveHub(Object.fromEntries(DAYS.map((date) => [date, readDay(date)])));
  const user = makeUser(`${server.origin}/v1`, { PAPERCARDS_IMAGES: "none" });
  return { server, user };
}

const completed = (questions: BatchQuestion[]) => ({
  ...{ status: "completed", errors: null },
  output: questions.map(answerLine).toReversed(),
});
const readReport = (text: string) => JSON.parse(text);
const statuses = (text: string) =>
  readReport(text).digests.map((day: { status: string }) => day.status);

/** What the same days look like when the model is asked at once. */
async function makeLive(): Promise<Map<string, string>> {
  const world = await openRecordedWorld(new Map(), { delayMs: 0 });
  onTestFinished(world.close);
  const user = makeUser(world.environment.OPENAI_BASE_URL, { PAPERCARDS_IMAGES: "none" });
  await user.run(BACKFILL.replace(" --batch", ""));
  return readTree(join(user.folder, "output"));
}

const outputOf = ({ folder }: User) => readTree(join(folder, "output"));

test("a batch is sent, waited for, and collected; shuffled answers find their papers", async () => {
  const { server, user } = await open();

  const sent = await user.run(BACKFILL);
  const waiting = await user.run(BACKFILL);
  server.finish(completed);
  const collected = await user.run(BACKFILL);

  expect(sent.code, sent.stderr).toBe(3);
  expect([sent.code, waiting.code, collected.code]).toEqual([3, 3, 0]);
  expect(statuses(sent.stdout)).toEqual(["missing", "empty", "empty", "missing"]);
  expect(sent.stderr).toContain("WAITING: Some days wait for the answers of a batch.");
  expect(server.batches.map((questions) => questions.length)).toEqual([6]);
  expect(server.batches[0]?.every(({ custom_id }) => /^[0-9a-f]{64}$/.test(custom_id))).toBe(true);
  expect(readReport(collected.stdout)).toMatchObject({ calls: 6, costUsd: null });
  expect(outputOf(user)).toEqual(await makeLive());
});

test("what expired or broke goes into the next batch, and what was answered does not", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  server.finish((questions, batch) =>
    batch > 0
      ? completed(questions)
      : {
          status: "expired",
          output: questions.slice(0, 3).map(answerLine),
          errors: [
            ...questions.slice(3, 5).map(expiredLine),
            ...questions.slice(5).map((question) => refusedLine(question, 500)),
          ],
        },
  );

  const partly = await user.run(BACKFILL);
  const whole = await user.run(BACKFILL);

  expect([partly.code, whole.code]).toEqual([3, 0]);
  expect(server.batches.map((questions) => questions.length)).toEqual([6, 3]);
  expect(outputOf(user)).toEqual(await makeLive());
});

test("a question that is refused for good becomes a failed card", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  server.finish((questions) => ({
    status: "completed",
    output: questions.slice(1).map(answerLine),
    errors: questions.slice(0, 1).map((one) => refusedLine(one, 400)),
  }));

  const { code, stdout } = await user.run(BACKFILL);

  expect(code).toBe(3);
  const failed = readReport(stdout).digests.map((day: { failed: number }) => day.failed);
  expect(failed.toSorted()).toEqual([0, 0, 0, 1]);
});

test("a batch whose file ids are null is asked again whole", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  server.finish((questions, batch) =>
    batch > 0 ? completed(questions) : { status: "cancelled", output: null, errors: null },
  );

  await user.run(BACKFILL);
  const { code } = await user.run(BACKFILL);

  expect(code).toBe(0);
  expect(server.batches.map((questions) => questions.length)).toEqual([6, 6]);
});

test("a batch that the provider refuses as a whole is an error with its words", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  server.finish(() => ({
    ...{ status: "failed", output: null, errors: null },
    message: "The input file is of another organization.",
  }));

  const { code, stderr } = await user.run(BACKFILL);

  expect(code).toBe(1);
  expect(stderr).toContain("The input file is of another organization.");
});

test("a run that is killed while it sends does not send its batch twice", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  const [name = ""] = readdirSync(join(user.folder, "cache/batches")).filter((file) =>
    file.endsWith(".json"),
  );
  const path = join(user.folder, "cache/batches", name);
  const unfinished = readFileSync(path, "utf8").replace(/"batchId": "[^"]*"/, '"batchId": null');
  writeFileSync(path, unfinished); // as it stands between upload and answer
  server.finish(completed);

  const { code } = await user.run(BACKFILL);

  expect(code).toBe(0);
  expect(server.batches).toHaveLength(1);
});

test("what needs a re-ask goes into the next batch", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  const bad = (question: BatchQuestion) => ({
    ...{ id: "b", custom_id: question.custom_id, error: null },
    response: { status_code: 200, body: complete("no JSON at all") },
  });
  server.finish((questions, batch) =>
    batch > 0 ? completed(questions) : { ...completed(questions), output: questions.map(bad) },
  );

  await user.run(BACKFILL);
  const { code, stdout } = await user.run(BACKFILL);

  expect(code).toBe(0);
  expect(server.batches.map((questions) => questions.length)).toEqual([6, 6]);
  expect(JSON.stringify(server.batches[1])).toContain("no JSON at all");
  expect(readReport(stdout).digests[0]).toMatchObject({ ok: 3, failed: 0 });
});

test.each(["wrapped", "bare"])("a file goes out and %s answers come back in", async (form) => {
  const { user } = await open();
  const file = join(user.folder, "questions.jsonl");

  const exported = await user.run(`batch export ${file} 2026-02-13 2026-02-16 --top 3`);
  const questions = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line): BatchQuestion => JSON.parse(line));
  const answers = questions.map((question) => {
    const bare = complete(answerQuestion(JSON.stringify(question.body)).answer);
    return form === "wrapped"
      ? answerLine(question)
      : { id: "vllm", custom_id: question.custom_id, response: bare, error: null };
  });
  const output = join(user.folder, "answers.jsonl");
  writeFileSync(output, `${answers.map((line) => JSON.stringify(line)).join("\n")}\n`);
  const imported = await user.run(`batch import ${output}`);
  const made = await user.run(BACKFILL.replace(" --batch", ""));

  expect(exported.stdout).toBe(`${file}\n`);
  expect(imported.stderr).toContain("6 answers taken in, 0 refused, 0 lines not ours.");
  expect([exported.code, imported.code, made.code]).toEqual([0, 0, 0]);
  expect(readReport(made.stdout)).toMatchObject({ calls: 0, cached: 6 });
});

test.each([
  ["run 2026-02-13 --top 3 --json", 1, ""],
  [BACKFILL.replace(" --batch", ""), 4, " 2 days not made: 2026-02-13, 2026-02-16."],
])(
  "what a batch has is not asked by `%s`, which names the batch and writes nothing",
  async (command, days, waiting) => {
    const { server, user } = await open();
    await user.run(BACKFILL);

    const live = await user.run(command);
    server.finish(completed);
    const collected = await user.run(BACKFILL);

    expect(live.code, live.stderr).toBe(3);
    expect(readReport(live.stdout)).toMatchObject({ calls: 0 });
    expect(readReport(live.stdout).digests).toHaveLength(days);
    expect(live.stderr.match(/^WAITING: .*/gm)).toEqual([
      `WAITING: Questions are in the batch batch_0, which is not collected yet, and are not asked a second time.${waiting}`,
    ]);
    expect(live.stderr).toContain("papercards backfill <from> <to> --batch");
    expect(collected.code).toBe(0);
    expect(outputOf(user)).toEqual(await makeLive());
  },
);

test("an export leaves out what a batch has, and says how much that is", async () => {
  const { user } = await open();
  const file = join(user.folder, "questions.jsonl");
  await user.run("backfill 2026-02-13 2026-02-13 --top 3 --batch");

  const { code, stderr } = await user.run(`batch export ${file} 2026-02-13 2026-02-16 --top 3`);

  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(
      /^3 questions in 1 file\.\nnote: Left out, .*: 3 questions\.\n$/m,
    ),
  });
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(3);
});

test.each(["export", "import"])("batch %s refuses an empty name of a file", async (act) => {
  const { code, stderr } = await makeUser().run(`batch ${act} `);

  expect(code).toBe(2);
  expect(stderr).toContain("USAGE: The name of the file is empty.");
});

test("a run that makes days of a batch takes out of the cache what older days need no more", async () => {
  const { server, user } = await open();
  server.finish(completed);
  const make = async (date: string, now: Date) => {
    const command = `backfill ${date} ${date} --top 3 --batch`;
    await user.run(command, { now: () => now });
    return user.run(command, { now: () => now });
  };
  await make(DAYS[0], new Date("2026-02-23T12:00:00Z"));

  const later = await make(DAYS[1], new Date("2099-02-23T12:00:00Z"));

  expect(later.code, later.stderr).toBe(0);
  expect(later.stderr).toContain("Took 4 files out of the cache");
  expect(readdirSync(join(user.folder, "cache/listings"))).toEqual([`${DAYS[1]}.json.gz`]);
});
