import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { StoredWeek } from "../../src/core/digest/digest.ts";
import { parseListing } from "../../src/core/paper/listing.ts";
import { answerLine, openBatchServer } from "../support/batch-server.ts";
import { complete, type ModelScript, openModelServer } from "../support/model-server.ts";
import { makeDraftFrom } from "../support/papers.ts";
import { readDay } from "../support/recorded.ts";
import { openRecordedModel, readDailyDigest, readOutput } from "../support/recorded-run.ts";
import { openRecordedWorld } from "../support/recorded-world.ts";
import { askModel, comeIn, openReview, type Reviewer } from "../support/review-page.ts";
import { makeUser, serveHub, type User } from "../support/world.ts";

const DAY = "2026-02-13";
const DAYS = ["2026-02-10", "2026-02-11", "2026-02-12", DAY];
const EDIT = { path: "oneLine", text: "사람이 고친 한 줄입니다." };
const ITEMS = readDay(DAY);

/** The same user in another process: each of them sees the others run. */
function inProcess(processId: number, user: User): User {
  const writer = { processId, isRunning: () => true };
  return {
    ...user,
    run: (command, overrides) => user.run(command, { writer, ...overrides }),
  };
}

/** A model that answers only when it is let. */
async function openGatedModel(items: readonly unknown[] = ITEMS, script: ModelScript = () => ({})) {
  const gate = Promise.withResolvers<void>();
  const server = await openRecordedModel(items, (request) => ({
    after: gate.promise,
    ...script(request),
  }));
  const isAsked = () => vi.waitFor(() => expect(server.requests).not.toEqual([]), 5_000);
  return { ...server, isAsked, open: gate.resolve };
}

const readCards = (user: User) =>
  new Map(readDailyDigest(user, DAY).cards.map((card) => [card.paper.id, card]));
const idsOf = (user: User) => [...readCards(user).keys()];

/** A reviewer of the day who has changed the first of these cards, and hidden the second. */
async function changeTwo(reviewer: Reviewer, [first, second]: readonly string[]) {
  await reviewer.act(`/cards/${first}/edit`, EDIT);
  await reviewer.act(`/cards/${second}/decide`, { decision: "hidden" });
  return (await reviewer.act("/publish", {})).status;
}

test.each<[what: string, prepare: (user: User) => Promise<unknown>, command: string]>([
  [
    "another model drafts all cards",
    (user) => user.run(`run ${DAY} --top 5`),
    "--model other --redraft",
  ],
  [
    "a run makes fewer cards",
    (user) => user.run(`run ${DAY} --top 5`),
    "--top 2 --model other --redraft",
  ],
  [
    "a run makes more cards",
    (user) => user.run(`run ${DAY} --top 5`),
    "--top 7 --model other --redraft",
  ],
])("what a reviewer publishes while %s stays", async (_, prepare, flags) => {
  serveHub({ [DAY]: ITEMS });
  const model = await openModelServer(parseListing(ITEMS).papers, ({ body, paper }) => ({
    body: complete(JSON.stringify(makeDraftFrom(paper))),
    ...(body.model === "other" ? { after: gate.promise } : {}),
  }));
  onTestFinished(model.close);
  const gate = Promise.withResolvers<void>();
  const user = makeUser(model.url);
  await prepare(user);
  const ids = idsOf(user).slice(-2);
  const reviewer = await comeIn(await openReview(inProcess(3, user)));

  const running = inProcess(2, user).run(`run ${DAY} ${flags}`);
  await vi.waitFor(
    () => expect(model.requests.some(({ body }) => body.model === "other")).toBe(true),
    5_000,
  );
  const published = await changeTwo(reviewer, ids);
  gate.resolve();
  const { code } = await running;

  const cards = readCards(user);
  expect({ published, code }).toEqual({ published: 200, code: 0 });
  expect(cards.get(ids[0] ?? "")?.draft?.oneLine).toBe(EDIT.text);
  expect(cards.get(ids[1] ?? "")?.hidden).toBe(true);
  expect([...cards.values()][0]?.provenance?.model).toBe("other");
});

test("what a reviewer publishes while a run drafts a failed card stays, and the card gets its draft", async () => {
  serveHub({ [DAY]: ITEMS });
  let isBroken = true;
  const gate = Promise.withResolvers<void>();
  const model = await openRecordedModel(ITEMS, ({ index }) => {
    if (index !== 0) return {};
    return isBroken ? { body: complete("no JSON") } : { after: gate.promise };
  });
  const user = makeUser(model.url);
  await user.run(`run ${DAY} --top 3`);
  isBroken = false;
  const [failed = "", ...others] = idsOf(user);
  const before = readCards(user).get(failed)?.status;
  const seen = model.requests.length;
  const reviewer = await comeIn(await openReview(inProcess(3, user)));

  const running = inProcess(2, user).run(`run ${DAY} --top 3`);
  await vi.waitFor(() => expect(model.requests.length).toBeGreaterThan(seen), 5_000);
  await changeTwo(reviewer, others);
  gate.resolve();
  await running;

  const cards = readCards(user);
  expect([before, cards.get(failed)?.status]).toEqual(["failed", "ok"]);
  expect(cards.get(others[0] ?? "")?.draft?.oneLine).toBe(EDIT.text);
  expect(cards.get(others[1] ?? "")?.hidden).toBe(true);
});

test("of two backfills of the same days the second says that it waits, and pays nothing", async () => {
  serveHub({ [DAY]: ITEMS });
  const model = await openGatedModel();
  const user = makeUser(model.url);
  const command = `backfill ${DAY} ${DAY} --top 3 --json`;
  const first = inProcess(1, user).run(command);
  await model.isAsked();
  let told = "";

  const second = inProcess(2, user).run(command, {
    stderr: (text) => {
      told += text;
    },
  });
  await vi.waitFor(() => expect(told).toContain("waiting for it"), 5_000);
  model.open();
  const [paid, free] = (await Promise.all([first, second])).map(({ stdout }) => JSON.parse(stdout));

  expect(told).toContain(
    `note: Another papercards process (1) is drafting ${DAY}; waiting for it.\n`,
  );
  expect(paid).toMatchObject({ calls: 3, digests: [{ ok: 3 }] });
  expect(free).toMatchObject({ calls: 0, cached: 3, digests: [{ ok: 3 }] });
  expect(model.requests).toHaveLength(3);
});

test("a week that two processes make is asked about once, and holds what a person published meanwhile", async () => {
  serveHub({ [DAY]: ITEMS });
  const gate = Promise.withResolvers<void>();
  const world = await openRecordedWorld(new Map(), { delayMs: 0 });
  onTestFinished(world.close);
  const user = makeUser(world.environment.OPENAI_BASE_URL);
  await user.run(`run ${DAY} --top 3`);
  const [first = "", second = ""] = idsOf(user);
  const reviewer = await comeIn(await openReview(inProcess(3, user)));
  world.onAsked(() => gate.promise);

  let told = "";
  const stderr = (text: string) => {
    told += text;
  };
  const weeks = [1, 2].map((id) => inProcess(id, user).run("weekly 2026-W07", { stderr }));
  await vi.waitFor(() => expect(told).toContain("is drafting 2026-W07; waiting for it"), 5_000);
  await vi.waitFor(() => expect(world.asked).toContain("week"), 5_000);
  await changeTwo(reviewer, [first, second]);
  gate.resolve();
  const codes = (await Promise.all(weeks)).map(({ code }) => code);

  const week = StoredWeek.parse(JSON.parse(readOutput(user, "weekly/2026/2026-W07.json")));
  expect(codes).toEqual([3, 3]); // the week lacks days
  expect(world.asked.filter((title) => title === "week")).toHaveLength(2); // a question and its re-ask
  expect(week.papers.map(({ id }) => id)).not.toContain(second);
  expect(week.papers.map(({ id }) => id)).toContain(first);
  expect(readOutput(user, "weekly/2026/2026-W07.md")).toContain(EDIT.text);
});

test("a wait for another process can be interrupted", async () => {
  serveHub({ [DAY]: ITEMS });
  const model = await openGatedModel();
  const user = makeUser(model.url);
  const first = inProcess(1, user).run(`run ${DAY} --top 3`);
  await model.isAsked();
  const stop = new AbortController();

  const second = await inProcess(2, user).run(`run ${DAY} --top 3`, {
    signal: stop.signal,
    stderr: () => stop.abort(),
  });
  model.open();

  expect(second.code).toBe(130);
  expect((await first).code).toBe(0);
});

test("a paper that is listed on four days of one backfill is paid for once, its re-ask too", async () => {
  const [item] = ITEMS;
  serveHub(Object.fromEntries(DAYS.map((date) => [date, [item]])));
  const model = await openRecordedModel(ITEMS, ({ count }) =>
    count === 1 ? { body: complete("no JSON") } : {},
  );
  const user = makeUser(model.url);

  const { code, stdout } = await user.run(`backfill ${DAYS[0]} ${DAY} --json`);

  expect(code).toBe(0);
  expect(model.requests).toHaveLength(2);
  expect(JSON.parse(stdout)).toMatchObject({ calls: 2, digests: DAYS.map(() => ({ ok: 1 })) });
});

test("a reviewer who asks for the first draft of a card that a run is asking for pays nothing", async () => {
  serveHub({ [DAY]: ITEMS });
  const model = await openGatedModel();
  const user = makeUser(model.url);
  const running = inProcess(1, user).run(`run ${DAY} --top 1`);
  await model.isAsked();
  const reviewer = await comeIn(await openReview(inProcess(3, user), `${DAY} --top 1`));

  const asking = askModel(reviewer, `/cards/${model.requests[0]?.paper.id}`, "");
  const locks = join(user.folder, "cache/locks");
  await vi.waitFor(() => expect(readdirSync(locks)).toHaveLength(2), 5_000); // the run's and a prepared one
  model.open();
  await running;

  expect(await asking).toContain("답이 왔음");
  expect(model.requests).toHaveLength(1);
});

/** A provider's Batch API, and a user for it. */
async function openBatchUser(options: Parameters<typeof openBatchServer>[0] = {}) {
  serveHub(Object.fromEntries(DAYS.map((date) => [date, ITEMS])));
  const server = await openBatchServer(options);
  onTestFinished(server.close);
  const user = makeUser(`${server.origin}/v1`);
  return { server, user, outgoing: join(user.folder, "cache/batches/outgoing") };
}

test("of two backfills by batch each question goes into one batch, however many days it is of", async () => {
  const { server, user, outgoing } = await openBatchUser();
  const command = `backfill ${DAYS[0]} ${DAY} --top 3 --batch`;

  const sent = await Promise.all([
    inProcess(1, user).run(command),
    inProcess(2, user).run(command),
  ]);
  server.finish((questions) => ({
    ...{ status: "completed", errors: null },
    output: questions.map(answerLine),
  }));
  const collected = await Promise.all([
    inProcess(1, user).run(command),
    inProcess(2, user).run(command),
  ]);

  const questions = server.batches.flat().map(({ custom_id }) => custom_id);
  expect(sent.map(({ code }) => code)).toEqual([3, 3]);
  expect(collected.map(({ code }) => code)).toEqual([0, 0]);
  expect(questions).toHaveLength(3);
  expect(new Set(questions).size).toBe(3);
  expect(readdirSync(outgoing)).toEqual([]);
});

test("a backfill that comes while a batch is uploaded asks none of its questions", async () => {
  const [uploading, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const onUpload = () => {
    uploading.resolve();
    return gate.promise;
  };
  const { server, user, outgoing } = await openBatchUser({ onUpload });
  const command = `backfill ${DAYS[0]} ${DAY} --top 3`;

  const sending = inProcess(1, user).run(`${command} --batch`);
  await uploading.promise;
  const live = await inProcess(2, user).run(command);
  gate.resolve();
  const sent = await sending;

  expect([live.code, sent.code]).toEqual([3, 3]);
  expect(live.stderr).toContain("WAITING: Questions are on their way into a batch");
  expect(server.batches.map((questions) => questions.length)).toEqual([3]);
  expect(readdirSync(outgoing)).toEqual([]);
});
