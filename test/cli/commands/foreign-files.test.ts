import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { toTemporaryId, toTemporaryName } from "../../../src/store/files/temporary-name.ts";
import { openBatchServer } from "../../support/batch-server.ts";
import { readDay } from "../../support/recorded.ts";
import { openRecordedModel } from "../../support/recorded-run.ts";
import { openReview } from "../../support/review-page.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAY = "2026-02-13";
const WEEK = "output/weekly/2026/2026-W07.json";
const RECEIPT = `cache/receipts/${DAY}.json`;

async function open() {
  serveHub({ [DAY]: readDay(DAY) });
  const server = await openRecordedModel(readDay(DAY));
  return { server, user: makeUser(server.url) };
}

function put({ folder }: User, name: string, text = ""): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A file that a process was writing when it was killed. */
const KILLED = toTemporaryName({ processId: 99, isRunning: () => false });

const TORN = [
  ["torn", '{"formatVersion":1,"kind":"we'],
  ["half merged", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n"],
  ["of a newer format", '{"formatVersion":2,"kind":"weekly"}'],
  ["foreign", '{"hello":"world"}'],
] as const;

test.each(
  TORN.flatMap(([kind, text]) => [
    { kind, text, command: "weekly 2026-W07", path: WEEK },
    { kind, text, command: "weekly 2026-W07 --dry-run", path: WEEK },
    { kind, text, command: `backfill ${DAY} ${DAY}`, path: RECEIPT },
    { kind, text, command: `run ${DAY}`, path: RECEIPT },
  ]),
)("$command names a $kind $path and leaves it as it is", async ({ text, command, path }) => {
  const { server, user } = await open();
  if (command.startsWith("weekly")) await user.run(`run ${DAY}`);
  const asked = server.requests.length;
  put(user, path, text);

  const { code, stderr } = await user.run(command);

  expect(code).toBe(1);
  expect(stderr).toContain(`STORE: ${join(user.folder, path)} `);
  expect(stderr).not.toMatch(/delete|\n\s+at /i);
  expect(readFileSync(join(user.folder, path), "utf8")).toBe(text);
  expect(server.requests).toHaveLength(asked);
});

test.each([
  ["a foreign README in the output folder", "output/README.md", `run ${DAY}`],
  ["a file in the place of a folder", "output/daily", `run ${DAY}`],
  ["a file in the place of the cache", "cache", `run ${DAY}`],
  ["a file in the place of a cache's folder", "cache/answers", `run ${DAY}`],
  ["a file in the place of a folder", "output/daily", `backfill ${DAY} ${DAY}`],
  ["a file in the place of a year", "output/daily/2026", `backfill ${DAY} ${DAY} --batch`],
  ["a file in the place of a folder", "output/weekly", "weekly"],
  ["a file in the place of the output folder", "output", `review ${DAY} --no-open`],
])("%s (%s) is named before %j asks anything", async (_name, path, command) => {
  const { server, user } = await open();
  put(user, path, "# My project");

  const { code, stderr } = await user.run(command);

  expect(code).toBe(1);
  expect(stderr).toMatch(/^STORE: .+\n {2}fix: .+\.$/m);
  expect(stderr).toContain(join(user.folder, path));
  expect(readFileSync(join(user.folder, path), "utf8")).toBe("# My project");
  expect(server.requests).toHaveLength(0);
});

test.each([
  ["text of its own", (path: string) => writeFileSync(path, "# My notes\n")],
  ["a folder", (path: string) => mkdirSync(path)],
])(
  "a document of a day without JSON that is %s is named before the model is asked",
  async (_what, make) => {
    const { server, user } = await open();
    const path = put(user, `output/daily/2026/other.txt`).replace("other.txt", `${DAY}.md`);
    make(path);

    const { code, stderr } = await user.run(`backfill ${DAY} ${DAY}`);

    expect(code).toBe(1);
    expect(stderr).toMatch(/STORE: .*2026-02-13\.md is .+\n {2}fix: .+\.$/m);
    expect(server.requests).toHaveLength(0);
  },
);

test("a digest that is a link to nothing is named by everything that reads it", async () => {
  const { user } = await open();
  await user.run(`run ${DAY}`);
  const path = join(user.folder, `output/daily/2026/${DAY}.json`);
  rmSync(path);
  symlinkSync(join(user.folder, "nowhere"), path);

  for (const command of ["render", "check", `run ${DAY}`, "weekly 2026-W07"]) {
    const { code, stderr } = await user.run(command);
    expect({ command, isFine: code === 0 }).toEqual({ command, isFine: false });
    expect(stderr).toContain(`STORE: ${path} is a link that leads to no file.`);
  }
});

test.each(["output/daily", "output/images", "cache/answers"])(
  "a link at %s is named before anything is asked, and nothing changes behind it",
  async (place) => {
    const { server, user } = await open();
    const outside = put(user, "elsewhere/report.json", "theirs");
    mkdirSync(dirname(join(user.folder, place)), { recursive: true });
    symlinkSync(dirname(outside), join(user.folder, place));

    const { code, stderr } = await user.run(`run ${DAY}`);

    expect(code).toBe(1);
    expect(stderr).toContain(`${join(user.folder, place)} is a link to a folder`);
    expect(server.requests).toHaveLength(0);
    expect(readdirSync(dirname(outside))).toEqual(["report.json"]);
  },
);

test.each([
  ["render", ["output"]],
  ["demo", ["output"]],
  ["weekly", ["output", "cache"]],
  [`run ${DAY}`, ["output", "cache"]],
  [`run ${DAY} --dry-run`, ["cache"]],
  [`run ${DAY} --record output/recorded`, ["output/recorded"]],
  [`backfill ${DAY} ${DAY}`, ["output", "cache"]],
  [`batch export q.jsonl ${DAY}`, ["cache"]],
  ["batch import answers.jsonl", ["cache"]],
] as const)("%s sweeps what it writes to", async (command, places) => {
  const { user } = await open();
  const left = places.map((place) => put(user, join(place, KILLED)));

  await user.run(command);

  expect(left.filter((path) => existsSync(path))).toEqual([]);
});

test("so does a review", async () => {
  const { user } = await open();
  const left = ["output", "cache"].map((place) => put(user, join(place, KILLED)));

  await openReview(user);

  expect(left.filter((path) => existsSync(path))).toEqual([]);
});

test("files of questions that a killed run has not sent are swept by the next one", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const server = await openBatchServer();
  onTestFinished(server.close);
  const user = makeUser(`${server.origin}/v1`);
  const id = toTemporaryId({ processId: 99, isRunning: () => false });
  const names = [`papercards-${id}.jsonl`, `papercards-${id}-2.jsonl`, `.papercards-${id}.tmp`];
  for (const name of [...names, "mine.jsonl"]) put(user, `cache/batches/outgoing/${name}`);

  const { code } = await user.run(`backfill ${DAY} ${DAY} --batch`);

  expect(code).toBe(3);
  expect(readdirSync(join(user.folder, "cache/batches/outgoing"))).toEqual(["mine.jsonl"]);
});

test("the questions of a batch are exported over a file only with --force", async () => {
  const { user } = await open();
  const [first, second] = [put(user, "q.jsonl", "theirs"), put(user, "folder/q.jsonl")];

  const refused = await user.run(`batch export q.jsonl ${DAY}`);
  const asFolder = await user.run(`batch export folder ${DAY} --force`);
  const before = readFileSync(first, "utf8");
  const forced = await user.run(`batch export q.jsonl ${DAY} --force`);

  expect([refused.code, asFolder.code, forced.code]).toEqual([2, 2, 0]);
  expect(refused.stderr).toMatch(/^USAGE: q\.jsonl is there already\.\n {2}fix: .*--force/);
  expect(asFolder.stderr).toMatch(/^USAGE: folder is a folder\.\n {2}fix: Name a file/);
  expect(before).toBe("theirs");
  expect(readFileSync(first, "utf8").trim().split("\n")).toHaveLength(5);
  expect(existsSync(second)).toBe(true);
});

test("recorded answers of an earlier run stay, unless --force replaces them", async () => {
  const { user } = await open();
  const earlier = put(user, "recorded/2602.12036.json", "theirs");
  const record = `run ${DAY} --record recorded`;

  const { code, stderr } = await user.run(record);
  const kept = readFileSync(earlier, "utf8");
  await user.run(`${record} --force --cache other --model other --redraft`);

  expect(code).toBe(0);
  expect(stderr).toContain("recorded/2602.12036.json is there already and stays as it is");
  expect(kept).toBe("theirs");
  expect(readdirSync(dirname(earlier))).toHaveLength(5);
  expect(JSON.parse(readFileSync(earlier, "utf8"))).toHaveProperty("answers");
});

test("every folder that a run makes in the cache is one that is swept", async () => {
  const { CACHE_FOLDERS } = await import("../../../src/store/cache-folders.ts");
  const { user } = await open();

  await user.run(`backfill ${DAY} ${DAY}`);

  const others = readdirSync(join(user.folder, "cache")).filter(
    (name) => !CACHE_FOLDERS.includes(name),
  );
  expect(others).toEqual([]);
});

test("no advice tells anybody to delete a file", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join("src", path), "utf8"));
  const documents = ["README.md", "README.ko.md", "docs/errors.md"];
  const texts = [...sources, ...documents.map((path) => readFileSync(path, "utf8"))].join("\n");

  expect(texts.match(/["`(. ][Dd]elete (?:it|the|this|that|your|its|what)\b.*/g)).toBeNull();
  expect(texts).not.toMatch(/삭제하|지우세요|지우십시오/);
});

test.runIf(existsSync("/proc/self")).each(["--output", "--cache"])(
  "a folder for %s in which none can be made is named before anything is asked",
  async (flag) => {
    const { server, user } = await open();

    const { code, stderr } = await user.run(`run ${DAY} ${flag} /proc/papercards/${flag}`);

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^STORE: \/proc\/papercards\/--\w+ cannot be made \(ENOENT.*\n {2}fix: /m,
    );
    expect(server.requests).toHaveLength(0);
  },
);
