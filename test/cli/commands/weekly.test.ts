import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DailyDigest, StoredWeek } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { complete } from "../../support/model-server.ts";
import { readTree } from "../../support/read-tree.ts";
import { readDay } from "../../support/recorded.ts";
import { type OtherAnswer, onWeekdays, openRecordedWorld } from "../../support/recorded-world.ts";
import { makeUser, type User } from "../../support/world.ts";

const DAYS = ["2026-01-21", "2026-02-13", "2026-02-16", "2026-03-06"].map(readDay);
const [shared = {}] = readDay("2026-02-13");

/** A user with four days from 2025-12-30 on, over New Year; one paper is listed on two of them. */
async function openYear(onWeek: OtherAnswer | null = null): Promise<User & { asked: string[] }> {
  const [first = [], second = [], ...rest] = DAYS;
  const again = JSON.parse(JSON.stringify(shared).replace(/"upvotes":\d+/, '"upvotes":999'));
  const days = [[shared, ...first], [again, ...second.slice(1)], ...rest];
  const listings = onWeekdays(DigestDate.parse("2025-12-30"), days);
  const world = await openRecordedWorld(listings, {
    delayMs: 0,
    answerOtherwise: (request) =>
      request.kind === "question" && request.title === "week" ? onWeek : null,
  });
  onTestFinished(world.close);
  const { OPENAI_BASE_URL, ...environment } = world.environment;
  const user = makeUser(OPENAI_BASE_URL, { ...environment, PAPERCARDS_TOP: "3" });
  await user.run("backfill 2025-12-30 2026-01-04 --quiet");
  return { ...user, asked: world.asked };
}

const readWeek = ({ folder }: User, week: string, ending = "json") =>
  readFileSync(join(folder, `output/weekly/${week.slice(0, 4)}/${week}.${ending}`), "utf8");
const parseWeek = (user: User, week: string) => StoredWeek.parse(JSON.parse(readWeek(user, week)));

/** New Year's Day, of which no paper is listed on another day, and its file. */
function readNewYear({ folder }: User): [file: string, day: DailyDigest] {
  const file = join(folder, "output/daily/2026/2026-01-01.json");
  return [file, DailyDigest.parse(JSON.parse(readFileSync(file, "utf8")))];
}

test("a week over New Year holds each paper once, with upvotes as last seen, and repeats no card in its data", async () => {
  const user = await openYear();

  const { code, stderr } = await user.run("weekly");

  expect(code, stderr).toBe(3); // it lacks a day
  const { papers, copiedFrom } = parseWeek(user, "2026-W01");
  const ids = papers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(papers).toHaveLength(11);
  expect(readWeek(user, "2026-W01", "md")).toMatch(
    /## 1\. .*\n(?:\*\*.*\n)?\n\*\*Upvotes\*\*: 999 /,
  );
  expect(copiedFrom).toBeNull();
  expect(readWeek(user, "2026-W01")).not.toMatch(/"(?:paper|abstract|draft)":/);
  expect(Object.keys(papers[0] ?? {})).toEqual(["date", "id"]);
});

test("a torn digest outside the week hides neither the week nor that the index was not written", async () => {
  const user = await openYear();
  const [file] = readNewYear(user);
  writeFileSync(file.replace("2026-01-01", "2026-02-20"), "{");

  const { code, stderr } = await user.run("weekly 2026-W01");

  expect(code, stderr).toBe(3);
  expect(parseWeek(user, "2026-W01").papers).toHaveLength(11);
  expect(stderr).toMatch(
    /^2026-W01 Weekly Papers: .*\n(?:.*\n)?STORE: .*2026-02-20\.json is truncated/m,
  );
});

test("a model of another is told by what asks it, and stops neither a list of days nor a week, which keeps its sentences", async () => {
  const user = await openYear();
  await user.run("weekly 2026-W01");
  const made = readWeek(user, "2026-W01", "md");
  const withOther = "--model deepseek-chat";
  rmSync(join(user.folder, "cache"), { recursive: true });
  const elsewhere = { ...user.environment, OPENAI_BASE_URL: "https://api.openai.com/v1" };

  const list = await user.run(`review --list ${withOther}`, { environment: elsewhere });
  const week = await user.run(`weekly 2026-W01 ${withOther}`, { environment: elsewhere });
  const run = await user.run(`run 2026-01-01 ${withOther}`, { environment: elsewhere });

  expect([list.code, week.code, run.code]).toEqual([0, 3, 2]);
  expect(week.stderr).toContain('2026-W01 has no new sentences: OPENAI_MODEL is "deepseek-chat"');
  expect(readWeek(user, "2026-W01", "md")).toBe(made);
  expect(run.stderr).toContain("a model of DeepSeek");
});

test("sentences link their papers, and one about a paper that is not there is dropped", async () => {
  const user = await openYear();

  await user.run("weekly 2026-W01");

  const markdown = readWeek(user, "2026-W01", "md");
  expect(markdown).toContain("## 이번 주 흐름\n\n- 두 논문은 학습 비용을");
  expect(markdown).toMatch(/찾았습니다\. \((?:\[.+?\]\(\S+\)(?:, )?){2}\)\n/);
  expect(markdown).not.toContain("목록에 없는 논문");
  expect(parseWeek(user, "2026-W01").intro?.sentences).toHaveLength(1);
});

const SENTENCE = "두 논문은 학습 비용을 줄이는 자리를 서로 다른 곳에서 찾았습니다.";

/** What a week gets from a model that writes these sentences. */
async function makeWeekOf(answer: unknown) {
  const user = await openYear({ body: complete(JSON.stringify(answer)), status: 200 });
  const { code, stderr } = await user.run("weekly 2026-W01");
  const sentences = parseWeek(user, "2026-W01").intro?.sentences ?? [];
  return { code, stderr, sentences, asked: user.asked.filter((title) => title === "week").length };
}

test.each<[string, unknown]>([
  ["texts", { sentences: [{ papers: ["1", "2"], text: SENTENCE }] }],
  ["texts with a sign", { sentences: [{ papers: ["#1", "[2]"], text: SENTENCE }] }],
  ["one text", { sentences: [{ papers: "1, #2", text: SENTENCE }] }],
  [
    "JSON as text, under another key",
    { week: { sentences: [{ papers: "[1, 2]", text: SENTENCE }] } },
  ],
  ["a bare list of sentences", [{ papers: [1, 2], text: SENTENCE }]],
])("a week's numbers are read that are %s", async (_, answer) => {
  const { sentences, asked } = await makeWeekOf(answer);

  expect(sentences).toMatchObject([
    { text: SENTENCE, papers: [expect.any(String), expect.any(String)] },
  ]);
  expect(asked).toBe(1);
});

test("a lone number is a list of one", async () => {
  const text = "이 논문은 학습 비용을 줄이는 자리를 다른 곳에서 찾았습니다.";

  expect((await makeWeekOf({ sentences: [{ papers: 1, text }] })).sentences).toMatchObject([
    { text },
  ]);
});

test.each<[string, unknown, string]>([
  ["no numbers", { sentences: [{ text: SENTENCE }] }, "sentences[0]: 논문 번호가 없습니다."],
  ["no sentence", { trends: "없음" }, "sentences: 없습니다."],
])("says why a week has no sentences: %s", async (_, answer, why) => {
  const { code, stderr, sentences, asked } = await makeWeekOf(answer);

  expect(code).toBe(3); // it lacks a day, too
  expect(sentences).toEqual([]);
  expect(asked).toBe(2);
  expect(stderr).toContain(`The model was told: ${why}`);
});

test("a week that got no sentence is asked about anew by its next run", async () => {
  const toBody = (answer: unknown) => complete(JSON.stringify(answer));
  const model = { body: toBody({ trends: "없음" }), status: 200 };
  const user = await openYear(model);
  await user.run("weekly 2026-W01");

  model.body = toBody({ sentences: [{ papers: [1, 2], text: SENTENCE }] });
  await user.run("weekly 2026-W01");

  expect(parseWeek(user, "2026-W01").intro?.sentences).toMatchObject([{ text: SENTENCE }]);
  expect(user.asked.filter((title) => title === "week")).toHaveLength(3);
});

test("a week that is made again asks nothing and changes no byte, and render neither", async () => {
  const user = await openYear();
  await user.run("weekly 2026-W01");
  const before = readTree(join(user.folder, "output"));
  const asked = user.asked.length;

  const { stdout } = await user.run("weekly 2026-W01 --json");
  await user.run("render");

  expect(JSON.parse(stdout)).toMatchObject({
    digests: [{ week: "2026-W01", copiedFrom: null, ok: 11, failed: 0 }],
    calls: 0,
  });
  expect(user.asked).toHaveLength(asked);
  expect(readTree(join(user.folder, "output"))).toEqual(before);
});

test("without a model the week comes out without sentences, and keeps those it had", async () => {
  const user = await openYear();
  await user.run("weekly 2026-W01 --model somebody-else");
  const withSentences = parseWeek(user, "2026-W01").intro;
  const offline = makeUser(undefined, {
    OPENAI_BASE_URL: "https://models.test/v1",
    OPENAI_API_KEY: "",
    PAPERCARDS_OUTPUT_DIR: join(user.folder, "output"),
  });

  const { code, stderr } = await offline.run("weekly 2026-W01");

  expect(code).toBe(3); // it lacks a day
  expect(stderr).toContain("2026-W01 has no new sentences: OPENAI_API_KEY is not set");
  expect(parseWeek(user, "2026-W01").intro).toEqual(withSentences);
});

test("of a week that goes on, only days that have begun are to be made", async () => {
  const now = () => new Date("2026-01-14T12:00:00Z"); // a Wednesday

  const { stderr } = await makeUser().run("weekly", { now });

  expect(stderr).toContain("NO_DAYS: No day of 2026-W03 (2026-01-12 to 2026-01-18) has a digest");
  expect(stderr).toContain("`papercards backfill 2026-01-12 2026-01-14`");
});

test("a week that goes on and has no papers is copied from the newest day, and titled so", async () => {
  const user = await openYear();

  const { code } = await user.run("weekly 2026-W03", { now: () => new Date("2026-01-12T09:00Z") });

  expect(code).toBe(0);
  const markdown = readWeek(user, "2026-W03", "md");
  expect(markdown.split("\n")[0]).toBe("# 2026-W03 Weekly Papers (Copied from Daily 2026-01-02)");
  expect(parseWeek(user, "2026-W03").papers).toHaveLength(3);
});

test("a past week without days is not copied from another: the command says which days to make", async () => {
  const user = await openYear();

  const { code, stderr } = await user.run("weekly 2026-W03");

  expect(code).toBe(1);
  expect(stderr).toContain("NO_DAYS: No day of 2026-W03 (2026-01-12 to 2026-01-18) has a digest");
  expect(stderr).toContain("`papercards backfill 2026-01-12 2026-01-18`");
  expect(existsSync(join(user.folder, "output/weekly"))).toBe(false);
});

test("a past week that lacks days is made, and command and document say which", async () => {
  const user = await openYear();

  const { code, stderr } = await user.run("weekly 2026-W01");

  expect(code).toBe(3);
  expect(stderr).toContain(
    "2026-W01 lacks 2025-12-29; run `papercards backfill 2025-12-29 2025-12-29`, then make the week again.",
  );
  expect(readWeek(user, "2026-W01", "md")).toContain(
    "모았습니다. 이 주간은 12.29(월) 카드를 싣지 않았습니다. 처음",
  );
});

test("what a week ends with 3 for is said quietly, too, and stands in the JSON", async () => {
  const user = await openYear();

  const { code, stdout, stderr } = await user.run("weekly 2026-W01 --quiet --json");

  expect(code).toBe(3);
  expect(stderr).toBe(
    "2026-W01 lacks 2025-12-29; run `papercards backfill 2025-12-29 2025-12-29`, then make the week again.\n",
  );
  expect(JSON.parse(stdout).digests).toMatchObject([{ failed: 0, missing: ["2025-12-29"] }]);
});

test("what a week says of a day that it lacks is true once the day is made, and gone once the week is made again", async () => {
  const user = await openYear();
  const day = join(user.folder, "output/daily/2025/2025-12-30");
  for (const ending of ["json", "md"]) rmSync(`${day}.${ending}`);
  await user.run("weekly 2026-W01");
  const says = "이 주간은 12.29(월), 12.30(화)";
  expect(readWeek(user, "2026-W01", "md")).toContain(says);

  await user.run("run 2025-12-30");
  await user.run("render");
  expect(readWeek(user, "2026-W01", "md")).toContain(says);

  await user.run("weekly 2026-W01");
  expect(readWeek(user, "2026-W01", "md")).toContain("이 주간은 12.29(월) 카드를");
});

test("a day that is known to have no papers, or is not over, is not missing from its week", async () => {
  const user = await openYear();
  await user.run("backfill 2025-12-29 2025-12-29 --quiet");
  await user.run("backfill 2025-12-29 2025-12-29 --quiet --refresh");

  const past = await user.run("weekly 2026-W01");
  const going = await user.run("weekly 2026-W01", { now: () => new Date("2025-12-31T12:00Z") });

  expect(past.stderr).not.toContain("lacks");
  expect(going.stderr).not.toContain("lacks");
});

test("a card that was changed in a week's document is refused, and the message names the day's document", async () => {
  const user = await openYear();
  await user.run("weekly 2026-W01");
  const file = join(user.folder, "output/weekly/2026/2026-W01.md");
  writeFileSync(file, readFileSync(file, "utf8").replace("### 📌 한 줄 요약\n", "$&고친 줄 "));

  const { stderr } = await user.run("weekly 2026-W01");

  expect(stderr).toContain("a week is made from its days, whose documents can be edited");
  expect(stderr).toContain("make it in the document of the card's day");
});

test("a week that goes on leaves out no day that is still to come, and names the day whose listing is open", async () => {
  const user = await openYear();
  for (const date of ["2026-01-01", "2026-01-02"]) {
    for (const ending of ["json", "md"]) {
      rmSync(join(user.folder, `output/daily/2026/${date}.${ending}`));
    }
  }
  const day = join(user.folder, "output/daily/2025/2025-12-31.json");
  writeFileSync(day, readFileSync(day, "utf8").replace('"settled"', '"provisional"'));

  await user.run("weekly 2026-W01", { now: () => new Date("2025-12-31T12:00Z") });
  const going = readWeek(user, "2026-W01", "md");
  await user.run("weekly 2026-W01");

  expect(going).toContain(
    "이 주간은 12.29(월) 카드를 싣지 않았습니다. 이 주간이 끝나기 전에 만든 문서입니다. 아직 잠정판인 날: 12.31(수).",
  );
  expect(readWeek(user, "2026-W01", "md")).toContain(
    "이 주간은 12.29(월), 1.1(목), 1.2(금) 카드를 싣지 않았습니다. 아직 잠정판인 날: 12.31(수).",
  );
});

test("a weekday without papers is told as one, and stays one when the cache is lost", async () => {
  const user = await openYear();
  await user.run("backfill 2025-12-29 2025-12-29 --quiet");
  await user.run("backfill 2025-12-29 2025-12-29 --quiet --refresh");

  await user.run("weekly 2026-W01 --quiet");
  rmSync(join(user.folder, "cache"), { recursive: true });
  const { code, stdout, stderr } = await user.run("weekly 2026-W01 --quiet --json");

  expect(readWeek(user, "2026-W01", "md")).toContain(
    "모았습니다. 목록에 논문이 없던 평일: 12.29(월). 처음",
  );
  expect({ code, stderr: stderr.includes("lacks") }).toEqual({ code: 0, stderr: false });
  expect(JSON.parse(stdout).digests[0]).not.toHaveProperty("missing");
});

test("a week shows as many whole cards as --top says, links the others, and render keeps that", async () => {
  const user = await openYear();
  const headings = () => readWeek(user, "2026-W01", "md").match(/^## \d+\. /gm)?.length;
  await user.run("weekly 2026-W01");
  const byDefault = headings();

  await user.run("weekly 2026-W01 --top 2");
  const markdown = readWeek(user, "2026-W01", "md");
  await user.run("render");

  expect(byDefault).toBe(10);
  expect(headings()).toBe(2);
  expect(readWeek(user, "2026-W01", "md")).toBe(markdown);
  expect(markdown).toContain("](../../daily/2026/2026-01-01.md#");
  await user.run("weekly 2026-W01 --top 0");
  expect(headings()).toBe(11);
  expect((await user.run("weekly 2026-W01 --top all")).code).toBe(2);
});

test("a card that a person has hidden is in no week, and its tags are not counted", async () => {
  const user = await openYear();
  const [file = "", day] = readNewYear(user);
  const [card, ...others] = day.cards;
  const cards = [{ ...card, hidden: true, tags: ["Hidden tag"] }, ...others];
  writeFileSync(file, JSON.stringify({ ...day, cards }));

  await user.run("weekly 2026-W01");

  const { papers: shown, tagWeeks } = parseWeek(user, "2026-W01");
  expect(shown).toHaveLength(10);
  expect(shown.map(({ id }) => id)).not.toContain(card?.paper.id);
  expect(tagWeeks?.[0]).toMatchObject({ week: "2026-W01", cards: 10 });
  expect(tagWeeks?.[0]?.tags.map(({ name }) => name)).not.toContain("Hidden tag");
});

test("the chart follows light and dark, and shows the week before beside this one", async () => {
  const user = await openYear();
  await user.run("weekly 2026-W01");

  const chart = readWeek(user, "2026-W01", "svg");

  expect(chart).toContain("prefers-color-scheme:dark");
  expect(chart).toContain("2026-W01");
  expect(readWeek(user, "2026-W01", "md")).toContain("](2026-W01.svg)");
});

test("a week that has not begun or is none is wrong use", async () => {
  const user = makeUser();

  const codes = [];
  for (const week of ["2026-W53", "2025-W53"]) {
    codes.push((await user.run(`weekly ${week}`)).code);
  }

  expect(codes).toEqual([2, 2]);
});
