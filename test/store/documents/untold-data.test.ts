import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { addChecksums, meaningOf } from "../../../src/core/review/document/document.ts";
import { sumText } from "../../../src/store/documents/checksums.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { makeFolder } from "../../support/temporary.ts";

const DATE = DigestDate.parse("2026-02-13");
const FIXTURE = `test/fixtures/first-edition/${DATE}`;
const EDITED = "사람이 고친 문장입니다.";

type Card = {
  paper: { id: string; title: string };
  hidden?: boolean;
  tags: string[];
  provenance: { edited: string[] };
  draft: {
    oneLine: string;
    uncertainty: string;
    headline?: string;
    tags: string[];
    keyPoints: { text: string }[];
  };
};

/** A day of the first edition, whose document has a checksum of its text and none of its data. */
function writeDay(
  change: (cards: Card[]) => void = () => {},
  write: (markdown: string) => string = (markdown) => markdown,
  edit: (markdown: string) => string = (markdown) => markdown,
) {
  const folder = makeFolder();
  const { digests } = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const pathOf = (ending: string) => join(folder, `output/daily/2026/${DATE}.${ending}`);
  const day: { cards: Card[] } = JSON.parse(readFileSync(`${FIXTURE}.json`, "utf8"));
  const markdown = write(readFileSync(`${FIXTURE}.md`, "utf8"));
  change(day.cards);
  mkdirSync(join(folder, "output/daily/2026"), { recursive: true });
  writeFileSync(pathOf("json"), JSON.stringify(day, null, 2));
  const text = sumText(meaningOf(markdown));
  writeFileSync(pathOf("md"), edit(addChecksums(markdown, { text, data: null })));
  const read = async () => (await digests.readDay(DATE))?.cards ?? [];
  return { digests, read, readFile: (ending: string) => readFileSync(pathOf(ending), "utf8") };
}

/** Changes the first card. */
const first = (change: (card: Card) => void) => (cards: Card[]) => cards.slice(0, 1).map(change);

test("data that nobody has changed stays, although its document has other lines than ours", async () => {
  const { digests, read } = writeDay();

  expect((await read()).flatMap(({ provenance }) => provenance?.edited)).toEqual([]);
  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

const edits: [string, (card: Card) => void, string[]][] = [
  ["a text", ({ draft }) => Object.assign(draft, { oneLine: EDITED }), ["oneLine"]],
  [
    "a headline, which it had none of",
    ({ draft }) => Object.assign(draft, { headline: EDITED }),
    ["headline"],
  ],
  [
    "an item",
    ({ draft }) => Object.assign(draft.keyPoints[1] ?? {}, { text: EDITED }),
    ["keyPoints[1].text"],
  ],
  ["the length of a list", ({ draft }) => draft.keyPoints.pop(), ["keyPoints"]],
  ["the tags of the card", (card) => Object.assign(card, { tags: ["LLM"] }), ["tags"]],
  ["the tags of the draft", ({ draft }) => Object.assign(draft, { tags: ["LLM"] }), ["tags"]],
];

test.each(edits)(
  "%s in the data that its document shows otherwise is an edit of that alone",
  async (_, change, edited) => {
    const { digests, read, readFile } = writeDay(first(change));

    await digests.renderAll();

    const [card, ...others] = await read();
    expect(card?.provenance?.edited).toEqual(edited);
    expect(others.flatMap(({ provenance }) => provenance?.edited)).toEqual([]);
    expect(JSON.parse(readFile("json")).cards[0].provenance.edited).toEqual(edited);
  },
);

test("a card that is hidden and a text of another one are both taken over", async () => {
  const { read } = writeDay((cards) => {
    first(({ draft }) => Object.assign(draft, { oneLine: EDITED }))(cards);
    Object.assign(cards[1] ?? {}, { hidden: true });
  });

  expect((await read()).map(({ hidden, provenance }) => [hidden, provenance?.edited])).toEqual([
    [false, ["oneLine"]],
    [true, []],
  ]);
});

test("so are a card that was taken out and a text of another one", async () => {
  const { read } = writeDay((cards) => {
    first(({ draft }) => Object.assign(draft, { oneLine: EDITED }))(cards);
    cards.pop();
  });

  expect((await read()).map(({ hidden, provenance }) => [hidden, provenance?.edited])).toEqual([
    [false, ["oneLine"]],
    [true, undefined],
  ]);
});

test("a title that the document has otherwise is refused, since the program finds it", async () => {
  const { digests } = writeDay(first(({ paper }) => Object.assign(paper, { title: "Mine" })));

  const [refusal] = (await digests.findEdits()).refused;

  expect(refusal?.message).toMatch(/\.json was edited by hand, and what it says of \d{4}\.\d{5} /);
});

test("tags that the document shows and the draft has more of are refused: either may be the edit", async () => {
  const { digests, readFile } = writeDay(
    first((card) => Object.assign(card, { tags: ["LLM"] })),
    (markdown) => markdown.replace(/태그\*\*: Agents.*/, "태그**: LLM"),
  );
  const before = readFile("json");

  const [refusal] = (await digests.findEdits()).refused;
  await digests.renderAll();

  expect(refusal?.message).toContain("which tags 2602.09877 has cannot be taken over");
  expect(refusal?.fix).toContain("Give both the same tags");
  expect(readFile("json")).toBe(before);
});

test("by the way that is named for such tags, they stay", async () => {
  const { digests, read } = writeDay(
    first((card) => {
      Object.assign(card, { tags: ["LLM"] });
      Object.assign(card.draft, { tags: ["LLM"] });
      Object.assign(card.provenance, { edited: ["tags"] });
    }),
    (markdown) => markdown.replace(/태그\*\*: Agents.*/, "태그**: LLM"),
  );

  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  expect((await read())[0]?.tags).toEqual(["LLM"]);
});

const RETAGGED = ["LLM", "Robotics"];
const ADDED_TO_DRAFT = ["Agents", "Safety", "Alignment", "LLM", "Theory", "Post-training"];
const ADDED = ["Agents", "Safety", "Alignment", "LLM", "Theory", "RAG"];

/** What people have made of the first card's tags: in the document, in those of the card, and in those of its draft. */
const retag =
  (own: string[] | null, ofDraft: string[] | null) =>
  ([card]: Card[]) => {
    if (own !== null) Object.assign(card ?? {}, { tags: own });
    if (ofDraft !== null) Object.assign(card?.draft ?? {}, { tags: ofDraft });
  };
const retagText = (tags: string[]) => (markdown: string) =>
  markdown.replace(/태그\*\*: Agents.*/, `태그**: ${tags.join(", ")}`);
const mendText = (at: number) => (markdown: string) => {
  const day: { cards: Card[] } = JSON.parse(readFileSync(`${FIXTURE}.json`, "utf8"));
  return markdown.replace(day.cards[at]?.draft.uncertainty ?? "", EDITED);
};
const inBoth = (text: string) => retagText(RETAGGED)(mendText(1)(text));

test.each([
  ["its `tags`, beside a text of the card", retag(RETAGGED, null), mendText(0)],
  ["its `tags`, beside a text of another card", retag(RETAGGED, null), mendText(1)],
  ["the tags of its draft, beside a text of the card", retag(null, RETAGGED), mendText(0)],
  ["the tags of its draft, beside a text of another card", retag(null, RETAGGED), mendText(1)],
  ["both, beside a text of another card", retag(RETAGGED, RETAGGED), mendText(1)],
  ["the document, beside a text there", retag(null, null), inBoth],
  ["the document and its `tags`", retag(RETAGGED, null), retagText(RETAGGED)],
  ["the document and the tags of its draft", retag(null, RETAGGED), retagText(RETAGGED)],
  ["the same, beside a text of another card", retag(null, RETAGGED), inBoth],
  ["all three", retag(RETAGGED, RETAGGED), retagText(RETAGGED)],
])("tags of a card are taken over that a person has changed in %s", async (_, change, edit) => {
  const { digests, read, readFile } = writeDay(change, undefined, edit);
  const isMended = readFile("md").includes(EDITED);

  await digests.renderAll();

  const [card, other] = await read();
  const edited = [card, other].flatMap((one) => one?.provenance?.edited);
  expect(card?.tags).toEqual(RETAGGED);
  expect(card?.draft?.tags).toEqual(RETAGGED);
  expect(edited.toSorted()).toEqual(isMended ? ["tags", "uncertainty"] : ["tags"]);
});

test("a tag of which the abstract has no word and that the draft alone has may be the model's own, and in `tags` it is a person's", async () => {
  const added = [...ADDED, "Robotics"].slice(-6);
  const alone = await writeDay((cards) => cards[0]?.draft.tags.push("Robotics")).read();
  const inTags = await writeDay(retag(added, null)).read();

  expect(alone[0]?.tags).not.toContain("Robotics");
  expect(alone[0]?.provenance?.edited).toEqual([]);
  expect(inTags[0]?.tags).toEqual(added);
  expect(inTags[0]?.provenance?.edited).toEqual(["tags"]);
});

test("several tags that were changed alike in all three places stay, and are marked where the data says so", async () => {
  const few = ["Agents", "Safety"];
  const read = async (edited: string[]) => {
    const change = (cards: Card[]) => {
      retag(few, few)(cards);
      Object.assign(cards[0]?.provenance ?? {}, { edited });
    };
    const [card] = await writeDay(change, undefined, retagText(few)).read();
    return [card?.tags, card?.draft?.tags, card?.provenance?.edited];
  };

  expect(await read([])).toEqual([few, few, []]);
  expect(await read(["tags"])).toEqual([few, few, ["tags"]]);
});

test("tags are taken over that are alike in all three places and that the program may have chosen, where one was taken off", async () => {
  const fewer = ["Agents", "Safety", "Alignment", "LLM"];
  const { read } = writeDay(retag(fewer, fewer), undefined, retagText(fewer));

  const [card] = await read();

  expect(card?.tags).toEqual(fewer);
  expect(card?.provenance?.edited).toEqual(["tags"]);
});

test.each([
  ["the document and its `tags`", retag(RETAGGED, null), retagText(ADDED)],
  ["the document and the tags of its draft", retag(null, RETAGGED), retagText(ADDED)],
  ["its `tags` and those of its draft", retag(RETAGGED, ["Theory"]), mendText(1)],
  ["all three", retag(RETAGGED, ["Theory"]), retagText(ADDED)],
  ["the document and, alike, card and draft", retag(RETAGGED, RETAGGED), retagText(ADDED)],
  [
    "the draft, beside an edit elsewhere, with more of them,",
    retag(null, ADDED_TO_DRAFT),
    mendText(1),
  ],
])("tags that %s have otherwise are told, and left", async (_, change, edit) => {
  const { digests, readFile } = writeDay(change, undefined, edit);
  const before = [readFile("md"), readFile("json")];

  const [refusal] = (await digests.findEdits()).refused;
  await digests.renderAll();

  expect(refusal?.message).toContain("which tags 2602.09877 has cannot be taken over");
  expect([readFile("md"), readFile("json")]).toEqual(before);
});

test("where a card was cut out of the document, that is told first", async () => {
  const cutLast = (text: string) => text.slice(0, text.indexOf("\n## 2. "));
  const { digests } = writeDay(retag(RETAGGED, null), undefined, (text) => {
    return `${cutLast(text)}\n${text.slice(text.indexOf("<!-- papercards checksum"))}`;
  });

  const [refusal] = (await digests.findEdits()).refused;

  expect(refusal?.message).toContain("the missing card of 2602.12036 cannot be taken over");
});
