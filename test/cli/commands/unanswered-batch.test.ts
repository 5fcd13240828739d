import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { openBatchUser } from "../../support/batch-proxy.ts";
import { answerLine, type BatchQuestion, expiredLine } from "../../support/batch-server.ts";
import { readBody } from "../../support/loopback.ts";
import { complete } from "../../support/model-server.ts";
import { answerQuestion } from "../../support/recorded-world.ts";

const LIVE = "backfill 2026-02-13 2026-02-13 --top 3 --json";
const BACKFILL = `${LIVE} --batch`;
const readFailed = (text: string): unknown => JSON.parse(text).digests[0]?.failed;

const none = { status: "completed", output: null, errors: null };
const foreign = { custom_id: "f".repeat(64), response: null, error: null };

async function answerLive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { answer } = answerQuestion((await readBody(request)).toString("utf8"));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(complete(answer)));
}

test.each([
  ["that completed without a file", () => none, /"completed".*names no usable file of results/],
  ["that was cancelled", () => ({ ...none, status: "cancelled" }), /"cancelled"/],
  ["with foreign lines", () => ({ ...none, output: [foreign] }), /none of its questions: 1\./],
  [
    "that expired",
    (questions: BatchQuestion[]) => ({
      ...{ ...none, status: "expired" },
      errors: questions.map(expiredLine),
    }),
    /"expired".*because batch_expired: This request could not be executed\)/,
  ],
])("a batch %s is told of, and its questions are sent once more", async (_, end, words) => {
  const { server, user, put } = await openBatchUser();
  server.finish(end);

  await user.run(BACKFILL);
  const once = await user.run(BACKFILL);
  const twice = await user.run(BACKFILL);
  const third = await user.run(BACKFILL);
  const batches = server.batches.length;
  put((request, response) => {
    const isQuestion = request.url?.endsWith("/chat/completions") ?? false;
    if (isQuestion) void answerLive(request, response);
    return isQuestion;
  });
  const live = await user.run(LIVE);

  expect(once.stderr).toMatch(words);
  expect(once.stderr).toContain("no answer to 3 of 3 questions");
  expect([once.code, twice.code, third.code]).toEqual([3, 1, 1]);
  expect(twice.stderr).toContain("2 batches have ended without an answer to this question.");
  expect(twice.stderr).toContain("without `--batch`");
  expect(batches).toBe(2);
  expect([live.code, readFailed(live.stdout)], live.stderr).toEqual([0, 0]);
});

test("a question that an engine refuses in every batch is sent in two", async () => {
  const { server, user } = await openBatchUser();
  const error = "This model's maximum context length is 4096 tokens.";
  server.finish((questions) => ({
    ...none,
    output: questions.map(({ custom_id }) => ({ custom_id, response: null, error })),
  }));

  const runs = [];
  for (let run = 0; run < 5; run += 1) runs.push(await user.run(BACKFILL));

  expect(server.batches).toHaveLength(2);
  expect(runs[3]?.stderr).toContain(`Its line of results says: ${error}`);
  expect(runs[4]?.stderr).toContain("2 batches have ended without an answer to this question.");
});

const answerAs =
  (body: unknown, status = 200) =>
  (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status).end(JSON.stringify(body));
    return true;
  };
const unknown = answerAs({ error: { message: "No batch found" } }, 404);

test("a batch that the provider does not know any more is given up, and sent once more", async () => {
  const { server, user, put } = await openBatchUser();
  await user.run(BACKFILL);
  put(
    (request, response) =>
      request.url?.endsWith("/batches/batch_0") === true && unknown(request, response),
  );

  const given = await user.run(BACKFILL);
  server.finish((questions) => ({ ...none, output: questions.map(answerLine) }));
  const made = await user.run(BACKFILL);

  expect(given.stderr).toMatch(/batch batch_0 is given up.*404: No batch found/);
  expect(given.stderr).toMatch(/Its record is batches\/done\/[0-9a-f]{16}\.json in the cache/);
  expect([given.code, made.code], given.stderr + made.stderr).toEqual([3, 0]);
  expect(server.batches).toHaveLength(2);
});

test.each(["../x/../..", "a?b", "a b", "..", "a#b", "a/b"])(
  "a new batch with the id %s is not remembered, and not made without end",
  async (id) => {
    const { user, put } = await openBatchUser();
    let created = 0;
    put((request, response) => {
      if (request.method !== "POST" || request.url !== "/v1/batches") return false;
      created += 1;
      return answerAs({ id, status: "validating", input_file_id: "file-0" })(request, response);
    });

    const runs = [];
    for (let run = 0; run < 5; run += 1) runs.push(await user.run(BACKFILL));

    expect(runs[0]?.code).toBe(1);
    expect(runs[1]?.stderr).toMatch(/The batch of the file file-0 is given up/);
    expect(runs.at(-1)?.stderr).toContain("2 batches have ended without an answer");
    expect(created).toBe(4);
  },
);

test("an error about a batch names it, its record and the ways out", async () => {
  const { user, put } = await openBatchUser();
  await user.run(BACKFILL);
  put(answerAs({ error: { message: "out of order" } }, 500));

  const { code, stderr } = await user.run(BACKFILL);

  expect(code).toBe(1);
  expect(stderr).toMatch(
    /The batch batch_0 is not collected yet \(its record: batches\/[0-9a-f]{16}\.json in the cache\): .*500: out of order/,
  );
  expect(stderr).toContain("move its record into batches/done/");
});
