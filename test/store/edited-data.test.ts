import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { chooseTags } from "../../src/core/card/card.ts";
import { buildDailyDigest } from "../../src/core/digest/digest.ts";
import { renderDigest } from "../../src/core/digest/markdown.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { addChecksums, meaningOf } from "../../src/core/review/document/document.ts";
import { openStore } from "../../src/store/open-store.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../support/make.ts";
import { makeFolder } from "../support/temporary.ts";

const DAY = DigestDate.parse("2026-02-13");
const EDITED = "사람이 데이터에 적은 문장입니다.";

const IN_DOCUMENT = "사람이 문서에 적은 문장입니다.";

/** A day of two cards in an output folder, and its files. */
async function openDay() {
  const folder = makeFolder();
  const [cacheFolder, outputFolder] = [join(folder, "cache"), join(folder, "output")];
  const writer = { processId: 1, isRunning: () => true };
  const { digests, reviews } = openStore({ outputFolder, cacheFolder, writer });
  const cards = ["2602.00001", "2602.00002"].map((id) => {
    const card = makeDraftedCard({ paper: makePaper({ id }), draft: makeDraft(), image: null });
    return { ...card, tags: chooseTags(card) };
  });
  const day = buildDailyDigest({ date: DAY, status: "settled", listed: 2, cards });
  await digests.updateDay(DAY, () => day);
  const at = (ending: string) => join(outputFolder, `daily/2026/${DAY}.${ending}`);
  const change = (ending: string, act: (text: string) => string) =>
    writeFileSync(at(ending), act(readFileSync(at(ending), "utf8")));
  const reviewPath = join(cacheFolder, `reviews/${DAY}.json`);
  return {
    day,
    digests,
    reviews,
    reviewPath,
    change,
    read: (ending: string) => readFileSync(at(ending), "utf8"),
  };
}

test("a text that somebody has edited in the data is rendered, and marked as edited", async () => {
  const { digests, change, read } = await openDay();
  change("json", (text) => text.replace(/"developerView": ".*?"/, `"developerView": "${EDITED}"`));

  const { edited } = await digests.findEdits();
  await digests.renderAll();

  expect(edited).toHaveLength(1);
  expect(read("md")).toContain(EDITED);
  expect(read("json")).toContain(EDITED);
  expect(read("json").match(/"edited": \[\s*"developerView"\s*\]/g)).toHaveLength(1);
  expect((await digests.findEdits()).edited).toEqual([]);
});

test("so is a headline, which the overview shows as well", async () => {
  const { digests, change, read } = await openDay();
  change("json", (text) => text.replace(/"headline": ".*?"/, '"headline": "데이터에 적은 제목"'));

  await digests.renderAll();

  expect(read("md").match(/데이터에 적은 제목/g)).toHaveLength(2);
  expect(read("json").match(/"edited": \[\s*"headline"\s*\]/g)).toHaveLength(1);
});

test.each(["oneLine", "headline", "explanation"])(
  "a text that somebody has emptied in the data, such as %s, is named, also beside an edit of the document",
  async (field) => {
    const { digests, change, read } = await openDay();
    change("json", (text) => text.replace(new RegExp(`"${field}": ".*?"`), `"${field}": ""`));
    const [refusal] = (await digests.findEdits()).refused;
    change("md", changeNth(developerView, 1, EDITED));
    const before = read("json");

    const beside = (await digests.findEdits()).refused[0];
    await digests.renderAll();

    expect(refusal?.message).toContain(
      `the ${field} of 2602.00001 cannot be taken over: a field cannot be empty`,
    );
    expect(beside?.message).toBe(refusal?.message);
    expect(read("json")).toBe(before);
  },
);

test("a key in the data that no version knows is named, and stays until it is taken out", async () => {
  const { digests, change, read } = await openDay();
  change("json", (text) => text.replace('"hidden": false', '"note": "메모", "hidden": false'));
  const before = read("json");

  const [refusal] = (await digests.findEdits()).refused;
  await digests.renderAll();

  expect(refusal?.message).toContain(
    "the key cards[0].note cannot be taken over: this version of papercards knows no such key",
  );
  expect(refusal?.fix).toContain("Take that key out, or update papercards");
  expect(read("json")).toBe(before);
  change("json", (text) => text.replace('"note": "메모", ', ""));
  expect((await digests.findEdits()).refused).toEqual([]);
});

test("a key that the data has twice is named with its place, and both stay until one is taken out", async () => {
  const { digests, change, read } = await openDay();
  const first = `"developerView": "${EDITED}", `;
  change("json", (text) => text.replace('"developerView": ', `${first}$&`));
  const before = read("json");

  const [refusal] = (await digests.findEdits()).refused;
  await digests.renderAll();

  expect(refusal?.message).toContain(
    "the key cards[0].draft.developerView cannot be taken over: one object has it twice",
  );
  expect(refusal?.fix).toContain("Leave one of the two");
  expect(read("json")).toBe(before);
  change("json", (text) => text.replace(first, ""));
  expect((await digests.findEdits()).refused).toEqual([]);
});

test("a review in which a card is given twice is named, and left as it is", async () => {
  const { reviews, reviewPath } = await openDay();
  const review = '{"formatVersion":1,"revision":1,"publications":0,"cards":{ENTRY,ENTRY}}';
  const entry = '"2602.00001":{"accepted":true,"hidden":null,"edit":null,"proposal":null}';
  const before = review.replaceAll("ENTRY", entry);
  mkdirSync(dirname(reviewPath), { recursive: true });
  writeFileSync(reviewPath, before);

  const publishing = reviews.update(DAY, (now, write) => write(now));

  await expect(publishing).rejects.toThrow(
    "the key cards.2602.00001 cannot be taken over: one object has it twice",
  );
  expect(readFileSync(reviewPath, "utf8")).toBe(before);
});

test("a text of another field than one that was empty before is an edit of that alone", async () => {
  const { day, digests, change } = await openDay();
  const [card] = day.cards;
  if (card?.status !== "ok") return expect.fail();
  const cards = [{ ...card, draft: { ...card.draft, developerView: "" } }];
  await digests.updateDay(DAY, () => ({ ...day, cards }));
  change("json", changeNth(explanation, 0, EDITED));

  const edited = (await digests.readDay(DAY))?.cards.map(({ provenance }) => provenance?.edited);

  expect(edited).toEqual([["explanation"]]);
});

test("a card that somebody has hidden in the data is missed by its document", async () => {
  const { digests, change, read } = await openDay();
  change("json", (text) => text.replace('"hidden": false', '"hidden": true'));

  const { edited } = await digests.findEdits();
  await digests.renderAll();

  expect(edited.map(({ date }) => date)).toEqual([DAY]);
  expect(read("md").match(/^## \d/gm)).toHaveLength(1);
});

test("a document as another version has written it, or a formatter has left it, is of its data", async () => {
  const { day, digests, change } = await openDay();
  change("md", (text) => text.replaceAll(/^- /gm, "* "));
  const formatted = await digests.findEdits();

  const others = renderDigest(day).replaceAll("한 줄 요약", "요약").replaceAll("업보트", "추천");
  const sum = createHash("sha256").update(meaningOf(others)).digest("hex").slice(0, 16);
  change("md", () => addChecksums(others, { text: sum, data: null }));
  const older = await digests.findEdits();

  expect([formatted, older]).toEqual(
    [0, 1].map(() => ({ edited: [], refused: [], unreadable: [] })),
  );
});

const { explanation, developerView } = makeDraft();

/** Changes a text of the first or the second card in a document or in data. */
const changeNth = (text: string, nth: 0 | 1, to: string) => (content: string) => {
  const at = nth === 0 ? content.indexOf(text) : content.lastIndexOf(text);
  return content.slice(0, at) + to + content.slice(at + text.length);
};

test.each([
  ["another card", developerView, 1],
  ["another field of the same card", developerView, 0],
  ["the same field of another card", explanation, 1],
] as const)(
  "a field that is edited in the document, and %s in the data, are both taken over",
  async (_, text, nth) => {
    const { digests, change, read } = await openDay();
    change("md", changeNth(explanation, 0, IN_DOCUMENT));
    change("json", changeNth(text, nth, EDITED));

    const { refused } = await digests.findEdits();
    await digests.renderAll();

    expect(refused).toEqual([]);
    for (const ending of ["md", "json"]) {
      expect(read(ending)).toContain(EDITED);
      expect(read(ending)).toContain(IN_DOCUMENT);
    }
    const edited = (await digests.readDay(DAY))?.cards.map(({ provenance }) => provenance?.edited);
    const inData = text === explanation ? "explanation" : "developerView";
    expect(edited).toEqual(
      nth === 0 ? [["developerView", "explanation"], []] : [["explanation"], [inData]],
    );
    expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  },
);

test("a field that says something else in document and data is named, and both are kept", async () => {
  const { digests, change, read } = await openDay();
  change("md", changeNth(explanation, 0, IN_DOCUMENT));
  change("json", changeNth(explanation, 0, EDITED));

  const { kept } = await digests.renderAll();

  expect(kept.map(({ message }) => message)).toEqual([expect.stringContaining("both edited")]);
  expect([read("md"), read("json")]).toEqual([
    expect.stringContaining(IN_DOCUMENT),
    expect.stringContaining(EDITED),
  ]);
});

const inOverview = (text: string) => text.replace(/^1\. \[.*?\]/m, `1. [${IN_DOCUMENT}]`);

test("a headline that is edited in the overview, and another field in the data, are both taken over", async () => {
  const { digests, change } = await openDay();
  change("md", inOverview);
  change("json", changeNth(developerView, 0, EDITED));

  const [card, other] = (await digests.readDay(DAY))?.cards ?? [];

  expect(card).toMatchObject({
    draft: { headline: IN_DOCUMENT, developerView: EDITED },
    provenance: { edited: ["headline", "developerView"] },
  });
  expect(other?.provenance?.edited).toEqual([]);
});

test.each([
  ["the same", IN_DOCUMENT, true],
  ["something else", EDITED, false],
])(
  "a headline that is edited in the overview, and to %s in the data, is taken over where they agree",
  async (_, inData, isTaken) => {
    const { digests, change } = await openDay();
    change("md", inOverview);
    change("json", (text) => text.replace(/"headline": ".*?"/, `"headline": "${inData}"`));

    const { refused } = await digests.findEdits();
    const edited = (await digests.readDay(DAY))?.cards[0]?.provenance?.edited;

    expect(refused.map(({ message }) => message)).toEqual(
      isTaken ? [] : [expect.stringContaining("both edited")],
    );
    expect(edited).toEqual(isTaken ? ["headline"] : []);
  },
);

test("a formatter's marks in the document keep no edit of the data back", async () => {
  const { digests, change, read } = await openDay();
  change("md", (text) => text.replaceAll(/^- /gm, "* "));
  change("json", changeNth(explanation, 1, EDITED));

  await digests.renderAll();

  expect(read("md")).toContain(EDITED);
});

test("a line of the document that no field can hold is named, also beside an edit of the data", async () => {
  const { digests, change } = await openDay();
  change("md", (text) => text.replace("# 2026-02-13", "# Something else 2026-02-13"));
  change("json", changeNth(explanation, 1, EDITED));

  const { refused } = await digests.findEdits();

  expect(refused.map(({ message }) => message)).toEqual([
    expect.stringMatching(/2026-02-13\.md was edited by hand, and line \d+ cannot/),
  ]);
});
