import { join } from "node:path";
import { expect, test } from "vitest";
import { parseMarkdown } from "../../support/github-markdown.ts";
import { openGithubServer } from "../../support/github-server.ts";
import { makeHanded, writeHanded } from "../../support/hand-over.ts";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { openPeople, openRequests } from "../../support/people.ts";
import { readDay } from "../../support/recorded.ts";
import { makeDay, openReviewArchive } from "../../support/review-archive.ts";
import { checkOut, git, makeOrigin } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, NEXT_DAY, openTwoDays, openWorld, prepare } from "../../support/two-jobs.ts";

/** A repository in review mode, and a run of both jobs in it. */
async function openArchive() {
  const origin = makeOrigin();
  const server = await openGithubServer(origin);
  const run = async (inputs: Record<string, string>) => {
    const review = { ...inputs, ...server.environment };
    const { made, publish } = await prepare(origin, review);
    return { made, proposed: await publish({ ...server.environment, ...inputs, INPUT_DATE: "" }) };
  };
  return { origin, server, run, people: openPeople(origin) };
}

test("both jobs together open a request a day, and the next runs tell the week of what was merged", async () => {
  const { origin, server, run, people } = await openArchive();
  const before = git(origin, "rev-parse", "main");
  const inputs = { ...(await openTwoDays()), PAPERCARDS_CACHE_DIR: makeFolder() };

  const first = await run({ ...inputs, INPUT_FROM: DAY, INPUT_TO: NEXT_DAY });
  expect(first.made.outputs).toMatchObject({ mode: "propose" });
  expect(first.proposed.exitCode, first.proposed.printed).toBe(0);
  expect(git(origin, "rev-parse", "main")).toBe(before);
  expect(openRequests(server).map(({ head }) => head)).toEqual([
    `papercards/${DAY}`,
    `papercards/${NEXT_DAY}`,
  ]);
  expect(git(origin, "rev-parse", `papercards/${DAY}~1`)).toBe(before);

  people.merge(server.open(`papercards/${NEXT_DAY}`) ?? expect.fail());
  const next = await run({ ...inputs, INPUT_DATE: NEXT_DAY });
  expect(next.proposed.exitCode, next.proposed.printed).toBe(0);
  const week = server.open("papercards/2026-W08") ?? expect.fail();
  expect(people.read(week.head, "output/weekly/2026/2026-W08.json")).toContain('"intro"');
  expect(server.open("papercards/2026-W07")).toBeUndefined();
});

test("a day that waits for review is not made again, and no error, where a person has put its edited document on the branch", async () => {
  const { people, run, server } = await openArchive();
  const world = await openTwoDays();
  await run({ ...world, INPUT_DATE: DAY });
  const file = `output/daily/2026/${DAY}.md`;
  const text = people.read(server.open(`papercards/${DAY}`)?.head ?? expect.fail(), file);
  people.add("main", file, `${text}\nAnd this.\n`, "Add");

  const { made } = await run({ ...world, INPUT_DATE: DAY });

  expect(made.exitCode, made.printed).toBe(0);
  expect(made.outputs).toMatchObject({ mode: "refresh" });
  expect(made.printed).toContain(`what their open requests hold: ${DAY}. The step that proposes`);
  expect(made.printed).not.toContain("::error");
});

test("nothing is paid for a day that a label skips", async () => {
  const { server, run } = await openArchive();
  const world = await openTwoDays();
  await run({ ...world, INPUT_DATE: DAY });
  server.open(`papercards/${DAY}`)?.labels.push("papercards:skip");

  const again = await run({ ...world, PAPERCARDS_CACHE_DIR: makeFolder(), INPUT_DATE: DAY });

  expect(again.made.printed).toContain(`Skipped, as their labels say: ${DAY}`);
  expect(again.made.summary).toMatch(/No day is open[\s\S]*0 calls/);
});

test("where a label skips every week, the index has a request of its own, and gives way to a week that is wanted", async () => {
  const { people, run, server } = await openReviewArchive();
  const merge = (branch: string) => people.merge(server.open(branch) ?? expect.fail(branch));
  await run(makeDay(DAY));
  merge(`papercards/${DAY}`);
  await run();
  const week = server.open("papercards/2026-W07") ?? expect.fail();
  week.labels.push("papercards:skip");

  const skipped = await run();
  const request = server.open("papercards/index") ?? expect.fail(skipped.printed);
  expect(request.title).toBe("Index of Daily Papers");
  expect(people.read(request.head, "output/README.md")).toContain(`[${DAY}]`);
  expect(openRequests(server)).toEqual([request]);

  await run(makeDay(NEXT_DAY));
  merge(`papercards/${NEXT_DAY}`);
  await run();
  expect(request.state).toBe("closed");
  merge("papercards/2026-W08");
  expect(people.read("main", "output/README.md")).toContain(`[${NEXT_DAY}]`);
});

/** The request of the index alone, of one merged day whose week a label skips. */
async function openIndexRequest() {
  const archive = await openReviewArchive();
  const { people, run, server } = archive;
  await run(makeDay(DAY));
  people.merge(server.open(`papercards/${DAY}`) ?? expect.fail());
  await run();
  server.open("papercards/2026-W07")?.labels.push("papercards:skip");
  const { printed } = await run();
  return { ...archive, request: server.open("papercards/index") ?? expect.fail(printed) };
}

test("the request of an index that cannot be made now stays open, and no skipped week is named as waiting", async () => {
  const { origin, people, request, run } = await openIndexRequest();
  const tip = git(origin, "rev-parse", request.head);
  const data = `output/daily/2026/${DAY}.json`;
  const whole = people.read("main", data);
  people.edit("main", data, (text) => text.slice(0, -40));

  const torn = await run();
  expect(torn.exitCode).toBe(3);
  expect(torn.printed).toContain(`title=${DAY}%2C index::`);
  expect(torn.printed).toContain("index waits until the index can be made");
  expect([request.state, git(origin, "rev-parse", request.head)]).toEqual(["open", tip]);

  people.edit("main", data, () => whole);
  const mended = await run();
  expect(mended.exitCode, mended.printed).toBe(0);
  people.merge(request);
  expect(people.read("main", "output/README.md")).toContain(`[${DAY}]`);
});

test("what the program itself has closed is proposed again as soon as there is something to propose", async () => {
  const { people, request, run, server } = await openIndexRequest();
  people.add("main", "output/README.md", people.read(request.head, "output/README.md"), "Take it");
  await run();
  expect(request.state).toBe("closed");
  people.remove("main", "output/README.md");

  const again = await run();

  expect(server.open("papercards/index"), again.printed).toBeDefined();
});

test("an index whose request a person has closed is not proposed again for what it said", async () => {
  const { request, run, server } = await openIndexRequest();
  request.state = "closed";

  const again = await run();

  expect(server.open("papercards/index"), again.printed).toBeUndefined();
});

test("nothing is paid for a week that a label skips", async () => {
  const { server, run, people } = await openArchive();
  const world = { ...(await openTwoDays()), PAPERCARDS_CACHE_DIR: makeFolder() };
  await run({ ...world, INPUT_DATE: NEXT_DAY });
  people.merge(server.open(`papercards/${NEXT_DAY}`) ?? expect.fail());
  await run({ ...world, INPUT_DATE: NEXT_DAY });
  server.open("papercards/2026-W08")?.labels.push("papercards:skip");

  const cacheFolder = makeFolder(); // knows no answer
  const again = await run({ ...world, PAPERCARDS_CACHE_DIR: cacheFolder, INPUT_WEEK: "2026-W08" });

  expect(again.made.printed).toContain("Skipped, as their labels say: 2026-W08");
  expect(again.made.summary).toContain("0 calls");
});

test("a dry run asks for no pull request", async () => {
  const { server, run } = await openArchive();

  const dry = await run({ ...(await openTwoDays()), INPUT_DATE: DAY, INPUT_DRY_RUN: "true" });

  expect(dry.proposed.exitCode, dry.proposed.printed).toBe(0);
  expect(server.kept).toEqual([]);
});

test.each(["true", ""])(
  "on a dry run nothing is published of what was handed over, review %s",
  async (review) => {
    const { origin, server } = await openArchive();
    const temporary = makeFolder();
    writeHanded(await makeHanded(), join(temporary, "papercards"));
    const before = git(origin, "for-each-ref");

    const { exitCode, printed } = await checkOut(origin, temporary).step({
      ...server.environment,
      ...{ INPUT_STEP: "publish", INPUT_DRY_RUN: "true", INPUT_REVIEW: review },
    });

    expect(exitCode, printed).toBe(0);
    expect(git(origin, "for-each-ref")).toBe(before);
    expect(server.requests).toEqual([]);
  },
);

test("a hostile title stays text in the body, and out of outputs and titles", async () => {
  const [item, ...others] = readDay(DAY);
  const title = `"title":${JSON.stringify(HOSTILE_TITLE)}`;
  const hostile = JSON.stringify(item).replaceAll(/"title":"(?:[^"\\]|\\.)*"/g, () => title);
  const world = await openWorld(new Map([[DAY, [JSON.parse(hostile), ...others.slice(0, 1)]]]));
  const { server, run } = await openArchive();

  const { proposed } = await run({ ...world, INPUT_DATE: DAY });

  const [request = expect.fail()] = openRequests(server);
  const { children } = parseMarkdown(request.body);
  const boxes = children.flatMap((node) =>
    node.type === "list" ? node.children.filter(({ checked }) => checked === false) : [],
  );
  expect(request.body).toContain("Owned");
  expect(boxes).toHaveLength(2);
  expect(children.filter(({ type }) => type === "html")).toEqual([]);
  expect(request.body).not.toMatch(/@everyone|^# /m);
  expect(JSON.stringify(proposed.outputs) + request.title).not.toContain("Owned");
});

test("a token that the server does not know is told with its mend", async () => {
  const { run } = await openArchive();

  const { proposed } = await run({
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
    INPUT_TOKEN: "ghs-other",
  });

  expect(proposed.exitCode).toBe(1);
  expect(proposed.printed).toMatch(/GITHUB: .*\(401\): Bad credentials[\s\S]*has not expired/);
  expect(proposed.printed).not.toContain("ghs-other");
});
