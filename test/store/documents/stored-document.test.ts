import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeFolder } from "../../support/temporary.ts";

const DATE = DigestDate.parse("2026-02-13");
const { explanation } = makeDraft();
const EDITED = "사람이 고친 설명입니다.";

/** A day with two cards on disk, and its files. */
async function writeDay() {
  const folder = makeFolder();
  const { digests } = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const cards = [
    makeDraftedCard(),
    makeDraftedCard({ paper: makePaper({ id: "2602.00002", upvotes: 1 }), image: null }),
  ];
  const day = buildDailyDigest({ date: DATE, status: "settled", listed: 9, cards });
  await digests.updateDay(DATE, () => day);
  const pathOf = (ending: string) => join(folder, `output/daily/2026/${DATE}.${ending}`);
  return {
    digests,
    day,
    read: (ending: string) => readFileSync(pathOf(ending), "utf8"),
    edit: (ending: string, change: (text: string) => string) =>
      writeFileSync(pathOf(ending), change(readFileSync(pathOf(ending), "utf8"))),
    edited: async () =>
      (await digests.readDay(DATE))?.cards.map(({ provenance }) => provenance?.edited),
  };
}

const rewrite = (text: string) => text.replace(explanation, EDITED);

test("a draft that a person has changed in the data alone is an edit of those fields, and is checked again", async () => {
  const { edit, digests, edited, read } = await writeDay();
  edit("json", (text) => text.replace(explanation, "정확도가 91.7% 올랐습니다."));

  expect(await edited()).toEqual([["explanation"], []]);
  expect((await digests.findEdits()).edited).toHaveLength(1);
  await digests.renderAll();

  expect(read("md")).toContain("91.7%");
  expect(await digests.readDay(DATE)).toMatchObject({
    cards: [{ confidence: "하", provenance: { edited: ["explanation"] } }, {}],
  });
  expect((await digests.findEdits()).edited).toEqual([]);
});

test.each([
  ["compute", '"compute": "small"', '"compute": "large"', ["adoption.compute"]],
  ["need", /"need": "[^"]*"/, '"need": "로봇 팔 필요"', ["adoption.need"]],
  ["no need", /"need": "[^"]*"/, '"need": null', ["adoption.need"]],
  [
    "need and compute",
    /"need": "[^"]*",\s*"compute": "small"/,
    '"need": "로봇 팔 필요", "compute": "large"',
    ["adoption.need", "adoption.compute"],
  ],
])(
  "%s, of which the document shows no text, is an edit of that alone, and of no other card",
  async (_, from, to, fields) => {
    const { day, digests, edit, edited } = await writeDay();
    // as ratings are when a card is made, with the need in their reasons
    const rated = day.cards.map((card) =>
      card.status === "ok"
        ? { ...card, difficultyReason: `코드 공개, ${card.draft.adoption.need}` }
        : card,
    );
    await digests.updateDay(DATE, () => ({ ...day, cards: rated }));
    const changeAll = (text: string) => text.replace(from, to);
    edit("json", changeAll);

    expect(await edited()).toEqual([fields, []]);

    edit("json", rewrite);
    expect(await edited()).toEqual([["explanation", ...fields], []]);

    edit("md", (text) => text.replace(makeDraft().uncertainty, EDITED));
    expect((await edited())?.[0]?.toSorted()).toEqual(
      ["explanation", "uncertainty", ...fields].toSorted(),
    );
  },
);

test("a list of which also the lines around it have changed is an edit of that list alone", async () => {
  const { edit, digests, edited } = await writeDay();
  const evidence = makeDraft().keyPoints[0]?.evidence;
  edit("json", (text) =>
    text.replace(
      /"basis": "inferred",\s*"evidence": null/,
      `"basis": "stated", "evidence": ${JSON.stringify(evidence)}`,
    ),
  );

  expect(await edited()).toEqual([["risks"], []]);
  await digests.renderAll();
  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

test("the same edit in data and document is taken over, and another one of the same field in each is refused", async () => {
  const same = await writeDay();
  same.edit("json", rewrite);
  same.edit("md", rewrite);
  const other = await writeDay();
  other.edit("json", rewrite);
  other.edit("md", (text) => text.replace(explanation, "다르게 고친 설명입니다."));

  expect((await same.edited())?.[0]).toContain("explanation");
  expect((await other.digests.findEdits()).refused[0]?.message).toMatch(
    /2026-02-13\.json was edited by hand.*both edited/,
  );
});

test("what formatters make of data and document is no edit", async () => {
  const { edit, digests, day } = await writeDay();
  edit("json", (text) =>
    JSON.stringify(
      JSON.parse(text, (_, value) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toReversed())
          : value,
      ),
      null,
      4,
    ),
  );
  edit("md", (text) => text.replaceAll(/^- /gm, "* ").replaceAll(/^(#+ .*)\n/gm, "$1\n\n"));

  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  expect(await digests.readDay(DATE)).toEqual(day);
});

test("a formatter's rewrite of the data does not keep an edit of the document from the data", async () => {
  const { edit, edited } = await writeDay();
  edit("md", rewrite);
  edit("json", (text) => JSON.stringify(JSON.parse(text), null, 4));

  expect(await edited()).toEqual([["explanation"], []]);
});

test("a card whose section somebody has taken out of the document is named, and how a card is hidden", async () => {
  const { edit, digests, read } = await writeDay();
  edit("md", (text) => text.replace(/## 1\. [\s\S]*?(?=## 2\. )/, ""));
  const before = read("md");

  const [refusal] = (await digests.findEdits()).refused;
  await digests.renderAll();

  expect(refusal?.message).toContain("2026-02-13.md was edited by hand");
  expect(refusal?.message).toContain("the missing card of 2602.12036 cannot be taken over");
  expect(refusal?.fix).toMatch(/^Put its section back\..*`hidden`.*`\.json`/);
  expect(read("md")).toBe(before);
});
