import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HttpResponse, http } from "msw";
import { expect, onTestFinished, test } from "vitest";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { complete, openModelServer } from "../../support/model-server.ts";
import { network } from "../../support/network.ts";
import { makeDraftFrom } from "../../support/papers.ts";
import { readDay } from "../../support/recorded.ts";
import { makeUser, serveHub } from "../../support/world.ts";

const DAY = "2026-02-13";

/** An error as users see it: code, one sentence, next step, and no stack. */
const EXPLAINED = /^[A-Z]+: .+\n {2}fix: .+\.\n/m;

function expectExplained(stderr: string): void {
  expect(stderr).toMatch(EXPLAINED);
  expect(stderr).not.toMatch(/^\s+at /m);
}

test.each(["2026-02-30", "yesterday", "2026/02/13", "2026-2-1"])(
  "%s is no day as a command takes it",
  async (date) => {
    const { code, stderr, stdout } = await makeUser().run(`run ${date}`);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expectExplained(stderr);
    expect(stderr).toContain(`"${date}" is `);
  },
);

test("a day that has not begun in UTC is refused without asking the Hub", async () => {
  const now = () => new Date("2026-02-14T08:00:00+09:00");

  const { code, stderr } = await makeUser().run("run 2026-02-14", { now });

  expect(code).toBe(2);
  expectExplained(stderr);
  expect(stderr).toContain("2026-02-14 has not begun: in UTC");
});

test.each([
  "run --top many",
  "run --concurrency 0",
  "run --nonsense",
  "run 2026-02-13 2026-02-14",
  "fly",
])("papercards %s is wrong use", async (command) => {
  const { code, stderr } = await makeUser().run(command);

  expect(code).toBe(2);
  expect(stderr).not.toBe("");
});

test.each(["--help", "run --help", "demo --help"])("papercards %s helps", async (command) => {
  const { code, stdout } = await makeUser().run(command);

  expect(code).toBe(0);
  expect(stdout).toContain("Usage: papercards");
});

test.each([
  ["HTML", () => HttpResponse.html("<html>captive portal</html>")],
  ["half a body", () => new HttpResponse('[{"paper":{"id":"26')],
  ["503", () => new HttpResponse("busy", { status: 503 })],
  [
    "an error object",
    () =>
      HttpResponse.json(JSON.parse(readFileSync("test/fixtures/hub-error-404.json", "utf8")), {
        status: 404,
      }),
  ],
])(
  "a Hub that answers %s, on its API and its page, is an error that names the address",
  async (_name, answer) => {
    network.use(http.get("https://huggingface.co/*", answer));

    const { code, stderr } = await makeUser().run(`run ${DAY}`);

    expect(code).toBe(1);
    expectExplained(stderr);
    expect(stderr).toContain(`https://huggingface.co/api/daily_papers?date=${DAY}`);
  },
);

test("an output folder that cannot be used is named before anything is paid for", async () => {
  const items = readDay(DAY);
  serveHub({ [DAY]: items });
  const server = await openModelServer(parseListing(items).papers, ({ paper }) => ({
    body: complete(JSON.stringify(makeDraftFrom(paper))),
  }));
  onTestFinished(server.close);
  const user = makeUser(server.url);
  writeFileSync(join(user.folder, "blocked"), "a file where a folder should be");

  const blocked = await user.run(`run ${DAY} --output ${user.folder}/blocked`);

  expect(blocked.code).toBe(1);
  expectExplained(blocked.stderr);
  expect(blocked.stderr).toContain("--output");
  expect(server.requests).toEqual([]);
});

test.each([
  ["truncated", '{"formatVersion":1,"kind":"daily"', "truncated or not valid JSON"],
  ["foreign", '{"hello":"world"}', "not a file that papercards wrote"],
  ["of a later version", '{"formatVersion":2,"kind":"daily"}', "has format version 2"],
])("a digest that is %s is named and left as it is", async (_name, text, problem) => {
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser();
  const path = join(user.folder, `output/daily/2026/${DAY}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);

  const now = () => new Date("2026-02-16T00:00:00Z");
  for (const command of [`run ${DAY}`, "run", "render"]) {
    const { code, stderr } = await user.run(command, { now });

    expect(code, command).toBe(1);
    expectExplained(stderr);
    expect(stderr).toContain(path);
    expect(stderr).toContain(problem);
  }
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("a truncated listing in the cache is named, never taken for an empty day", async () => {
  const user = makeUser();
  const path = join(user.folder, `cache/listings/${DAY}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '{"date":"2026-02-13","settled":true,"items":[');

  const { code, stderr } = await user.run(`run ${DAY}`);

  expect(code).toBe(1);
  expectExplained(stderr);
  expect(stderr).toContain(path);
});

test("the demo makes the bundled day, and never replaces a digest by another model", async () => {
  const user = makeUser();
  const first = await user.run("demo");
  const path = join(user.folder, `output/daily/2026/${DAY}.json`);
  const digest = readFileSync(path, "utf8");
  const again = await user.run("demo");
  writeFileSync(path, digest.replaceAll('"model": "recorded"', '"model": "gpt"'));

  const refused = await user.run("demo");

  expect([first.code, again.code, refused.code]).toEqual([0, 0, 2]);
  expectExplained(refused.stderr);
  expect(digest).toBe(readFileSync(`examples/2026-02-13/output/daily/2026/${DAY}.json`, "utf8"));
});
