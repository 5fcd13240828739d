import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { buildDailyDigest, type DailyDigest } from "../src/core/digest/digest.ts";
import { toJson } from "../src/store/to-json.ts";
import { writeHanded } from "../test/support/hand-over.ts";
import { openRequests } from "../test/support/people.ts";
import { makeDay, openReviewArchive, type ReviewArchive } from "../test/support/review-archive.ts";
import { checkOut, commitAll, git } from "../test/support/runner.ts";
import { makeFolder } from "../test/support/temporary.ts";

const [DAY, NEXT] = ["2026-02-13", "2026-02-16"];
const [WEEK, NEXT_WEEK] = ["papercards/2026-W07", "papercards/2026-W08"];
const BRANCH = `papercards/${DAY}`;
const MD = `output/daily/2026/${DAY}.md`;
const JSON_FILE = `output/daily/2026/${DAY}.json`;
const INDEX = "output/README.md";
const SENTENCE = `${DAY}의 2번 카드입니다.`;
const EDITED = "사람이 고친 문장입니다.";
const rewrite = (text: string) => text.replace(SENTENCE, EDITED);
const addNote = (text: string) => `${text}\nA note.\n`;
const removeNote = (text: string) => text.replace("\nA note.\n", "");

async function openDay() {
  const archive = await openReviewArchive();
  await run(archive, makeDay(DAY));
  return { ...archive, request: archive.server.open(BRANCH) ?? expect.fail() };
}

/** An archive with a merged day and the open request of its week. */
async function openWeek() {
  const archive = await openDay();
  archive.people.merge(archive.request);
  await run(archive);
  return { ...archive, week: archive.server.open(WEEK) ?? expect.fail() };
}

async function run(archive: ReviewArchive, ...days: DailyDigest[]) {
  const done = await archive.run(...days);
  expect(done.exitCode, done.printed).toBe(0);
  return done;
}

const filesOf = ({ origin }: ReviewArchive, branch: string) =>
  git(origin, "diff", "--name-only", `main...${branch}`).split("\n");
const branchesOf = ({ origin }: ReviewArchive) =>
  git(origin, "branch", "--format=%(refname:short)", "--list", "papercards/*").split("\n");

/** A day with the cards of that and of another day, as when more papers were listed since. */
function growDay(): DailyDigest {
  const cards = [...makeDay(DAY).cards, ...makeDay("2026-02-12").cards];
  return buildDailyDigest({ ...makeDay(DAY), cards });
}

test.each([
  ["a formatter's commit", ".gitignore", addNote],
  ["a formatter's rewrite of the index", INDEX, (text: string) => text.replaceAll(/^- /gm, "* ")],
])(
  "after %s on a week's request, the index goes with the next week alone",
  async (_, path, change) => {
    const archive = await openWeek();
    const { people, server } = archive;
    people.edit(WEEK, path, change, "style: format");
    await run(archive, makeDay(NEXT));
    people.merge(server.open(`papercards/${NEXT}`) ?? expect.fail());
    await run(archive);

    expect(filesOf(archive, WEEK)).not.toContain(INDEX);
    expect(filesOf(archive, NEXT_WEEK)).toContain(INDEX);
    for (const branch of [NEXT_WEEK, WEEK]) people.merge(server.open(branch) ?? expect.fail());
    await archive.settle();
    expect(await archive.renderChanges()).toBe("");
  },
);

test("a week that is left as it is keeps the index to itself, and goes on when the edit is undone", async () => {
  const archive = await openWeek();
  const { people, server } = archive;
  const path = "output/weekly/2026/2026-W07.md";
  people.edit(WEEK, path, addNote);
  await run(archive, makeDay(NEXT));
  people.merge(server.open(`papercards/${NEXT}`) ?? expect.fail());
  await run(archive);
  expect(filesOf(archive, WEEK)).toContain(INDEX);
  expect(filesOf(archive, NEXT_WEEK)).not.toContain(INDEX);

  people.edit(WEEK, path, removeNote);
  const done = await run(archive);

  expect(done.printed).not.toContain("left alone");
  expect(filesOf(archive, WEEK)).not.toContain(INDEX);
  for (const branch of [WEEK, NEXT_WEEK]) people.merge(server.open(branch) ?? expect.fail());
  await archive.settle();
  expect(await archive.renderChanges()).toBe("");
});

test("a run on another branch touches no request that is for main, nor brings its commits there", async () => {
  const archive = await openDay();
  const { origin, people, server, request } = archive;
  git(origin, "branch", "staging", "main");
  people.edit("staging", "README.md", (text) => `${text}UNRELEASED\n`);
  const tip = git(origin, "rev-parse", BRANCH);
  const runOnStaging = async (inputs: Record<string, string>, ...days: DailyDigest[]) => {
    const temporary = makeFolder();
    const files = days.map((day): [string, string] => [`daily/2026/${DAY}.json`, toJson(day)]);
    writeHanded({ files: new Map(files) }, join(temporary, "papercards"));
    const runner = checkOut(origin, temporary, { branch: "staging" });
    const done = await runner.step({ ...server.environment, ...inputs });
    expect(done.exitCode, done.printed).toBe(0);
    return done;
  };

  const day = makeDay(DAY, { upvotes: 90 });
  const done = await runOnStaging({ INPUT_STEP: "publish" }, day);
  await runOnStaging({ INPUT_STEP: "publish", INPUT_REVIEW: "" }, day);
  await runOnStaging({ INPUT_STEP: "refresh" });

  expect(git(origin, "rev-parse", BRANCH)).toBe(tip);
  expect(request.state).toBe("open");
  expect(done.printed).toMatch(/::warning title=Left to another branch::.*for main.*2026-02-13/);
  expect(server.open(WEEK)?.base).toBe("staging");
  people.merge(request);
  expect(people.read("main", "README.md")).not.toContain("UNRELEASED");
});

test("an undone edit that was refused leaves the day as it was: what is new arrives", async () => {
  const archive = await openDay();
  const { people, request } = archive;
  people.edit(BRANCH, MD, addNote);
  await run(archive);
  people.edit(BRANCH, MD, removeNote);

  await run(archive, makeDay(DAY, { upvotes: 99 }));

  expect(people.read(BRANCH, JSON_FILE)).toContain('"upvotes": 101');
  expect(request.comments).toHaveLength(1);
});

test.each([
  ["the data", JSON_FILE, (text: string) => JSON.stringify(JSON.parse(text), null, 4)],
  ["the document", MD, (text: string) => text.replaceAll(/^- /gm, "* ")],
])("a formatter's rewrite of %s freezes nothing", async (_, path, format) => {
  const archive = await openDay();
  const { people } = archive;
  people.edit(BRANCH, path, format, "style: format");

  await run(archive, growDay());

  expect(JSON.parse(people.read(BRANCH, JSON_FILE)).cards).toHaveLength(4);
});

test("a file that somebody adds to the output folder stays, and freezes nothing", async () => {
  const archive = await openDay();
  work(archive, BRANCH, (folder) => write(folder, "output/notes.txt", "mine\n"));

  await run(archive, growDay());

  expect(JSON.parse(archive.people.read(BRANCH, JSON_FILE)).cards).toHaveLength(4);
  expect(archive.people.read(BRANCH, "output/notes.txt")).toBe("mine\n");
});

test.each(["edit", "amend"] as const)(
  "an %s of the data on the branch is marked, and nothing later undoes it",
  async (how) => {
    const archive = await openDay();
    const { people } = archive;
    people[how](BRANCH, JSON_FILE, rewrite);

    await run(archive, makeDay(DAY, { uncertainty: "새 메모입니다." }));
    people.merge(archive.request);
    await run(archive, makeDay(DAY, { uncertainty: "또 새 메모입니다." }));
    await archive.settle();

    expect(people.read("main", MD)).toContain(EDITED);
    expect(people.read("main", JSON_FILE)).toMatch(/"edited": \[\s*"oneLine"\s*\]/);
  },
);

test("an edit of the data that was merged at once is rendered and marked by a request of its own", async () => {
  const archive = await openDay();
  const { people, request } = archive;
  people.edit(BRANCH, JSON_FILE, rewrite);
  people.merge(request, "squash");

  await run(archive);
  expect(people.read(BRANCH, JSON_FILE)).toMatch(/"edited": \[\s*"oneLine"\s*\]/);
  await archive.settle();

  expect(people.read("main", MD)).toContain(EDITED);
  expect(await archive.renderChanges()).toBe("");
});

test("a reviewer's edit of the document is taken over although a formatter has rewritten the data", async () => {
  const archive = await openDay();
  const { people, request } = archive;
  people.edit(BRANCH, MD, rewrite);
  people.edit(BRANCH, JSON_FILE, (text) => JSON.stringify(JSON.parse(text), null, 4));

  await run(archive, makeDay(DAY));

  expect(people.read(BRANCH, JSON_FILE)).toContain(EDITED);
  expect(request.comments).toEqual([]);
});

test("merging another branch by hand is no update: what it brings stays", async () => {
  const archive = await openDay();
  const { origin, people } = archive;
  git(origin, "branch", "feature", "main");
  people.edit("feature", "README.md", (text) => `${text}a feature\n`);
  people.updateBranch({ ...archive.request, base: "feature" });

  await run(archive, makeDay(DAY, { upvotes: 99 }));

  expect(people.read(BRANCH, "README.md")).toContain("a feature");
});

test("branches of closed requests are removed, and nothing comes back that is not new", async () => {
  const archive = await openReviewArchive();
  const days = ["2026-02-10", "2026-02-11", DAY].map((date) => makeDay(date));
  await run(archive, ...days);
  for (const request of archive.server.kept) request.state = "closed";

  await run(archive, ...days);

  expect(branchesOf(archive)).toEqual([""]);
  expect(openRequests(archive.server)).toEqual([]);
});

test.each([
  ["and taken over", true],
  ["before any run", false],
])(
  "a closed request whose card a person has edited, %s, comes back with news alone, and with the edit",
  async (_, isTakenOver) => {
    const archive = await openDay();
    const { people, request, server } = archive;
    people.edit(BRANCH, MD, rewrite);
    if (isTakenOver) await run(archive);
    request.sha = git(archive.origin, "rev-parse", BRANCH);
    git(archive.origin, "update-ref", `refs/pull/${request.number}/head`, request.sha);
    request.state = "closed";

    await run(archive, makeDay(DAY));
    expect(branchesOf(archive)).toEqual([""]);
    expect(server.open(BRANCH)).toBeUndefined();
    await run(archive, growDay());

    expect(people.read(BRANCH, JSON_FILE)).toContain(EDITED);
  },
);

test.each<[string, (folder: string) => void, RegExp]>([
  [
    "a folder for a document",
    (folder) => write(folder, `${MD}/x`, "x"),
    /\.md is a folder on papercards\//,
  ],
  [
    "a file for a folder",
    (folder) => write(folder, "output/daily", "x"),
    /daily is a file on papercards\//,
  ],
  ["no data any more", (folder) => remove(folder, JSON_FILE), /\.json was deleted on papercards\//],
])("a branch with %s is left alone, and does not keep later days", async (_, change, said) => {
  const archive = await openDay();
  work(archive, BRANCH, change);
  const tip = git(archive.origin, "rev-parse", BRANCH);

  const done = await run(archive, makeDay(NEXT));

  expect(done.printed).toMatch(said);
  expect(done.printed).toContain(`${DAY} is left alone`);
  expect(archive.request.comments).toHaveLength(1);
  expect(git(archive.origin, "rev-parse", BRANCH)).toBe(tip);
  expect(archive.server.open(`papercards/${NEXT}`)).toBeDefined();
});

test("where the output folder is another one by now, nothing was deleted, and the day goes there", async () => {
  const { origin, people, server, request } = await openDay();
  const temporary = makeFolder();
  const files = new Map([[`daily/2026/${DAY}.json`, toJson(makeDay(DAY))]]);
  writeHanded({ files }, join(temporary, "papercards"));
  const inputs = { ...server.environment, INPUT_STEP: "publish", INPUT_OUTPUT: "archive" };

  const done = await checkOut(origin, temporary).step(inputs);

  expect(done.exitCode, done.printed).toBe(0);
  expect(request.comments).toEqual([]);
  expect(people.read(BRANCH, MD.replace("output", "archive"))).toContain(SENTENCE);
});

test("a comment that GitHub does not take keeps no other day", async () => {
  const archive = await openDay();
  const { people, server } = archive;
  people.edit(BRANCH, MD, addNote);
  server.refuse("POST /issues/1/comments", 403, { message: "issue is locked." });

  const done = await run(archive, makeDay(NEXT));

  expect(done.printed).toMatch(/::warning title=#1 has no comment::.*locked/);
  expect(server.open(`papercards/${NEXT}`)).toBeDefined();
});

test("what goes wrong with one branch is told with its name, once the others are done", async () => {
  const archive = await openDay();
  archive.server.refuse("PATCH /pulls/1", 422, { message: "Validation Failed" });

  const done = await archive.run(growDay(), makeDay(NEXT));

  expect(done.exitCode, done.printed).toBe(3);
  expect(done.printed).toMatch(/::error title=2026-02-13::GitHub refused.*Validation Failed/);
  expect(done.outputs["exit-code"]).toBe("3");
  expect(done.outputs.problems).toContain(DAY);
  expect(archive.server.open(`papercards/${NEXT}`)).toBeDefined();
});

test("an index that was edited by hand is left as it is, on a request and on main, and named", async () => {
  const archive = await openWeek();
  const { people, server, week } = archive;
  people.edit(WEEK, INDEX, addNote);
  const onRequest = await run(archive);
  expect(onRequest.printed).toMatch(/2026-W07 is left alone::output\/README\.md was edited/);
  expect(week.comments[0]).toContain("output/README.md");
  people.merge(week);
  await run(archive, makeDay(NEXT));
  people.merge(server.open(`papercards/${NEXT}`) ?? expect.fail());

  const onMain = await run(archive);
  expect(onMain.printed).toMatch(/::warning title=The index is left::output\/README\.md/);
  await archive.settle();

  expect(people.read("main", INDEX)).toContain("A note.");
});

test("where a label skips every week, the index is up for review alone; the label's case does not matter", async () => {
  const archive = await openWeek();
  archive.week.labels.push("Papercards:Skip");

  const done = await run(archive);

  expect(archive.week.state).toBe("closed");
  expect(done.printed).not.toContain("::");
  expect(openRequests(archive.server).map(({ head }) => head)).toEqual(["papercards/index"]);
  await archive.settle();
  expect(archive.people.read("main", INDEX)).toContain(`[${DAY}]`);
  expect(await archive.renderChanges()).toBe("");
});

test("a person's title, and text around the program's own, stay in a request", async () => {
  const archive = await openDay();
  const { request } = archive;
  request.title = "My title";
  request.body = `Above.\n\n${request.body}\nBelow.\n`;

  await run(archive, makeDay(DAY, { uncertainty: "새 메모입니다." }));
  await run(archive, growDay());

  expect(request.title).toBe("My title");
  expect(request.body).toMatch(/^Above\.\n[\s\S]*카드 4장[\s\S]*\nBelow\.\n$/);
  expect(request.body.match(/카드 검토/g)).toHaveLength(1);
});

/** Works on a branch in a clone, and pushes. */
function work({ origin }: ReviewArchive, branch: string, change: (folder: string) => void): void {
  const folder = join(makeFolder(), "clone");
  git(".", "clone", "--quiet", `--branch=${branch}`, `file://${origin}`, folder);
  change(folder);
  commitAll(folder, "Work");
  git(folder, "push", "--quiet", "origin", `HEAD:${branch}`);
}

function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { recursive: true, force: true });
}

/** Writes a file, in place of whatever stands there or on the way. */
function write(folder: string, path: string, text: string): void {
  remove(folder, path.endsWith("/x") ? dirname(path) : path);
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
