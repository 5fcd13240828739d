import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HttpResponse, http } from "msw";
import { expect, onTestFinished, test } from "vitest";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { openBatchServer } from "../../support/batch-server.ts";
import { openLoopback } from "../../support/loopback.ts";
import { complete, openModelServer, refuse } from "../../support/model-server.ts";
import { network } from "../../support/network.ts";
import { makeDraftFrom } from "../../support/papers.ts";
import { readDay } from "../../support/recorded.ts";
import { isRunnerCommand } from "../../support/runner-command.ts";
import { makeUser, serveHub } from "../../support/world.ts";

const DAY = "2026-02-13";
const KEY = "sk-own~1234567890/ab";

/** What a terminal would obey, an eye would miss, and a runner would run. */
const EVIL = "\u001B[2J\u009B31m\u202Ex\u200By\u0007 ##[add-mask]z";
/** The same without spaces, since arguments are divided there. */
const WORD = EVIL.replaceAll(" ", "_");

function expectHarmless(text: string): void {
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202E\u200B]/u);
  expect(text.split("\n").filter(isRunnerCommand)).toEqual([]);
}

test.each([
  `run ${WORD}`,
  `run ${DAY} --${WORD}`,
  `run --top ${WORD}`,
  `run ${DAY} --output ${WORD}`,
  `backfill ${DAY} ${WORD}`,
  `backfill ${DAY} ${DAY} --shard ${WORD}`,
  `weekly ${WORD}`,
  `review ${DAY} --port ${WORD}`,
  `check ${WORD}.json`,
  `check --output ${WORD}`,
  `render --output ${WORD}`,
  `doctor --model ${WORD}`,
  `doctor --output ${WORD} --cache ${WORD}`,
  `batch import ${WORD}`,
  `batch export ${WORD} 2026-02-14`,
  `demo --output ${WORD}`,
  WORD,
])("%j prints nothing that is obeyed", async (command) => {
  serveHub({});

  const { stdout, stderr } = await makeUser().run(command);

  expect(stdout + stderr).not.toBe("");
  expectHarmless(stdout + stderr);
});

test.each([
  ["PAPERCARDS_TOP", EVIL],
  ["PAPERCARDS_OUTPUT_DIR", `out/${WORD}`],
  ["OPENAI_BASE_URL", EVIL],
  ["OPENAI_BASE_URL", "http://127.0.0.1:9/\u009B31m"],
  ["OPENAI_MODEL", EVIL],
  ["NO_PROXY", EVIL],
  ["HTTP_PROXY", EVIL],
  ["NODE_EXTRA_CA_CERTS", WORD],
])("%s=%j prints nothing that is obeyed", async (name, value) => {
  serveHub({});

  const user = makeUser(undefined, { [name]: value });
  const [run, doctor] = [await user.run(`run ${DAY}`), await user.run("doctor")];

  expectHarmless(run.stdout + run.stderr + doctor.stdout + doctor.stderr);
});

test.each([
  "run --sk-proj-Q7rTz9Wm4LkXcVbNhYgUjIkOlPq",
  "run -ksk-proj-Q7rTz9Wm4LkXcVbNhYgUjIkOlPq",
  "run 2026-02-13 sk-proj-Q7rTz9Wm4LkXcVbNhYgUjIkOlPq",
  "sk-proj-Q7rTz9Wm4LkXcVbNhYgUjIkOlPq",
  "run --top=hf_Q7rTz9Wm4LkXcVbNhYgUjIkOlPq",
])("a key among the arguments of %s is not repeated", async (command) => {
  const { code, stdout, stderr } = await makeUser().run(command);

  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain("Q7rTz9");
});

test.each([
  ["HF_ENDPOINT", "https://me:hunter2secret@hub.test"],
  ["OPENAI_BASE_URL", "https://me:hunter2secret@models.test/v1"],
  ["OPENAI_BASE_URL", "https://models.test/v1?key=hunter2secret"],
  ["ARXIV_ENDPOINT", "https://hunter2secret@arxiv.test"],
  ["PAPERCARDS_TOP", "sk-hunter2secret1234567890"],
  ["OPENAI_MODEL", "sk-hunter2secret1234567890"],
])("what is secret in %s=%s is printed by neither run nor doctor", async (name, value) => {
  serveHub({});
  const user = makeUser(undefined, { [name]: value });

  for (const command of [`run ${DAY}`, "doctor"]) {
    const { code, stdout, stderr } = await user.run(command);

    expect(code, command).toBe(2);
    expect(stdout + stderr).toContain(name);
    expect(stdout + stderr).not.toContain("hunter2");
  }
});

test("a content type of the Hub is told, cleaned and cut", async () => {
  const { origin, close } = await openLoopback((_, response) => {
    response.writeHead(200, { "content-type": `text/${"x; ".repeat(4_000)}\u009B31m` });
    response.end("<html>");
  });
  onTestFinished(close);

  const { stderr } = await makeUser(undefined, { HF_ENDPOINT: origin }).run(`run ${DAY}`);

  expect(stderr).toContain("answered text/x");
  expect(stderr.length).toBeLessThan(2_000);
  expectHarmless(stderr);
});

test("a title, a model's own name and its words are no commands to a runner or a terminal", async () => {
  const items = readDay(DAY).map((item) => ({ ...Object(item), title: EVIL }));
  const titled = items.map((item) => ({
    ...item,
    paper: { ...item.paper, title: `${EVIL}\n::add-mask::x` },
  }));
  serveHub({ [DAY]: titled });
  let asked = 0;
  const server = await openModelServer(parseListing(titled).papers, ({ paper }) => {
    asked += 1;
    return asked === 2
      ? { status: 400, body: refuse(`${EVIL}\n::add-mask::x`) }
      : { body: complete(JSON.stringify(makeDraftFrom(paper)), { model: EVIL }) };
  });
  onTestFinished(server.close);
  const user = makeUser(server.url, { GITHUB_ACTIONS: "true" });

  for (const command of [`run ${DAY}`, `run ${DAY} --json`, `run ${DAY} --dry-run`, "render"]) {
    const { stdout, stderr } = await user.run(command);
    expectHarmless((stdout + stderr).replaceAll("\u2060", ""));
  }
  const checked = await user.run("check --json");
  expect(() => JSON.parse(checked.stdout)).not.toThrow();
  expectHarmless(checked.stdout);
});

test("what a file says is no command, in an annotation or beside it", async () => {
  const user = makeUser(undefined, { GITHUB_ACTIONS: "true" });
  const path = join(user.folder, "a\u009B ##[add-mask]b", "card.json");
  mkdirSync(dirname(path), { recursive: true });
  const paper = { id: "2602.00001", title: "T", abstract: "A short abstract." };
  const draft = {
    ...makeDraftFrom(parseListing(readDay(DAY)).papers[0] ?? expect.fail()),
    oneLine: EVIL,
  };
  writeFileSync(path, JSON.stringify({ paper, draft }));

  const { stdout, stderr } = await user.run("check", { argv: ["check", path] });

  const own = /^::(?:error|warning|notice) file=/;
  const lines = (stdout + stderr).split("\n");
  expect(lines.filter((line) => own.test(line)).length).toBeGreaterThan(0);
  expectHarmless(lines.filter((line) => !own.test(line)).join("\n"));
  expect(lines.join("")).not.toMatch(/[\p{Cc}\u202E\u200B]|##\[/u);
});

const FORMS = {
  "as it is": KEY,
  "in JSON": JSON.stringify(KEY),
  "percent-encoded": encodeURIComponent(KEY),
  "in base64": Buffer.from(`user:${KEY}`).toString("base64"),
  backwards: [...KEY].toReversed().join(""),
  "with zero-width characters": [...KEY].join("\u200B"),
};

/** No run of eight signs of the key, and none of what it was written as. */
function expectNoKey(text: string): void {
  for (const form of Object.values(FORMS)) expect(text).not.toContain(form);
  expect(text).not.toMatch(/1234567890|0987654321|MTIzNDU2Nzg5M/);
}

test.each(Object.entries(FORMS))(
  "a provider that repeats the key %s is quoted without it",
  async (_, form) => {
    serveHub({ [DAY]: readDay(DAY) });
    const server = await openLoopback((_request, response) => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify(refuse(`bad \u001B[31mrequest: ${form} is wrong`)));
    });
    onTestFinished(server.close);
    const user = makeUser(`${server.origin}/v1`, { OPENAI_API_KEY: KEY });

    const [run, doctor] = [await user.run(`run ${DAY}`), await user.run("doctor")];
    const printed = run.stdout + run.stderr + doctor.stdout + doctor.stderr;

    expect(printed).toContain("[key]");
    expectNoKey(printed);
    expectHarmless(printed);
  },
);

test.each(Object.entries(FORMS))(
  "a batch that is refused with the key %s is quoted without it",
  async (_, form) => {
    serveHub({ [DAY]: readDay(DAY) });
    const server = await openBatchServer();
    onTestFinished(server.close);
    const user = makeUser(`${server.origin}/v1`, { OPENAI_API_KEY: KEY });
    const backfill = `backfill ${DAY} ${DAY} --batch`;
    await user.run(backfill);
    server.finish(() => ({
      status: "failed",
      output: null,
      errors: null,
      message: `\u009B1m${form} no`,
    }));

    const { stdout, stderr } = await user.run(backfill);

    expect(stderr).toMatch(/The provider refused a whole batch: \S{0,9}\[key\]/);
    expectNoKey(stdout + stderr);
    expectHarmless(stdout + stderr);
  },
);

test.each([400, 401, 500])(
  "an upload refused with %i that repeats the key is quoted without it",
  async (status) => {
    serveHub({ [DAY]: readDay(DAY) });
    const { origin, close } = await openLoopback((_, response) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(refuse(`\u001B[31m${KEY} is wrong`)));
    });
    onTestFinished(close);
    const user = makeUser(`${origin}/v1`, { OPENAI_API_KEY: KEY });

    const { stdout, stderr } = await user.run(`backfill ${DAY} ${DAY} --batch`);

    expect(stderr).toContain("[key] is wrong");
    expectNoKey(stdout + stderr);
    expectHarmless(stdout + stderr);
  },
);

test("a key of .env and one of another program are known, too", async () => {
  network.use(
    http.get(
      "https://huggingface.co/*",
      () =>
        new HttpResponse("x", {
          headers: { "content-type": "text/of-other-1234567 in-env-7654321" },
        }),
    ),
  );
  const user = makeUser(undefined, { OTHER_API_KEY: "of-other-1234567", OPENAI_API_KEY: "" });
  writeFileSync(join(user.folder, ".env"), "OPENAI_API_KEY=in-env-7654321\n");

  const { stderr } = await user.run(`run ${DAY}`, {});

  expect(stderr).toContain("answered text/[key] [key]");
});

test("a key in place of an argument is not repeated", async () => {
  const { stderr } = await makeUser().run("run sk-proj-abcdef1234567890");

  expect(stderr).toContain('USAGE: "[key]" is no calendar day.');
});
