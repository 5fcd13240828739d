import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isEdited } from "../../../src/core/card/card.ts";
import {
  buildDailyDigest,
  buildWeeklyDigest,
  type DailyDigest,
  type WeeklyDigest,
} from "../../../src/core/digest/digest.ts";
import { mergeCards } from "../../../src/core/digest/week-cards.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { openDigests } from "../../../src/store/digests.ts";
import { openFiles } from "../../../src/store/files.ts";
import { openLocks } from "../../../src/store/locks/open-locks.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { readTree } from "../../support/read-tree.ts";
import { makeFolder } from "../../support/temporary.ts";

const DAY = DigestDate.parse("2026-02-11");
const LATER = DigestDate.parse("2026-02-12");
const WEEK = DigestWeek.parse("2026-W07");
const EDITED = "사람이 고친 설명입니다.";
const { explanation } = makeDraft();
const writer = { processId: 1, isRunning: () => true };
const KILLED = new Error("killed");

/** The digests of a folder, in a process that is killed when it has written so many files. */
function openDigestsUntil(
  folder: string,
  { lastWrite = Number.POSITIVE_INFINITY, onWrite = () => {} } = {},
) {
  const files = openFiles(writer);
  let left = lastWrite;
  const step = () => {
    if (left === 0) throw KILLED;
    left -= 1;
    onWrite();
  };
  const dying: typeof files = {
    ...files,
    write: async (path, content) => {
      step();
      await files.write(path, content);
    },
    writeJson: async (path, value, schema) => {
      step();
      await files.writeJson(path, value, schema);
    },
  };
  return openDigests(folder, dying, { locks: openLocks(folder, { writer }) });
}

type Opened = ReturnType<typeof openDigestsUntil>;

/** A day with the drafts of one model; cards that a person has edited stay. */
const draftedBy =
  (model: string, ids: readonly string[], date = DAY) =>
  (now: DailyDigest | null) => {
    const edited = now?.cards.filter(isEdited) ?? [];
    const cards = ids.map(
      (id) =>
        edited.find(({ paper }) => paper.id === id) ??
        makeDraftedCard({
          ...{ paper: makePaper({ id }), image: null },
          draft: makeDraft({ uncertainty: `${model}의 메모입니다.` }),
        }),
    );
    return buildDailyDigest({ date, status: "settled", listed: 9, cards });
  };

/** A week of all cards that its days have. */
const composedOf = (digests: Opened) => async (): Promise<WeeklyDigest> => {
  const days = await Promise.all([DAY, LATER].map(digests.readDay));
  const merged = mergeCards(days.filter((day) => day !== null));
  const tagWeeks = [{ week: WEEK, cards: 1, tags: [{ name: "LLM", cards: merged.cards.length }] }];
  return buildWeeklyDigest({ week: WEEK, copiedFrom: null, top: 10, tagWeeks, ...merged });
};

const IDS = ["2602.00001", "2602.00002"];
const MORE = [...IDS, "2602.00003"];
const OTHERS = ["2602.00002", "2602.00003"];

const pathOf = (folder: string, ending: string) => join(folder, `daily/2026/${DAY}.${ending}`);
const readOf = (folder: string, ending: string) => readFileSync(pathOf(folder, ending), "utf8");
const edit = (folder: string, ending: string, change: (text: string) => string) =>
  writeFileSync(pathOf(folder, ending), change(readOf(folder, ending)));
const editExplanation = (text: string) => text.replace(explanation, EDITED);

const makeDay = (folder: string) => openDigestsUntil(folder).updateDay(DAY, draftedBy("m1", IDS));
const draftAgain =
  (ids: readonly string[]) =>
  (model: string) =>
  ({ updateDay }: Opened) =>
    updateDay(DAY, draftedBy(model, ids));

/** What was there, and what is written then, with the drafts of a model. */
type Case = {
  arrange: (folder: string) => Promise<unknown>;
  write: (model: string) => (digests: Opened) => Promise<unknown>;
};

const CASES: Record<string, Case> = {
  "a day for the first time": { arrange: async () => {}, write: draftAgain(IDS) },
  "a day with other drafts and one more paper": { arrange: makeDay, write: draftAgain(MORE) },
  "a day of which a paper is gone": { arrange: makeDay, write: draftAgain(OTHERS) },
  "a day whose document a person has edited": {
    arrange: async (folder) => {
      await makeDay(folder);
      edit(folder, "md", editExplanation);
    },
    write: draftAgain(MORE),
  },
  "a day whose data a person has edited": {
    arrange: async (folder) => {
      await makeDay(folder);
      edit(folder, "json", editExplanation);
    },
    write: draftAgain(MORE),
  },
  "a day whose document has no checksums, as in the first edition": {
    arrange: async (folder) => {
      await makeDay(folder);
      edit(folder, "md", (text) => text.replace(/<!-- papercards checksum .* -->/, ""));
    },
    write: draftAgain(MORE),
  },
  "a day whose data is lost, and whose document is not": {
    arrange: async (folder) => {
      await makeDay(folder);
      rmSync(pathOf(folder, "json"));
    },
    write: draftAgain(MORE),
  },
  "a day whose document is empty, and whose data is lost": {
    arrange: async (folder) => {
      await makeDay(folder);
      rmSync(pathOf(folder, "json"));
      edit(folder, "md", () => "\n");
    },
    write: draftAgain(MORE),
  },
  "a week that has a day more": {
    arrange: async (folder) => {
      await makeDay(folder);
      const digests = openDigestsUntil(folder);
      await digests.updateWeek(WEEK, composedOf(digests));
      await digests.updateDay(LATER, draftedBy("m1", ["2602.00009"], LATER));
    },
    write: () => (digests) => digests.updateWeek(WEEK, composedOf(digests)),
  },
};

/** Opens a case, whose folder each call copies, and counts the files that one write of it writes. */
async function openCase(name: string) {
  const { arrange, write } = CASES[name] ?? expect.fail();
  const origin = makeFolder();
  await arrange(origin);
  const copy = () => {
    const folder = makeFolder();
    cpSync(origin, folder, { recursive: true });
    return folder;
  };
  const writeCalmly = async (model: string) => {
    const folder = copy();
    let writes = 0;
    const onWrite = () => {
      writes += 1;
    };
    await write(model)(openDigestsUntil(folder, { onWrite }));
    return { writes, tree: readTree(folder) };
  };
  const writeUntilKilled = async (folder: string, model: string, lastWrite: number) =>
    expect(write(model)(openDigestsUntil(folder, { lastWrite }))).rejects.toThrow(KILLED);
  const writeAgain = (folder: string, model: string) => write(model)(openDigestsUntil(folder));
  return { copy, writeCalmly, writeUntilKilled, writeAgain };
}

test.each(Object.keys(CASES))(
  "%s, killed after any file and rendered, ends as if nothing had happened",
  async (name) => {
    const { copy, writeCalmly, writeUntilKilled, writeAgain } = await openCase(name);
    const calm = await writeCalmly("m2");

    for (let kill = 0; kill < calm.writes; kill += 1) {
      const folder = copy();
      await writeUntilKilled(folder, "m2", kill);
      const { kept } = await openDigestsUntil(folder).renderAll();
      await writeAgain(folder, "m2");

      expect(kept, `after ${kill} files`).toEqual([]);
      expect(readTree(folder), `after ${kill} files`).toEqual(calm.tree);
    }
  },
);

test("of two kills in a row, with other drafts the second time, nothing is left, either", async () => {
  const name = "a day whose document a person has edited";
  const { copy, writeCalmly, writeUntilKilled, writeAgain } = await openCase(name);
  const calm = await writeCalmly("m3");

  for (const [first, second] of [
    [1, 2],
    [2, 1],
    [2, 2],
  ] as const) {
    const folder = copy();
    await writeUntilKilled(folder, "m2", first);
    await writeUntilKilled(folder, "m3", second);
    await writeAgain(folder, "m3");

    expect(readTree(folder), `after ${first} and ${second} files`).toEqual(calm.tree);
  }
});

/** A day whose data was written by a process that was killed before the document was. */
async function openTorn() {
  const { copy, writeUntilKilled } = await openCase("a day with other drafts and one more paper");
  const folder = copy();
  await writeUntilKilled(folder, "m2", 2);
  expect(readOf(folder, "json")).toContain("m2");
  expect(readOf(folder, "md")).toContain("m1");
  return { folder, digests: openDigestsUntil(folder) };
}

test("data that was written before its document counts as nobody's edit, and is rendered", async () => {
  const { folder, digests } = await openTorn();

  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
  expect((await digests.readDay(DAY))?.cards.filter(isEdited)).toEqual([]);
  await digests.renderAll();

  expect(readOf(folder, "md")).not.toMatch(/m1|superseded/);
});

const [FIRST = ""] = IDS;
const OTHER = "사람이 다르게 고친 설명입니다.";

/** Changes a text of one card in one of the files. */
const change = (from: string, to: string) => (text: string) => text.replace(from, to);
const MEMOS = { md: "m1의 메모입니다.", json: "m2의 메모입니다." };
const MEMO = "사람이 고친 메모입니다.";

/** What a person writes into which file after such a kill, and what is edited of the first card then. */
const EDITS: [
  what: string,
  edits: [ending: "md" | "json", from: string, to: string][],
  paths: string[],
][] = [
  ["the document", [["md", explanation, EDITED]], ["explanation"]],
  ["the data", [["json", explanation, EDITED]], ["explanation"]],
  ["what the run has changed in the document", [["md", MEMOS.md, MEMO]], ["uncertainty"]],
  ["what the run has changed in the data", [["json", MEMOS.json, MEMO]], ["uncertainty"]],
  [
    "both the same",
    [
      ["md", explanation, EDITED],
      ["json", explanation, EDITED],
    ],
    ["explanation"],
  ],
  [
    "both the same sentence, which the run has changed",
    [
      ["md", MEMOS.md, MEMO],
      ["json", MEMOS.json, MEMO],
    ],
    ["uncertainty"],
  ],
];

test.each(EDITS)(
  "of %s that a person edits after such a kill, only that is edited, and stays",
  async (_, edits, paths) => {
    const { folder, digests } = await openTorn();
    for (const [ending, from, to] of edits) edit(folder, ending, change(from, to));

    const { edited, refused } = await digests.findEdits();
    await digests.updateDay(DAY, draftedBy("m3", MORE));

    expect(refused).toEqual([]);
    const fields = edited[0]?.cards.map((card) => [card.paper.id, card.provenance?.edited ?? []]);
    expect(fields).toEqual(MORE.map((id) => [id, id === FIRST ? paths : []]));
    const [, , to] = edits[0] ?? expect.fail();
    for (const ending of ["md", "json"]) expect(readOf(folder, ending)).toContain(to);
    expect(readOf(folder, "md")).not.toContain("superseded");
    expect((await digests.readDay(DAY))?.cards.filter(isEdited)).toHaveLength(1);
  },
);

test("a kill, an edit of the document, another kill and another edit lose neither edit", async () => {
  const { folder } = await openTorn();
  edit(folder, "md", editExplanation);
  const again = openDigestsUntil(folder, { lastWrite: 2 });
  await expect(again.updateDay(DAY, draftedBy("m3", MORE))).rejects.toThrow(KILLED);
  edit(folder, "md", (text) => {
    const [head, tail] = [
      text.slice(0, text.lastIndexOf(MEMOS.md)),
      text.slice(text.lastIndexOf(MEMOS.md)),
    ];
    return head + tail.replace(MEMOS.md, MEMO);
  });

  const digests = openDigestsUntil(folder);
  expect((await digests.findEdits()).refused).toEqual([]);
  await digests.updateDay(DAY, draftedBy("m4", MORE));

  for (const ending of ["md", "json"]) {
    expect(readOf(folder, ending)).toContain(EDITED);
    expect(readOf(folder, ending)).toContain(MEMO);
  }
});

test("where document and data say something else of one card after such a kill, neither is lost", async () => {
  const { folder, digests } = await openTorn();
  edit(folder, "md", editExplanation);
  edit(folder, "json", change(explanation, OTHER));

  const { refused } = await digests.findEdits();
  const writing = digests.updateDay(DAY, draftedBy("m3", MORE));

  expect(refused.map(({ message }) => message)).toEqual([
    expect.stringContaining("data and document were both edited"),
  ]);
  await expect(writing).rejects.toThrow("both edited");
  expect([readOf(folder, "md"), readOf(folder, "json")]).toEqual([
    expect.stringContaining(EDITED),
    expect.stringContaining(OTHER),
  ]);
});

test("an edit of the document that no field can hold is refused by the document's name, after a kill, too", async () => {
  const { folder, digests } = await openTorn();
  edit(folder, "md", change("# 2026-02-11", "# Something else 2026-02-11"));

  const { refused } = await digests.findEdits();

  expect(refused.map(({ message }) => message)).toEqual([
    expect.stringMatching(/2026-02-11\.md was edited by hand, and line \d+ cannot/),
  ]);
});

test("a formatter that comes after such a kill is no person's edit", async () => {
  const { folder, digests } = await openTorn();
  edit(folder, "md", (text) => text.replaceAll(/^- /gm, "* "));
  edit(folder, "json", (text) => JSON.stringify(JSON.parse(text), null, 4));

  expect(await digests.findEdits()).toEqual({ edited: [], refused: [], unreadable: [] });
});

test("two fields of a card, one edited in the document and one in the data, are both taken over after a kill", async () => {
  const { copy, writeUntilKilled } = await openCase("a day of which a paper is gone");
  const folder = copy();
  await writeUntilKilled(folder, "m1", 2);
  const digests = openDigestsUntil(folder);
  const editLast = (from: string, to: string) => (text: string) => {
    const at = text.lastIndexOf(from);
    return text.slice(0, at) + to + text.slice(at + from.length);
  };
  edit(folder, "md", editLast(explanation, EDITED));
  edit(folder, "json", change(MEMOS.md, MEMO));

  const { refused } = await digests.findEdits();
  await digests.updateDay(DAY, draftedBy("m3", OTHERS));

  expect(refused).toEqual([]);
  for (const ending of ["md", "json"]) {
    expect(readOf(folder, ending)).toContain(EDITED);
    expect(readOf(folder, ending)).toContain(MEMO);
  }
});

/** Takes a card out of the data of the day. */
const takeOut = (folder: string, id: string) =>
  edit(folder, "json", (text) => {
    const day: DailyDigest = JSON.parse(text);
    const cards = day.cards.filter(({ paper }) => paper.id !== id);
    return `${JSON.stringify({ ...day, cards }, null, 2)}\n`;
  });

const [, , THIRD = ""] = MORE;

test("a new card that a person takes out after a kill stays out, where the data tells that it was there", async () => {
  const { folder, digests } = await openTorn();
  takeOut(folder, THIRD);

  const cards = (await digests.readDay(DAY))?.cards;

  expect(cards?.map(({ paper, hidden }) => [paper.id, hidden])).toEqual(
    MORE.map((id) => [id, id === THIRD]),
  );
  expect(cards?.filter(isEdited)).toEqual([]);
  expect(await digests.findPerhapsRemoved(DAY)).toEqual([]);
});

test("where it does not tell, the card is named until the day is written again, also after others were", async () => {
  const { copy, writeUntilKilled } = await openCase("a day with other drafts and one more paper");
  const folder = copy();
  await writeUntilKilled(folder, "m1", 2);
  takeOut(folder, THIRD);
  const digests = openDigestsUntil(folder);

  await digests.updateDay(LATER, draftedBy("m1", ["2602.00009"], LATER));
  const markdown = readOf(folder, "md");
  await digests.renderAll();
  const before = await digests.findPerhapsRemoved(DAY);
  await digests.updateDay(DAY, draftedBy("m1", MORE));

  expect(markdown).toContain(LATER);
  expect(before).toEqual([THIRD]);
  expect(await digests.findPerhapsRemoved(DAY)).toEqual([]);
});

/** A new day whose data was written by a process that was killed before its document was. */
async function openNew() {
  const { copy, writeUntilKilled } = await openCase("a day for the first time");
  const folder = copy();
  await writeUntilKilled(folder, "m1", 2);
  return { folder, digests: openDigestsUntil(folder) };
}

test("of a new day, too, a card that is taken out after a kill stays out, and an edit stays an edit", async () => {
  const { folder, digests } = await openNew();
  takeOut(folder, FIRST);
  edit(folder, "json", editExplanation);

  const cards = (await digests.readDay(DAY))?.cards ?? [];
  await digests.updateDay(DAY, draftedBy("m2", IDS));

  expect(cards.map(({ paper, hidden }) => [paper.id, hidden])).toEqual([
    [IDS[1], false],
    [FIRST, true],
  ]);
  expect(cards[0]?.provenance?.edited).toEqual(["explanation"]);
  for (const ending of ["md", "json"]) expect(readOf(folder, ending)).toContain(EDITED);
});

test("of a new day all of whose cards are taken out after a kill, each is named that may come back", async () => {
  const { folder, digests } = await openNew();
  for (const id of IDS) takeOut(folder, id);

  expect(await digests.findPerhapsRemoved(DAY)).toEqual(IDS);
});
