import { expect, test } from "vitest";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { makeDays } from "../../../src/pipeline/make-days.ts";
import { choosePapers } from "../../../src/pipeline/papers/choose-papers.ts";
import { settleChoice } from "../../../src/pipeline/papers/day-choice.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import { makeDraftedCard } from "../../support/make.ts";
import { makeRun } from "../../support/make-run.ts";
import { makePapers } from "../../support/papers.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");

/** An archive in which the recorded day can be made again and again. */
function openDay(now?: Date) {
  const notices: string[] = [];
  const { run, asked } = makeRun({ [DATE]: readDay(DATE) }, now);
  const makeResult = async (choices: Partial<Run["choices"]> = {}) => {
    asked.length = 0;
    notices.length = 0;
    const reporter = {
      onNotice: (message: string, date?: string) => void notices.push(`${date}: ${message}`),
    };
    return makeDay(DATE, { ...run, reporter, choices: { ...run.choices, ...choices } });
  };
  const make = async (choices: Partial<Run["choices"]> = {}) => {
    const { digest } = await makeResult(choices);
    return (digest ?? expect.fail()).cards.map(({ paper }) => paper.id);
  };
  return { make, makeResult, run, asked, notices };
}

test("a plain run keeps the cards that were chosen by interests, and asks nothing", async () => {
  const { make, run, asked, notices } = openDay();
  const chosen = await make({ interests: ["audio"], given: ["interests"] });

  expect(await make()).toEqual(chosen);
  expect(await make({ interests: ["video"] })).toEqual(chosen);
  expect([asked, notices]).toEqual([[], []]);
  expect((await run.store.digests.readDay(DATE))?.interests).toEqual(["audio"]);
});

test.each([
  ["settled", new Date("2026-02-23T12:00:00Z")],
  ["provisional", new Date("2026-02-13T12:00:00Z")],
])(
  "a plain run keeps the number of cards of a %s digest, and asks nothing",
  async (status, now) => {
    const { make, run, asked, notices } = openDay(now);
    const chosen = await make({ top: 4, given: ["top"] });

    expect(await make()).toEqual(chosen);
    expect([asked, notices]).toEqual([[], []]);
    expect((await run.store.digests.readDay(DATE))?.status).toBe(status);
  },
);

test("fewer cards that the command gives stay fewer, whatever the variable says", async () => {
  const { make, run, asked, notices } = openDay();
  await make({ top: 5 });
  const chosen = await make({ top: 3, given: ["top"], redrafts: true });

  expect(await make({ top: 5 })).toEqual(chosen);
  expect([asked, notices]).toEqual([[], []]);
  expect((await run.store.digests.readDay(DATE))?.top).toBe(3);
});

test("another variable makes a day neither larger nor smaller, and the result says what is kept", async () => {
  const { make, makeResult } = openDay();
  const chosen = await make({ top: 3, interests: ["audio"] });

  for (const top of [2, 5, 0]) expect(await make({ top, interests: ["audio"] })).toEqual(chosen);

  expect((await makeResult({ top: 3, interests: ["audio"] })).result).not.toHaveProperty("kept");
  expect((await makeResult({ top: 5, interests: ["video"] })).result.kept).toEqual({
    top: 3,
    interests: ["audio"],
  });
});

test("with --redraft a choice that the command gives replaces the digest's own, and says in one line which cards leave, and by what", async () => {
  const { make, notices } = openDay();
  const [first, second, third, fourth] = await make({ top: 4, given: ["top"] });

  expect(await make({ top: 2, given: ["top"], redrafts: true })).toEqual([first, second]);

  expect(notices).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${DATE}: 2 cards leave the digest, as --top 2 takes the place of --top 4: ${third} \\(.+\\), ${fourth} \\(.+\\)\\.$`,
      ),
    ),
  ]);
});

test("with --redraft other interests that the command gives choose as many papers anew", async () => {
  const { make, notices } = openDay();
  const usual = await make({ top: 3 });

  const chosen = await make({ top: 5, interests: ["audio"], given: ["interests"], redrafts: true });

  expect(chosen).toHaveLength(3);
  expect(chosen).not.toEqual(usual);
  expect(notices).toEqual([
    expect.stringContaining(
      'the digest, as --interests "audio" takes the place of --interests "": ',
    ),
  ]);
});

test("with --redraft no interests that the command gives take those of the digest away", async () => {
  const { make, run } = openDay();
  const usual = await make({ top: 3 });
  await make({ interests: ["audio"], given: ["interests"], redrafts: true });

  expect(await make({ interests: [], given: ["interests"], redrafts: true })).toEqual(usual);
  expect(await run.store.digests.readDay(DATE)).not.toHaveProperty("interests");
});

test.each<[string, Partial<Run["choices"]>]>([
  ["fewer cards", { top: 2, given: ["top"] }],
  ["other interests", { interests: ["audio"], given: ["interests"] }],
])(
  "%s that the command gives take no published card out, and how many stay is said",
  async (_, other) => {
    const { make, run, asked, notices } = openDay();
    const usual = await make({ top: 4 });

    const reporter = { onNotice: (message: string) => void notices.push(message) };
    asked.length = 0;
    const choices = { ...run.choices, ...other };
    await makeDays([DATE], { ...run, reporter, choices });

    const digest = await run.store.digests.readDay(DATE);
    expect(digest?.cards.map(({ paper }) => paper.id)).toEqual(usual);
    expect([digest?.top, asked]).toEqual([4, []]);
    expect(notices).toEqual([
      expect.stringMatching(
        /^\d published cards? would leave .* by what was chosen by hand, and (is|are) kept; --redraft lets (it|them) leave\.$/,
      ),
    ]);
  },
);

test("a settled day of the first edition gets no card of a paper that has none, which a person may have taken out", async () => {
  const { make, run, asked, notices } = openDay();
  const [taken = "", ...left] = await make({ top: 3 });
  await run.store.digests.updateDay(DATE, (now) => {
    const { top: _, ...day } = now ?? expect.fail();
    const cards = day.cards.filter(({ paper }) => paper.id !== taken);
    return { ...day, raisedFrom: 1, cards };
  });

  expect(await make()).toEqual(left);
  expect([asked, notices]).toEqual([[], []]);
  for (const top of [0, 3]) {
    expect(await make({ top, given: ["top"] })).toEqual(left);
    expect(asked).toEqual([]);
    expect(notices.join()).toContain(
      `${DATE}: ${top === 0 ? "37 papers get" : "1 paper gets"} no card`,
    );
    expect(notices.join()).toContain(taken);
  }
  const redrafted = await make({ top: 3, given: ["top"], redrafts: true });
  expect(redrafted).toEqual([taken, ...left]);
  expect(await run.store.digests.readDay(DATE)).not.toHaveProperty("raisedFrom");
});

test("more cards that the command gives are added without --redraft, since none leaves", async () => {
  const { make, notices } = openDay();
  const usual = await make({ top: 2 });

  const more = await make({ top: 4, given: ["top"] });

  expect(more).toHaveLength(4);
  expect(more).toEqual(expect.arrayContaining(usual));
  expect(notices).toEqual([]);
});

/** The first papers chosen once upvotes have turned the order of a day with two cards. */
function chooseTurned(status: DailyDigest["status"], top = 2): string[] {
  const papers = makePapers(4);
  const [first, second] = papers;
  const cards = [first, second].map((paper) => makeDraftedCard({ ...(paper && { paper }) }));
  const stored = buildDailyDigest({ date: DATE, status, listed: 4, cards });
  const turned = papers.map((paper, index) => ({ ...paper, upvotes: 1000 + index }));
  const listed = turned.toReversed();
  const chosen = choosePapers(listed, { top, interests: [] }, stored);
  return chosen.map(({ id }) => String(papers.findIndex((paper) => paper.id === id)));
}

test("upvotes that have changed since choose no other papers for a settled day", () => {
  expect(chooseTurned("settled")).toEqual(["1", "0"]);
});

test("more cards for a settled day are added to those that it has", () => {
  expect(chooseTurned("settled", 3)).toEqual(["3", "1", "0"]);
});

test("a day that an older version made keeps as many cards as it has", () => {
  const papers = makePapers(4);
  const cards = papers.slice(0, 2).map((paper) => makeDraftedCard({ paper }));
  const stored = buildDailyDigest({ date: DATE, status: "provisional", listed: 4, cards });

  expect(settleChoice({ top: 3, interests: [] }, stored).top).toBe(2);
  expect(settleChoice({ top: 3, interests: [] }, { ...stored, listed: 2 }).top).toBe(3);
  expect(settleChoice({ top: 1, interests: [] }, { ...stored, listed: 2 }).top).toBe(2);
});

test("the papers of a provisional day are chosen by the upvotes that they have now", () => {
  expect(chooseTurned("provisional")).toEqual(["3", "2"]);
});

test("a card that stays for its edit alone takes no other paper's place when more cards are chosen", () => {
  const papers = makePapers(5);
  const [first, second, , , fifth] = papers.map((paper) => makeDraftedCard({ paper }));
  const edited = fifth && { ...fifth, hidden: true };
  const cards = [first, second, edited].filter((card) => card !== undefined);
  const stored = {
    ...buildDailyDigest({ date: DATE, status: "settled", listed: 5, cards }),
    top: 2,
  };

  const chosen = choosePapers(papers, { top: 3, interests: [] }, stored);

  expect(chosen.map(({ id }) => papers.findIndex((paper) => paper.id === id))).toEqual([
    0, 1, 2, 4,
  ]);
});
