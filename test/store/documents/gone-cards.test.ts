import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeFolder } from "../../support/temporary.ts";

const DATE = DigestDate.parse("2026-02-13");
const EDITED = "사람이 고친 설명입니다.";
const { explanation } = makeDraft();
const IDS = ["2602.00001", "2602.00002", "2602.00003"];

type StoredCard = { paper: { id: string }; hidden: boolean };

/** A day with three cards on disk, and its files. */
async function writeDay() {
  const folder = makeFolder();
  const { digests } = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const cards = IDS.map((id, index) => {
    const paper = makePaper({ id, title: `Paper ${index}: On ${id}`, upvotes: 9 - index });
    return makeDraftedCard({ paper, image: null });
  });
  const day = buildDailyDigest({ date: DATE, status: "settled", listed: 9, cards });
  await digests.updateDay(DATE, () => day);
  const pathOf = (ending: string) => join(folder, `output/daily/2026/${DATE}.${ending}`);
  const read = (ending: string) => readFileSync(pathOf(ending), "utf8");
  const editCards = (change: (cards: StoredCard[]) => void) => {
    const stored: { cards: StoredCard[] } = JSON.parse(read("json"));
    change(stored.cards);
    writeFileSync(pathOf("json"), JSON.stringify(stored, null, 2));
  };
  const edit = (change: (text: string) => string) =>
    writeFileSync(pathOf("md"), change(read("md")));
  const told = async () =>
    Object.fromEntries(
      ((await digests.readDay(DATE))?.cards ?? []).map(({ paper, hidden, provenance }) => [
        paper.id,
        hidden ? "hidden" : provenance?.edited.join(),
      ]),
    );
  return { digests, read, edit, editCards, told };
}

const ways: [string, (cards: StoredCard[]) => void][] = [
  ["hidden", (cards) => Object.assign(cards[1] ?? {}, { hidden: true })],
  ["taken out", (cards) => cards.splice(1, 1)],
];
const cutSection = (text: string) => text.replace(/## 2\. [\s\S]*?(?=## 3\. )/, "");
const countOn = (text: string) => cutSection(text).replace("## 3. ", "## 2. ");

test.each(ways)(
  "a card that is %s in the data and a text of another one in the document are both taken over",
  async (_, change) => {
    const { digests, edit, editCards, told, read } = await writeDay();
    editCards(change);
    edit((text) => text.replace(explanation, EDITED));

    expect(await told()).toEqual({
      [IDS[0] ?? ""]: "explanation",
      [IDS[1] ?? ""]: "hidden",
      [IDS[2] ?? ""]: "",
    });
    await digests.renderAll();

    expect(read("md")).toContain(EDITED);
    expect(read("md")).not.toContain(`papers/${IDS[1]}`);
    expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  },
);

test.each(ways)(
  "so is one that is %s in the data and whose section is cut from the document, but for its line in the overview",
  async (_, change) => {
    for (const cut of [cutSection, countOn]) {
      const { digests, edit, editCards, told, read } = await writeDay();
      editCards(change);
      edit(cut);

      expect(await told()).toEqual({
        [IDS[0] ?? ""]: "",
        [IDS[1] ?? ""]: "hidden",
        [IDS[2] ?? ""]: "",
      });
      await digests.renderAll();
      expect(read("md")).not.toContain(`papers/${IDS[1]}`);
    }
  },
);

test.each(ways)(
  "beside one that is %s, what cannot be taken over is refused with its own line and cause",
  async (_, change) => {
    for (const cut of [(text: string) => text, countOn]) {
      const { digests, edit, editCards } = await writeDay();
      editCards(change);
      edit((text) => cut(text).replace(explanation, "[여기](https://example.com)를 보세요."));

      const [refusal] = (await digests.findEdits()).refused;
      expect(refusal?.message).toContain("a field holds plain text");
    }
  },
);

/** Changes the last place, which is on the third card. */
const changeLast = (from: string, to: string) => (text: string) => {
  const at = text.lastIndexOf(from);
  return `${text.slice(0, at)}${to}${text.slice(at + from.length)}`;
};
const takeOutLast = (cards: StoredCard[]) => cards.splice(2, 1);
const editBoth = (text: string) => changeLast(explanation, EDITED)(edited(text));
const nextLine = (text: string) => `${text.slice(0, text.indexOf("<!--"))}사람이 더한 줄입니다.\n`;

const mends: [string, (text: string) => string, string][] = [
  ["a text of it", editBoth, `the card of ${IDS[2]}`],
  ["its title", (text) => changeLast("Paper 2", "Paper 3")(edited(text)), `the card of ${IDS[2]}`],
  [
    "a line below it",
    (text) => nextLine(edited(text)) + (/<!--.*\n/.exec(text)?.[0] ?? ""),
    IDS[2] ?? "",
  ],
  [
    "its headline in the list",
    (text) => edited(text).replace(/^3\. \[.*?\]/m, "3. [고친 제목]"),
    "line 7",
  ],
  [
    "a line of the list",
    (text) => edited(text).replace(/^(3\. .*)$/m, "$1\n4. [Mine](#4-mine)"),
    "line 8",
  ],
];

test.each(mends)(
  "of a card that is taken out of the data, %s that was mended in the document is never dropped beside another edit",
  async (_, mend, named) => {
    for (const earlier of [false, true]) {
      const { digests, edit, editCards, read } = await writeDay();
      if (earlier) edit(withoutParts);
      editCards(takeOutLast);
      edit(mend);
      const [data, text] = [read("json"), read("md")];

      const [refusal] = (await digests.findEdits()).refused;
      await digests.renderAll();

      if (!earlier) expect(refusal?.message).toContain(`${named} cannot be taken over`);
      expect(refusal?.code).toBe("STORE");
      expect([read("json"), read("md")]).toEqual([data, text]);
    }
  },
);

/** A document as it was before documents told what they say of each card. */
const withoutParts = (text: string) =>
  text.replace(/(checksum [0-9a-f]{16} v\d+(?: [0-9a-f]{8}){3})(?: [0-9a-f]{8})+/, "$1");

test("a document that does not tell what it says of each card is taken over where its whole text does", async () => {
  const { digests, edit, editCards, told, read } = await writeDay();
  const now = read("md");
  edit(withoutParts);
  expect(read("md")).not.toBe(now);
  editCards(takeOutLast);
  edit(edited);

  expect(await told()).toEqual({
    [IDS[0] ?? ""]: "explanation",
    [IDS[1] ?? ""]: "",
    [IDS[2] ?? ""]: "hidden",
  });
  await digests.renderAll();
  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

test("a line of the overview that names no card is refused", async () => {
  const { digests, edit, editCards } = await writeDay();
  editCards((cards) => Object.assign(cards[1] ?? {}, { hidden: true }));
  edit((text) => text.replace("\n\n## 1.", "\n4. [Mine](#4-mine): mine\n\n## 1."));

  expect((await digests.findEdits()).refused).toHaveLength(1);
});

test("a removal that was taken over and then undone is named with its paper and the way out", async () => {
  const { digests, editCards, told, read } = await writeDay();
  let removed: StoredCard[] = [];
  editCards((cards) => {
    removed = cards.splice(1, 1);
  });
  await digests.renderAll();
  editCards((cards) => cards.splice(1, 0, ...removed));

  const [refusal] = (await digests.findEdits()).refused;
  expect(refusal?.message).toContain(`the second card of ${IDS[1]} cannot be taken over`);
  expect(refusal?.fix).toContain("Take one of the two out");

  editCards((cards) => cards.pop());
  expect(await told()).toEqual({ [IDS[0] ?? ""]: "", [IDS[1] ?? ""]: "", [IDS[2] ?? ""]: "" });
  await digests.renderAll();
  expect(read("md")).toContain(`papers/${IDS[1]}`);
  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

test("a removed card comes back as the data has it, also beside a text that was edited in the data", async () => {
  const { digests, editCards, told, read } = await writeDay();
  const before = JSON.parse(read("json"));
  editCards((cards) => cards.splice(1, 1));
  await digests.renderAll();

  editCards((cards) => cards.splice(0, 9, ...before.cards));
  editCards((cards) => Object.assign(cards[0] ?? {}, JSON.parse(edited(JSON.stringify(cards[0])))));

  expect(await told()).toEqual({
    [IDS[0] ?? ""]: "explanation",
    [IDS[1] ?? ""]: "",
    [IDS[2] ?? ""]: "",
  });
  await digests.renderAll();
  expect(JSON.parse(read("json")).cards.map(({ paper }: StoredCard) => paper.id)).toEqual(IDS);
  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

const edited = (text: string) => text.replace(explanation, EDITED);
