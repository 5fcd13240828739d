import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chooseTags } from "../../src/core/card/card.ts";
import { buildDailyDigest, DailyDigest } from "../../src/core/digest/digest.ts";
import type { Draft } from "../../src/core/draft/draft.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { openStore } from "../../src/store/open-store.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../support/make.ts";
import { makeFolder } from "../support/temporary.ts";

const DAY = DigestDate.parse("2026-02-13");
const [FIRST, SECOND, THIRD] = ["2602.00001", "2602.00002", "2602.00003"] as const;

/** Those of the draft that its paper has words of. */
const TAGS = chooseTags(makeDraftedCard());

/** A day of three cards, of which the last is hidden, in an output folder. */
async function openDay() {
  const folder = makeFolder();
  const [cacheFolder, outputFolder] = [join(folder, "cache"), join(folder, "output")];
  const writer = { processId: 1, isRunning: () => true };
  const { digests } = openStore({ outputFolder, cacheFolder, writer });
  const cards = [FIRST, SECOND, THIRD].map((id) =>
    makeDraftedCard({ paper: makePaper({ id }), image: null, hidden: id === THIRD, tags: TAGS }),
  );
  const day = buildDailyDigest({ date: DAY, status: "settled", listed: 3, cards });
  await digests.updateDay(DAY, () => day);
  const pathOf = (ending: string) => join(outputFolder, `daily/2026/${DAY}.${ending}`);
  const read = (ending: string) => readFileSync(pathOf(ending), "utf8");
  return {
    ...{ digests, read, day },
    edit: (change: (day: DailyDigest) => unknown) => {
      const data = DailyDigest.parse(JSON.parse(read("json")));
      writeFileSync(pathOf("json"), JSON.stringify(change(data), null, 2));
    },
    write: (ending: string, text: string) => writeFileSync(pathOf(ending), text),
    hidden: async () => {
      const { cards: now = [] } = (await digests.readDay(DAY)) ?? {};
      return now.filter((card) => card.hidden).map(({ paper }) => paper.id);
    },
  };
}

const without =
  (...ids: string[]) =>
  (day: DailyDigest) => ({
    ...day,
    cards: day.cards.filter(({ paper }) => !ids.includes(paper.id)),
  });

const changeFirst =
  (change: (card: DailyDigest["cards"][number]) => object) => (day: DailyDigest) => ({
    ...day,
    cards: day.cards.map((card) => (card.paper.id === FIRST ? { ...card, ...change(card) } : card)),
  });

test("a card that somebody has taken out of the data is one that they have hidden", async () => {
  const { digests, edit, hidden, read } = await openDay();
  edit(without(FIRST));

  expect(await hidden()).toEqual([THIRD, FIRST]);
  expect((await digests.findEdits()).edited).toHaveLength(1);
  await digests.renderAll();

  expect(read("md").match(/^## \d/gm)).toHaveLength(1);
  expect(await hidden()).toEqual([THIRD, FIRST]);
  expect((await digests.readDay(DAY))?.cards.at(-1)?.paper.title).toBe(makePaper().title);
  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

test("of a card that one person has taken out of the data, no text is lost that another has mended in the document", async () => {
  const { digests, edit, read, write } = await openDay();
  edit(without(FIRST));
  const before = read("md");
  const mended = before.replace(makeDraft().oneLine, `${makeDraft().oneLine} 덧붙인 문장입니다.`);
  expect(mended).not.toBe(before);
  write("md", mended);

  const { refused } = await digests.findEdits();
  await digests.renderAll();

  expect(refused[0]?.message).toContain(`the card of ${FIRST} cannot be taken over`);
  expect(read("md")).toBe(mended);
});

test("so is a hidden one, and one that is missing in the document as well", async () => {
  const { edit, hidden, read, write } = await openDay();
  const before = read("md");
  edit(without(SECOND, THIRD));
  const start = before.indexOf("## 2. ");
  const rest = before.slice(before.indexOf("<!--", start));
  write("md", `${before.slice(0, start).replace(/^2\. .*\n/m, "")}${rest}`);

  expect(await hidden()).toEqual([SECOND, THIRD]);
});

test("tags that somebody has chosen in the data are an edit of that field, whatever the rest of the card", async () => {
  const { digests, edit, read } = await openDay();
  edit(changeFirst(() => ({ tags: ["Reasoning", "Agents"] })));
  await digests.renderAll();

  const [card] = (await digests.readDay(DAY))?.cards ?? [];
  expect(card).toMatchObject({
    tags: ["Reasoning", "Agents"],
    draft: { tags: ["Reasoning", "Agents"] },
    provenance: { edited: ["tags"] },
  });
  expect(read("md")).toContain("**태그**: Reasoning, Agents");
});

const CHOSEN = ["Reasoning", "Agents"];

/** Gives the draft of a card other tags, and other texts. */
const withDraft = (card: DailyDigest["cards"][number], change: Partial<Draft>) => ({
  draft: card.draft === null ? null : { ...card.draft, ...change },
});

type Lists = { card?: string[]; draft?: string[] };

/** Changes the tags of the first card, those of its draft, or both. */
const tag = ({ card: tags, draft }: Lists, texts: Partial<Draft> = {}) =>
  changeFirst((card) => ({
    ...(tags && { tags }),
    ...withDraft(card, { ...texts, ...(draft && { tags: draft }) }),
  }));

const lists: [string, Lists][] = [
  ["of the card", { card: CHOSEN }],
  ["of the draft", { draft: CHOSEN }],
  ["of both", { card: CHOSEN, draft: CHOSEN }],
];

test.each(lists)(
  "tags %s that were changed in the data are an edit of the tags alone",
  async (_, changed) => {
    const { digests, edit, read } = await openDay();
    edit(tag(changed));
    await digests.renderAll();

    const cards = (await digests.readDay(DAY))?.cards ?? [];
    expect(cards[0]).toMatchObject({ tags: CHOSEN, draft: { tags: CHOSEN } });
    expect(cards.map(({ provenance }) => provenance?.edited)).toEqual([["tags"], [], []]);
    expect(read("md")).toContain(`**태그**: ${CHOSEN.join(", ")}`);
    expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  },
);

test.each(lists)(
  "so are tags %s beside a text of the data, of the document, or of both",
  async (_, changed) => {
    const { digests, edit, read, write } = await openDay();
    edit(tag(changed, { developerView: "데이터에 적은 문장입니다." }));
    const edited = async () =>
      (await digests.readDay(DAY))?.cards.map(({ provenance }) => provenance?.edited);
    expect(await edited()).toEqual([["developerView", "tags"], [], []]);

    write("md", read("md").replace(makeDraft().explanation, "문서에 적은 문장입니다."));
    const [first, ...others] = (await edited()) ?? [];
    expect(first?.toSorted()).toEqual(["developerView", "explanation", "tags"]);
    expect(others).toEqual([[], []]);

    edit(changeFirst((card) => withDraft(card, { developerView: makeDraft().developerView })));
    expect((await edited())?.[0]?.toSorted()).toEqual(["explanation", "tags"]);
  },
);

test.each<[string, Lists]>([
  ["one of them off", { card: TAGS.slice(0, 1), draft: makeDraft().tags.slice(0, 1) }],
  ["one more", { draft: [...makeDraft().tags, "Robotics"] }],
  ["what the draft had besides", { card: makeDraft().tags }],
])("so are tags of which %s is changed", async (_, changed) => {
  const { digests, edit } = await openDay();
  edit(tag(changed));

  const [card] = (await digests.readDay(DAY))?.cards ?? [];

  const tags = changed.card ?? changed.draft;
  expect(card).toMatchObject({ tags, draft: { tags }, provenance: { edited: ["tags"] } });
});

const inDocument = (markdown: string, tags: readonly string[]) =>
  markdown.replace(/\*\*태그\*\*: .*/, `**태그**: ${tags.join(", ")}`);

test.each<[string, string[], Lists]>([
  ["in all three places", CHOSEN, { card: CHOSEN, draft: CHOSEN }],
  ["to one alone", ["Safety"], { card: ["Safety"], draft: ["Safety"] }],
  ["to one less", TAGS.slice(1), { card: TAGS.slice(1), draft: TAGS.slice(1) }],
  ["in another order", TAGS.toReversed(), { card: TAGS.toReversed(), draft: TAGS.toReversed() }],
  ["in document and card", CHOSEN, { card: CHOSEN }],
  ["in document and draft", CHOSEN, { draft: CHOSEN }],
])(
  "tags that were changed alike %s are the card's, also beside other edits",
  async (_, tags, changed) => {
    const { digests, edit, read, write } = await openDay();
    const markdown = read("md");
    const edited = async () => {
      const { refused } = await digests.findEdits();
      const [card] = (await digests.readDay(DAY))?.cards ?? [];
      expect([refused, card?.tags, card?.draft?.tags]).toEqual([[], tags, tags]);
      return card?.provenance?.edited.toSorted();
    };

    edit(tag(changed));
    write("md", inDocument(markdown, tags));
    expect(await edited()).toEqual(["tags"]);

    write(
      "md",
      inDocument(markdown, tags).replace(makeDraft().explanation, "문서에 적은 문장입니다."),
    );
    expect(await edited()).toEqual(["explanation", "tags"]);

    edit(tag(changed, { developerView: "데이터에 적은 문장입니다." }));
    expect(await edited()).toEqual(["developerView", "explanation", "tags"]);
  },
);

test("tags that were changed alike in all three places are no edit that another may hide behind", async () => {
  const { digests, edit, read, write } = await openDay();
  write("md", inDocument(read("md"), CHOSEN));
  edit(tag({ card: CHOSEN, draft: CHOSEN }));
  edit(changeFirst(() => ({ confidence: "하" })));

  const [refusal] = (await digests.findEdits()).refused;

  expect(refusal?.message).toContain(`what it says of ${FIRST} cannot be taken over`);
});

test("tags of card and draft that were both changed, and not to the same, are named", async () => {
  const { digests, edit, read } = await openDay();
  edit(tag({ card: ["Agents"], draft: ["Reasoning"] }));
  const before = read("json");

  const [refusal] = (await digests.findEdits()).refused;
  await digests.renderAll();

  expect(refusal?.message).toContain(
    `which tags ${FIRST} has cannot be taken over: its \`tags\` and those of its \`draft\` were both changed`,
  );
  expect(refusal?.fix).toMatch(/^Give both the same tags;/);
  expect(read("json")).toBe(before);
});

test.each(lists)("tags %s are no edit that others may hide behind", async (_, changed) => {
  const { digests, edit } = await openDay();
  edit(tag(changed));
  edit(changeFirst(() => ({ confidence: "하" })));

  const [refusal] = (await digests.findEdits()).refused;

  expect(refusal?.message).toContain(`what it says of ${FIRST} cannot be taken over`);
});

test("of cards that were taken out, tagged and written anew at once, each is marked with what was changed of it alone", async () => {
  const { digests, edit, hidden } = await openDay();
  edit((day) => {
    const [, second, third] = day.cards;
    if (second?.status !== "ok") throw new Error("no draft");
    const draft = { ...second.draft, headline: "사람이 지은 제목" };
    return { ...day, cards: [{ ...second, draft, tags: ["Reasoning", "Agents"] }, third] };
  });

  const edited = (await digests.readDay(DAY))?.cards.map(({ paper, provenance }) => [
    paper.id,
    provenance?.edited ?? [],
  ]);

  expect(edited).toEqual([
    [SECOND, ["headline", "tags"]],
    [THIRD, []],
    [FIRST, []],
  ]);
  expect(await hidden()).toEqual([THIRD, FIRST]);
});

test.each([
  ["a link", changeFirst(({ paper }) => ({ paper: { ...paper, codeUrl: null } })), FIRST],
  ["a title", changeFirst(({ paper }) => ({ paper: { ...paper, title: "Mine" } })), FIRST],
  ["a rating", changeFirst(() => ({ confidence: "하" })), FIRST],
  ["a tag that is none", changeFirst(() => ({ tags: ["mine"] })), FIRST],
  ["a number of the day", (day: DailyDigest) => ({ ...day, listed: 99 }), "the day"],
  [
    "the order",
    (day: DailyDigest) => ({ ...day, cards: day.cards.toReversed() }),
    "the order of its cards",
  ],
])(
  "%s that somebody has changed in the data is named, and nothing is written over it",
  async (_, change, what) => {
    const { digests, edit, read, day } = await openDay();
    edit(change);
    const [json, markdown] = [read("json"), read("md")];

    const { refused } = await digests.findEdits();
    const { kept } = await digests.renderAll();

    expect(refused[0]?.message).toContain(`${DAY}.json was edited by hand`);
    expect(refused[0]?.message).toContain(`${what} cannot be taken over`);
    expect(refused[0]?.fix).not.toContain("papercards review");
    expect(kept).toHaveLength(1);
    await expect(digests.updateDay(DAY, () => day)).rejects.toThrow("cannot be taken over");
    expect([read("json"), read("md")]).toEqual([json, markdown]);
  },
);

test.each([
  [["LLM", "Reasonning"], `the tag "Reasonning" (nearest: "Reasoning") of ${FIRST}`],
  [["강화학습"], `the tag "강화학습" (nearest: "Reinforcement Learning") of ${FIRST}`],
  [["MyTag"], `the tag "MyTag" of ${FIRST}`],
  [[], `the number of tags, 0, of ${FIRST}`],
])(
  "tags that a card cannot have, such as %j, are named with the nearest of the list, whichever file has them",
  async (tags, what) => {
    const { digests, edit, read, write } = await openDay();
    const markdown = read("md");
    edit(changeFirst(() => ({ tags })));
    const ofData = (await digests.findEdits()).refused[0];
    edit(changeFirst(() => ({ tags: TAGS })));
    write("md", markdown.replace(/\*\*태그\*\*: .*/, `**태그**: ${tags.join(", ")}`));
    const ofText = (await digests.findEdits()).refused[0];

    expect(ofData?.message).toContain(
      `${what} cannot be taken over: a card has one to 6 tags, each of the program's list.`,
    );
    expect(ofData?.fix).toContain("src/core/draft/tag-list.ts");
    if (tags.length === 0) return; // a line without its text
    expect(ofText?.message).toMatch(/\.md was edited by hand, and the tag ".*in line \d+ cannot/);
    expect(ofText?.message).toContain(what.split(" of ")[0]);
    expect(ofText?.fix).toBe(ofData?.fix);
  },
);

test("a card of a paper that the day was not made of is named when somebody adds it to the data, with what makes such cards", async () => {
  const { digests, edit, read, day } = await openDay();
  const other = makeDraftedCard({ paper: makePaper({ id: "2607.99999" }), image: null });
  edit((data) => ({ ...data, cards: [...data.cards, other] }));
  const [json, markdown] = [read("json"), read("md")];

  const { refused, edited } = await digests.findEdits();
  const { kept } = await digests.renderAll();

  expect(edited).toEqual([]);
  expect(refused[0]?.message).toContain(`${DAY}.json was edited by hand`);
  expect(refused[0]?.message).toContain("the card of 2607.99999 cannot be taken over");
  expect(refused[0]?.fix).toMatch(/^Take that card out again; .*--top/);
  expect(kept).toHaveLength(1);
  await expect(digests.updateDay(DAY, () => day)).rejects.toThrow("2607.99999");
  expect([read("json"), read("md")]).toEqual([json, markdown]);
});

test("which fields are edited is a person's to say, and no edit of something else", async () => {
  const { digests, edit } = await openDay();
  edit(changeFirst(() => ({ provenance: makeProvenance({ edited: ["oneLine"] }) })));

  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

test("data beside a document that has checksums of drafts alone is as it is", async () => {
  const { digests, edit, read, write } = await openDay();
  write("md", read("md").replaceAll(/ [\w.]+=[0-9a-f]{8}/g, ""));
  edit(changeFirst(({ paper }) => ({ paper: { ...paper, codeUrl: null } })));

  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});
