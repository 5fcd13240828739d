import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openGithubServer } from "../../support/github-server.ts";
import { HANDED_PICTURE, makeHanded, writeHanded } from "../../support/hand-over.ts";
import { complete } from "../../support/model-server.ts";
import { openPeople } from "../../support/people.ts";
import { readDay } from "../../support/recorded.ts";
import { type OtherAnswer, openRecordedWorld } from "../../support/recorded-world.ts";
import { checkOut, git, type Inputs, makeOrigin } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, NEXT_DAY, openWorld, prepare } from "../../support/two-jobs.ts";

const BRANCH = `papercards/${NEXT_DAY}`;
const JSON_FILE = `output/daily/2026/${NEXT_DAY}.json`;
const MD_FILE = `output/daily/2026/${NEXT_DAY}.md`;

/** What variables may say by now, other than when the request was opened. */
const CHANGED = { PAPERCARDS_TOP: "3", PAPERCARDS_INTERESTS: "released", OPENAI_MODEL: "other" };

/** An archive in review mode with the open request of a day in the look-back window. */
async function openRequest(answerOtherwise: (title: string) => OtherAnswer | null = () => null) {
  const origin = makeOrigin();
  const server = await openGithubServer(origin);
  const world = await openRecordedWorld(new Map([[NEXT_DAY, readDay(NEXT_DAY)]]), {
    delayMs: 0,
    answerOtherwise: (request) =>
      request.kind === "question" ? answerOtherwise(request.title) : null,
  });
  onTestFinished(world.close);
  /** Both jobs, with a cache that knows no answer. */
  const run = async (inputs: Inputs = {}) => {
    const environment = { ...world.environment, PAPERCARDS_TOP: "2", ...server.environment };
    const known = { ...environment, PAPERCARDS_CACHE_DIR: makeFolder(), ...inputs };
    const { made, publish } = await prepare(origin, known);
    const step = made.outputs.mode === "propose" ? "publish" : "refresh";
    const proposed = await publish({ ...server.environment, INPUT_STEP: step });
    expect(proposed.exitCode, proposed.printed).toBe(0);
    return made;
  };
  await run({ INPUT_DATE: NEXT_DAY });
  const request = server.open(BRANCH) ?? expect.fail();
  const people = openPeople(origin);
  const cards = (): { paper: { id: string; title: string }; status: string }[] =>
    JSON.parse(people.read(BRANCH, JSON_FILE)).cards;
  return { origin, server, world, run, request, people, cards };
}

test("an open request keeps its cards whatever the variables say by now, and nobody is asked again", async () => {
  const { origin, run, world } = await openRequest();
  const [tip, asked] = [git(origin, "rev-parse", BRANCH), world.asked.length];

  const made = await run(CHANGED);

  expect(git(origin, "rev-parse", BRANCH)).toBe(tip);
  expect(world.asked).toHaveLength(asked);
  expect(made.outputs).toMatchObject({ mode: "refresh", "exit-code": "0" });
  expect(made.printed).toMatch(
    /Kept as their open requests show them: 2026-02-16\..*close its request before/,
  );
});

test("the open request of a week keeps its sentences, too, as long as it tells of all merged days", async () => {
  const { origin, people, request, run, world } = await openRequest();
  people.merge(request);
  await run();
  const week = "papercards/2026-W08";
  const [tip, asked] = [git(origin, "rev-parse", week), world.asked.length];
  const data = people.read(week, "output/weekly/2026/2026-W08.json");

  const made = await run(CHANGED);

  expect(data).toContain('"intro"');
  expect(git(origin, "rev-parse", week)).toBe(tip);
  expect(world.asked).toHaveLength(asked);
  expect(made.printed).toContain("Kept as their open requests show them: 2026-W08.");
});

test("where GitHub does not say which requests are open, the branch of a day is kept all the same", async () => {
  const { origin, run, server, world } = await openRequest();
  const [tip, asked] = [git(origin, "rev-parse", BRANCH), world.asked.length];
  server.refuse("GET /issues", 403, { message: "Resource not accessible by integration" });

  await run(CHANGED);

  expect(git(origin, "rev-parse", BRANCH)).toBe(tip);
  expect(world.asked).toHaveLength(asked);
});

test("only what failed is made for an open request, and what a reviewer has written there stays", async () => {
  let broken: string | null = null;
  const answer = (title: string) => {
    broken ??= title;
    return title === broken ? { status: 200, body: complete("no draft") } : null;
  };
  const { cards, people, run, world } = await openRequest(answer);
  const before = cards();
  const [failed = expect.fail()] = before.filter(({ status }) => status === "failed");
  people.edit(BRANCH, MD_FILE, (text) => text.replace(/(### .*개발자 관점\n+).*/, "$1고쳤습니다."));
  broken = "none of them";
  const asked = world.asked.length;

  await run({ PAPERCARDS_TOP: "1", PAPERCARDS_INTERESTS: "released" });

  expect(before.filter(({ status }) => status === "ok")).toHaveLength(1);
  expect(cards().map(({ paper }) => paper.id)).toEqual(before.map(({ paper }) => paper.id));
  expect(cards().map(({ status }) => status)).toEqual(["ok", "ok"]);
  expect(world.asked.slice(asked)).toEqual([failed.paper.title]);
  expect(people.read(BRANCH, MD_FILE)).toContain("고쳤습니다.");
});

test("what an open request has drafted stays there while it takes over an edit of the merged day, whose card had failed", async () => {
  let broken: string | null = null;
  const answer = (title: string) => {
    broken ??= title;
    return title === broken ? { status: 200, body: complete("no draft") } : null;
  };
  const { cards, people, request, run, world } = await openRequest(answer);
  people.edit(BRANCH, MD_FILE, (text) => text.replace(/(### .*개발자 관점\n+).*/, "$1고쳤습니다."));
  people.merge(request);
  broken = "none of them";
  await run();
  const [drafted, asked] = [cards(), world.asked.length];

  await run();

  expect(drafted.map(({ status }) => status)).toEqual(["ok", "ok"]);
  expect(cards()).toEqual(drafted);
  expect(world.asked.slice(asked).filter((subject) => subject !== "week")).toEqual([]);
  expect(people.read(BRANCH, MD_FILE)).toContain("고쳤습니다.");
});

test("by hand the cards of a published day, and those of its open request, are drafted anew beside a reviewer's edit, and the request names them", async () => {
  const { cards, people, request, run, server, world } = await openRequest();
  const [first = expect.fail(), second = expect.fail()] = cards().map(({ paper }) => paper);
  people.merge(request);
  await run();
  const models = () => {
    const made: { provenance: { model: string } }[] = JSON.parse(
      people.read(BRANCH, JSON_FILE),
    ).cards;
    return made.map(({ provenance }) => provenance.model);
  };
  const redraft = { INPUT_DATE: NEXT_DAY, INPUT_REDRAFT: "true" };

  await run({ ...redraft, OPENAI_MODEL: "other", INPUT_TOP: "1" });
  const body = server.open(BRANCH)?.body;
  const drafted = models();
  people.edit(BRANCH, MD_FILE, (text) => text.replace(/(### .*개발자 관점\n+).*/, "$1고쳤습니다."));
  const asked = world.asked.length;
  await run({ ...redraft, OPENAI_MODEL: "third", INPUT_TOP: "2" });

  expect(drafted).toEqual(["other"]);
  expect(body).toMatch(
    new RegExp(
      `이미 발행한 카드가 바뀝니다.*다시 쓴 카드 1장: .*${first.id}.*빠지는 카드 1장: .*${second.id}`,
    ),
  );
  expect(models()).toEqual(["other", "third"]);
  expect(people.read(BRANCH, MD_FILE)).toContain("고쳤습니다.");
  expect(world.asked.slice(asked)).toEqual([second.title]);
});

test("nothing is made of a day whose request holds an edit that cannot be taken over", async () => {
  const { people, run, world } = await openRequest();
  people.edit(BRANCH, JSON_FILE, (text) => text.slice(0, 500));
  const asked = world.asked.length;

  const made = await run(CHANGED);

  expect(world.asked).toHaveLength(asked);
  expect(made.printed).toMatch(/Not made,.*could be written over: 2026-02-16\./);
  expect(people.read(BRANCH, JSON_FILE)).toHaveLength(500);
});

test("a day whose request is closed is made anew by the settings as they are then", async () => {
  const { cards, request, run, server } = await openRequest();
  request.state = "closed";

  await run(CHANGED);

  expect(server.open(BRANCH)).toBeDefined();
  expect(cards()).toHaveLength(3);
});

test("the pictures of an open request are there for the job that makes digests, and none is fetched again", async () => {
  const [origin, temporary] = [makeOrigin(), makeFolder()];
  const server = await openGithubServer(origin);
  const handed = await makeHanded();
  writeHanded(handed, join(temporary, "papercards"));
  await checkOut(origin, temporary).step({ ...server.environment, INPUT_STEP: "publish" });
  const world = await openWorld(new Map([[DAY, readDay(DAY)]]));
  const runner = checkOut(origin);

  const made = await runner.step({
    ...{ ...world, ...server.environment, INPUT_STEP: "generate", INPUT_DATE: DAY },
    ...{ PAPERCARDS_IMAGES: "download", PAPERCARDS_TOP: "1" },
  });

  expect(made.printed).toContain(`Kept as their open requests show them: ${DAY}.`);
  expect(made.printed).not.toContain("No picture of");
  expect(readFileSync(join(runner.folder, "output", HANDED_PICTURE))).toEqual(
    handed.files.get(HANDED_PICTURE),
  );
});
