import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBatchUser as open } from "../../support/batch-proxy.ts";
import { answerLine, type BatchQuestion, type BatchServer } from "../../support/batch-server.ts";
import type { User } from "../../support/world.ts";

const KEY = "sk-test-1234567890";
const BACKFILL = "backfill 2026-02-13 2026-02-13 --top 3 --json --batch";

const pending = ({ folder }: User) =>
  readdirSync(join(folder, "cache/batches")).filter((name) => name.endsWith(".json"));
const completed = (questions: BatchQuestion[]) => ({
  ...{ status: "completed", errors: null },
  output: questions.map(answerLine),
});
const isUpload: Matcher = ({ method, url = "" }) => method === "POST" && url.includes("/files");
const isCreate: Matcher = ({ method, url = "" }) => method === "POST" && url.includes("/batches");
type Matcher = (request: IncomingMessage) => boolean;

test.each<[string, Matcher, string]>([
  ["an upload with a page", isUpload, "<html>Sign in</html>"],
  ["an upload without an id", isUpload, '{"object":"file"}'],
  ["an upload with an empty id", isUpload, '{"id":""}'],
  ["an upload with a step for an id", isUpload, '{"id":".."}'],
  ["a new batch with a page", isCreate, "<html>Sign in</html>"],
  ["a new batch without an id", isCreate, '{"status":"validating","input_file_id":"file-0"}'],
  ["a new batch with deep JSON", isCreate, `{"id":${"[".repeat(9_999)}`],
])(
  "a provider that answers %s is an error, and no later run is blocked",
  async (_, matches, body) => {
    const { server, user, put } = await open();
    put((request, response) => {
      if (!matches(request)) return false;
      request.resume().on("end", () => response.end(body));
      return true;
    });

    const sent = await user.run(BACKFILL);
    put(() => false);
    const again = await user.run(BACKFILL);
    server.finish(completed);
    const collected = await user.run(BACKFILL);

    expect(sent.code).toBe(1);
    expect(sent.stderr).toMatch(
      /MODEL: 127\.0\.0\.1:\d+ answered 200 with something that is no batch/,
    );
    expect(sent.stderr).not.toContain("on its way");
    expect([again.code, collected.code], again.stderr + collected.stderr).toEqual([3, 0]);
    expect(server.batches).toHaveLength(1);
  },
);

test.each<[string, string, Matcher, number]>([
  ["the file of questions", "400", isUpload, 400],
  ["the file of questions", "401", isUpload, 401],
  ["the file of questions", "413", isUpload, 413],
  ["a new batch", "400", isCreate, 400],
  ["a new batch", "500", isCreate, 500],
])(
  "when %s is refused with %s, its days are missing for that, and wait for nothing",
  async (_, __, matches, status) => {
    const { server, user, put } = await open();
    put((request, response) => {
      if (!matches(request)) return false;
      response.writeHead(status, { "content-type": "application/json" });
      request.resume().on("end", () => response.end('{"error":{"message":"no more"}}'));
      return true;
    });

    const refused = await user.run(BACKFILL);
    put(() => false);
    const again = await user.run(BACKFILL);

    expect([refused.code, again.code]).toEqual([1, 3]);
    const why = `^2026-02-13: not made\\. 127\\.0\\.0\\.1:\\d+ answered ${status}: no more\\.`;
    expect(refused.stderr).toMatch(new RegExp(why, "m"));
    expect(refused.stderr).not.toMatch(/wait for the answers|on its way/);
    expect(refused.stderr.match(/^MODEL: /gm)).toHaveLength(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ digests: [{ status: "missing" }] });
    expect(again.stderr).toContain("wait for the answers of a batch");
    expect(server.batches).toHaveLength(1);
  },
);

test("a day that waits for an earlier batch still does when a later one is refused", async () => {
  const { user, put } = await open();
  await user.run("backfill 2026-02-13 2026-02-13 --top 2 --batch");
  put((request, response) => {
    if (!isUpload(request)) return false;
    response.writeHead(400, { "content-type": "application/json" });
    request.resume().on("end", () => response.end('{"error":{"message":"no more"}}'));
    return true;
  });

  const { code, stderr } = await user.run("backfill 2026-02-13 2026-02-13 --top 2 --batch");
  const more = await user.run("backfill 2026-02-13 2026-02-13 --top 3 --batch");

  expect([code, more.code]).toEqual([3, 1]);
  expect(stderr).toMatch(/^2026-02-13: not made\. Some days wait/m);
  expect(more.stderr).toMatch(/^2026-02-13: not made\. .* answered 400: no more/m);
});

/** Changes the lines of the output file on their way. */
async function collectWith(change: (lines: string[], server: BatchServer) => string | Buffer) {
  const { server, user, put } = await open();
  await user.run(BACKFILL);
  server.finish((questions, batch) =>
    batch === 0 ? completed(questions) : { ...completed(questions) },
  );
  const lines = (server.batches[0] ?? []).map((question) => JSON.stringify(answerLine(question)));
  let isFirst = true;
  put(({ url = "" }, response) => {
    if (!(isFirst && url.endsWith("/content"))) return false;
    isFirst = false;
    response.end(change(lines, server));
    return true;
  });
  const first = await user.run(BACKFILL);
  const second = await user.run(BACKFILL);
  return { first, second, server, user };
}

const nested = `{"custom_id":${"[".repeat(50_000)}`;
const long = `{"custom_id":"${"x".repeat(5 * 1024 * 1024)}"}`;

test.each<[string, (lines: string[]) => string | Buffer]>([
  ["a line of 5 MB", ([, ...lines]) => [long, ...lines].join("\n")],
  ["a line twice", ([, second = "", ...lines]) => [second, second, ...lines].join("\n")],
])("%s costs its own question, and the rest is collected", async (_, change) => {
  const { first, second, server, user } = await collectWith(change);

  expect(first.stderr).toMatch(
    /Of the batch batch_0, lines were left out that answer none of its questions: 1\./,
  );
  expect([first.code, second.code], first.stderr + second.stderr).toEqual([3, 0]);
  expect(server.batches.map((questions) => questions.length)).toEqual([3, 1]);
  expect(pending(user)).toEqual([]);
});

test.each<[string, (lines: string[]) => string | Buffer, RegExp]>([
  ["no byte", () => "", /it is empty/],
  ["a line of 50,000 levels", ([, ...lines]) => [nested, ...lines].join("\n"), /line 1 is cut/],
  ["a cut end", (lines) => lines.join("\n").slice(0, -200), /line 3 is cut off/],
  [
    "a cut line",
    ([first = "", ...lines]) => [first.slice(0, -9), ...lines].join("\n"),
    /line 1 is cut off/,
  ],
  ["an end between two lines", ([first = ""]) => `${first}\n`, /2 of the 3 answers.* are missing/],
  ["an error in JSON", () => '{"error":{"message":"later"}}', /line 1 is no line of results/],
  ["one JSON array", (lines) => `[${lines.join(",")}]`, /line 1 is no line of results/],
  [
    "a line that is no text",
    ([, ...lines]) =>
      Buffer.concat([Buffer.from([0xff, 0, 0xff, 10]), Buffer.from(lines.join("\n"))]),
    /line 1 is no UTF-8/,
  ],
])(
  "a file of results with %s is looked at again, and nothing is paid twice",
  async (_, change, why) => {
    const { first, second, server, user } = await collectWith(change);

    expect(first.stderr).toMatch(/The batch batch_0 is not collected yet: of a file of results, /);
    expect(first.stderr).toMatch(why);
    expect(first.stderr).toMatch(/Its record is batches\/[0-9a-f]{16}\.json in the cache/);
    expect([first.code, second.code], first.stderr + second.stderr).toEqual([3, 0]);
    expect(server.batches).toHaveLength(1);
    expect(pending(user)).toEqual([]);
  },
);

test("results with CR line ends are collected", async () => {
  const { first, server } = await collectWith((lines) => lines.join("\r"));

  expect(first.code, first.stderr).toBe(0);
  expect(server.batches).toHaveLength(1);
});

const isShow: Matcher = ({ url = "" }) => url.endsWith("/batches/batch_0");
const isContent: Matcher = ({ url = "" }) => url.endsWith("/content");

test.each(
  [
    ["an HTML page", "<html><title>404 Not Found</title>nginx</html>"],
    ["nothing", ""],
    ["an empty object", "{}"],
    ["its own name", "404 page not found"],
    ["a gateway's JSON", '{"detail":"Not Found"}'],
    ["an error about the address", '{"error":{"message":"Invalid URL (GET /v1/batches)"}}'],
  ].flatMap(([what = "", body = ""]) => [
    { what, body, matches: isShow, place: "a batch" },
    { what, body, matches: isContent, place: "its results" },
  ]),
)("a 404 with $what in place of $place says nothing of the batch", async ({ body, matches }) => {
  const { server, user, put } = await open();
  await user.run(BACKFILL);
  server.finish(completed);
  put((request, response) => {
    if (!matches(request)) return false;
    response.writeHead(404).end(body);
    return true;
  });

  const refused = await user.run(BACKFILL);
  put(() => false);
  const collected = await user.run(BACKFILL);

  expect(refused.code, refused.stderr).toBe(1);
  expect(refused.stderr).toMatch(/The batch batch_0 is not collected yet \(its record: .*404/);
  expect(refused.stderr).toContain("move its record into batches/done/");
  expect(collected.code, collected.stderr).toBe(0);
  expect(server.batches).toHaveLength(1);
});

test("a batch with a status that nobody knows is taken to be under way", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  server.finish(() => ({ status: "paused", output: null, errors: null }));

  const paused = await user.run(BACKFILL);
  server.finish(completed);
  const collected = await user.run(BACKFILL);

  expect(paused.stderr).toContain('The batch batch_0 has the status "paused"');
  expect([paused.code, collected.code], collected.stderr).toEqual([3, 0]);
  expect(server.batches).toHaveLength(1);
});

test("a provider that gives no id for a batch makes one batch a run at most", async () => {
  const { user, put } = await open();
  let created = 0;
  put((request, response) => {
    if (!isCreate(request)) return false;
    created += 1;
    request.resume().on("end", () => response.end('{"status":"validating"}'));
    return true;
  });

  const made = [];
  for (let run = 1; run <= 5; run += 1) {
    await user.run(BACKFILL);
    made.push(created);
  }

  expect(made).toEqual([1, 2, 3, 4, 4]);
});

test("thousands of foreign lines are not written", async () => {
  const foreign = (index: number) =>
    JSON.stringify(answerLine({ custom_id: index.toString(16).padStart(64, "0"), body: QUESTION }));
  const { first, user } = await collectWith((lines) =>
    [...lines, ...Array.from({ length: 2_000 }, (_, index) => foreign(index))].join("\n"),
  );

  expect(first.stderr).toContain("that answer none of its questions: 2000.");
  expect(first.code).toBe(0);
  const kept = readdirSync(join(user.folder, "cache/answers"), {
    recursive: true,
    encoding: "utf8",
  });
  expect(kept.filter((name) => name.endsWith(".json"))).toHaveLength(3);
});

const QUESTION = {
  messages: [
    { role: "user", content: '{"title":"t","abstract":"one two three four five six seven"}' },
  ],
};

test("a page in place of the answers is an error, and the batch is still there for the next run", async () => {
  const { first, second, server } = await collectWith(() => "<html>Sign in</html>");

  expect(first.code).toBe(1);
  expect(first.stderr).toMatch(/answered 200 with an HTML page/);
  expect(second.code).toBe(0);
  expect(server.batches).toHaveLength(1);
});

test.each([404, 410])(
  "answers that are gone (%i) are said to be, and asked for again",
  async (status) => {
    const { server, user, put } = await open();
    await user.run(BACKFILL);
    server.finish(completed);
    put(({ url = "" }, response) => {
      if (!url.endsWith("/content") || server.batches.length > 1) return false;
      response.writeHead(status).end('{"error":{"message":"No such File object."}}');
      return true;
    });

    const first = await user.run(BACKFILL);
    const second = await user.run(BACKFILL);

    expect(first.stderr).toMatch(/a file of answers is gone\..*No such File/);
    expect([first.code, second.code]).toEqual([3, 0]);
  },
);

test.each([
  ["a refused upload", isUpload, 400],
  ["an upload with a wrong key", isUpload, 401],
  ["an upload that fails", isUpload, 500],
  ["a refused batch", isCreate, 400],
] as const)(
  "%s that repeats the key does not bring it to the terminal",
  async (_, matches, status) => {
    const { user, put } = await open();
    put((request, response) => {
      if (!matches(request)) return false;
      const body = { error: { message: `\u001B[31mThe key ${KEY} may not do that.` } };
      request.resume().on("end", () => response.writeHead(status).end(JSON.stringify(body)));
      return true;
    });

    const { code, stderr } = await user.run(BACKFILL);

    expect(code).toBe(1);
    expect(stderr).toMatch(/The key \[key\] may not do that/);
    expect(stderr).not.toContain("\u001B");
  },
);

test("nor does a batch that failed", async () => {
  const { server, user } = await open();
  await user.run(BACKFILL);
  server.finish(() => ({
    ...{
      status: "failed",
      output: null,
      errors: null,
      message: `\u001B]0;x\u0007${KEY} is no key.`,
    },
  }));

  const { code, stderr } = await user.run(BACKFILL);

  expect(code).toBe(1);
  expect(stderr).toContain("The provider refused a whole batch: [key] is no key.");
  expect(stderr).not.toContain("\u001B");
});

test.each<[string, (path: string) => void, RegExp, number]>([
  [
    "a deep line",
    (path) => writeFileSync(path, `${nested}\n{}`),
    /0 answers taken in, 0 refused, 2 lines not ours/,
    3,
  ],
  ["a line of 5 MB", (path) => writeFileSync(path, `${long}\n`), /1 line not ours/, 3],
  [
    "a device without an end",
    (path) => symlinkSync("/dev/zero", path),
    /is a device, not a file/,
    1,
  ],
  ["a folder", () => {}, /is a folder, not a file/, 1],
])("import of %s ends, and says what it was", async (name, make, words, code) => {
  const { user } = await open();
  const path = name === "a folder" ? user.folder : join(user.folder, "answers.jsonl");
  make(path);

  const imported = await user.run(`batch import ${path}`);

  expect(imported.stderr).toMatch(words);
  expect(imported.code).toBe(code);
});
