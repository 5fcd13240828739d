import { expect, test } from "vitest";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { NO_NEIGHBOURS } from "../../../src/core/digest/neighbours.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { toRemoved } from "../../../src/core/review/removed-card.ts";
import { readEdit } from "../../../src/store/documents/read-edit.ts";
import { renderStored } from "../../../src/store/documents/stored-document.ts";
import { announceData, readVersions } from "../../../src/store/documents/superseded.ts";
import { readTornEdit } from "../../../src/store/documents/torn-edit.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";

const DATE = DigestDate.parse("2026-02-13");
const EDITED = "사람이 고친 설명입니다.";
const { explanation } = makeDraft();
const IDS = [1, 2, 3, 4].map((number) => `2602.0000${number}`);

/** A day with so many cards. */
function makeDay(top: number): DailyDigest {
  const cards = IDS.slice(0, top).map((id, index) => {
    const paper = makePaper({ id, title: `Paper ${index}: On ${id}`, upvotes: 9 - index });
    return makeDraftedCard({ paper, image: null });
  });
  return buildDailyDigest({ date: DATE, status: "settled", listed: 9, cards });
}

const renderDay = (day: DailyDigest) => renderStored(day, NO_NEIGHBOURS, day);
const [SHOWN, WRITTEN] = [makeDay(3), makeDay(4)];
const SHOWN_TEXT = renderDay(SHOWN);

type Files = { day: DailyDigest; markdown: string };

const INTACT: Files = { day: SHOWN, markdown: SHOWN_TEXT };
const KILLED: Files = { day: WRITTEN, markdown: announceData(SHOWN_TEXT, WRITTEN, SHOWN) };

/** What is read of a day's files. */
async function read({ day, markdown }: Files) {
  const versions = readVersions(markdown);
  const render = async (version: DailyDigest) => renderDay(version);
  const torn = versions === null ? null : await readTornEdit({ day, markdown, versions, render });
  return torn ?? readEdit(day, markdown, day);
}

/** The papers whose cards are hidden, and the fields of the others that a person has edited. */
async function tell(files: Files) {
  const edit = await read(files);
  if (edit.status === "refused") expect.fail(JSON.stringify(edit));
  const { cards } = edit.status === "edited" ? edit : files.day;
  return {
    hidden: cards.flatMap(({ paper, hidden }) => (hidden ? [paper.id] : [])),
    edited: cards.flatMap(({ paper, provenance }) =>
      (provenance?.edited ?? []).map((field) => `${paper.id} ${field}`),
    ),
  };
}

/** A section with the rule behind it, with the rule in front of it, with both, or with none. */
type Rules = "behind" | "before" | "both" | "none";

/** A document without the section of a card, as a person may cut it. */
function cutSection(markdown: string, number: number, rules: Rules): string {
  const start = markdown.indexOf(`## ${number}. `);
  const below = markdown.slice(start);
  const [section = ""] = /^[\s\S]*?\n---\n+/.exec(below) ?? [];
  const isBehind = rules === "behind" || rules === "both";
  const rest = below.slice(isBehind ? section.length : section.lastIndexOf("---"));
  const above = markdown.slice(0, start);
  const isBefore = rules === "before" || rules === "both";
  return (isBefore ? above.replace(/---\n+$/, "\n") : above) + rest;
}

const cutOverviewLine = (markdown: string, number: number) =>
  markdown.replace(new RegExp(`^${number}\\. \\[.*\\n`, "m"), "");

const take = (day: DailyDigest, id: string) => ({
  ...day,
  cards: day.cards.filter(({ paper }) => paper.id !== id),
});
const hide = (day: DailyDigest, id: string) => ({
  ...day,
  cards: day.cards.map((card) => (card.paper.id === id ? { ...card, hidden: true } : card)),
});

/** Each card, with what a person may leave of it in the document, or take out. */
const cuts = [1, 2, 3].flatMap((number) => {
  const id = IDS[number - 1] ?? "";
  const withLine = (["behind", "before", "both", "none"] as const).map((rules) => ({
    id,
    cut: (text: string) => cutOverviewLine(cutSection(text, number, rules), number),
  }));
  return [{ id, cut: (text: string) => cutSection(text, number, "both") }, ...withLine];
});

const TIMES = [
  ["", INTACT],
  [" after a kill", KILLED],
] as const;
const WAYS = [
  ["taken out of", take],
  ["hidden in", hide],
] as const;
const CASES = TIMES.flatMap(([when, files]) =>
  WAYS.map(([way, change]) => ({ when, files, way, change })),
);

test.each(CASES)(
  "a card that is $way the data$when may be cut from the document with its rules and its line in the overview",
  async ({ files: { day, markdown }, change }) => {
    for (const { id, cut } of cuts) {
      const files = { day: change(day, id), markdown: cut(markdown) };
      expect(await tell(files)).toEqual({ hidden: [id], edited: [] });
    }
  },
);

test.each(CASES)(
  "beside one that is $way the data$when and cut from the document, an edit of another card there counts",
  async ({ files: { day, markdown }, change }) => {
    const [id = "", other = ""] = IDS;
    const text = cutOverviewLine(cutSection(markdown, 1, "both"), 1);

    expect(
      await tell({ day: change(day, id), markdown: text.replace(explanation, EDITED) }),
    ).toEqual({ hidden: [id], edited: [`${other} explanation`] });
  },
);

test("what else is changed beside a card that is cut from both files is refused", async () => {
  const [id = ""] = IDS;
  for (const { day, markdown } of [INTACT, KILLED]) {
    const text = cutSection(markdown, 1, "both").replace("**Upvotes**: ", "**Likes**: ");
    expect(await read({ day: take(day, id), markdown: text })).toMatchObject({ status: "refused" });
  }
});

test("after a kill a card that is cut from the document alone is refused, and so is a rule that is gone", async () => {
  const { day, markdown } = KILLED;
  for (const text of [cutSection(markdown, 2, "behind"), markdown.replace("\n---\n", "\n")]) {
    expect(await read({ day, markdown: text })).toMatchObject({ status: "refused" });
  }
});

test("a text that was edited before a kill stays in a card that is hidden and cut from the document then", async () => {
  const [id = ""] = IDS;
  const edited = SHOWN_TEXT.replace(explanation, EDITED);
  const inText = readEdit(SHOWN, edited, SHOWN);
  const { cards } = inText.status === "edited" ? inText : expect.fail();
  const written = { ...WRITTEN, cards: [...cards, ...WRITTEN.cards.slice(3)] };
  const markdown = cutSection(announceData(edited, written, SHOWN), 1, "behind");

  const edit = await read({ day: hide(written, id), markdown });

  const now = edit.status === "edited" ? edit.cards : expect.fail(JSON.stringify(edit));
  expect(now.map(({ hidden }) => hidden)).toEqual([true, false, false, false]);
  expect(now[0]?.draft?.explanation).toBe(EDITED);
});

test("where the next run is killed, too, what is edited after it is told from the card that was cut", async () => {
  const [id = "", other = ""] = IDS;
  const taken = take(SHOWN, id);
  const removed = { ...taken, cards: [...taken.cards, toRemoved(id)] };
  for (const text of [SHOWN_TEXT, cutOverviewLine(cutSection(SHOWN_TEXT, 1, "both"), 1)]) {
    const more = { ...removed, cards: [...removed.cards, ...WRITTEN.cards.slice(3)] };
    const markdown = announceData(text, more, taken);
    const day = {
      ...more,
      cards: more.cards.map((card) =>
        card.paper.id === other && card.status === "ok"
          ? { ...card, draft: { ...card.draft, explanation: EDITED } }
          : card,
      ),
    };

    expect(await tell({ day, markdown })).toEqual({
      hidden: [id],
      edited: [`${other} explanation`],
    });
  }
});

test("of papers of one title, each keeps its line in the list beside a card that was hidden before", async () => {
  const cards = IDS.map((id, index) =>
    makeDraftedCard({ paper: makePaper({ id }), image: null, hidden: index === 2 }),
  );
  const day = buildDailyDigest({ date: DATE, status: "settled", listed: 9, cards });
  const markdown = renderDay(day).replace(explanation, EDITED);

  expect(await tell({ day, markdown })).toEqual({
    hidden: [IDS[2]],
    edited: [`${IDS[0]} explanation`],
  });
});

test("a document that is cut to its end with its last card is told as one without its checksum", () => {
  const markdown = SHOWN_TEXT.slice(0, SHOWN_TEXT.indexOf("## 3. "));
  const day = take(SHOWN, IDS[2] ?? "");

  expect(readEdit(day, markdown, day)).toMatchObject({
    status: "refused",
    why: "of another version",
  });
});
