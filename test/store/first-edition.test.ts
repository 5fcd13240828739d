import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { DailyDigest, StoredWeek } from "../../src/core/digest/digest.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { DigestWeek } from "../../src/core/paper/week.ts";
import { meaningOf } from "../../src/core/review/document/document.ts";
import { toJson } from "../../src/store/to-json.ts";
import { readTree } from "../support/read-tree.ts";
import { makeUser, type User } from "../support/world.ts";

const OLD = z
  .looseObject({ cards: z.array(z.looseObject({ paper: z.looseObject({ id: z.string() }) })) })
  .parse(JSON.parse(readFileSync("test/fixtures/first-edition/2026-02-13.json", "utf8")));

function write(user: User, name: string, content: unknown): string {
  const path = join(user.folder, "output", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, toJson(content));
  return path;
}

/** A user with an archive of the first edition: a day, and its week with the same cards whole. */
function openOld(week: object = { copiedFrom: null }) {
  const user = makeUser();
  const day = write(user, "daily/2026/2026-02-13.json", OLD);
  const { cards } = OLD;
  const weekly = write(user, "weekly/2026/2026-W07.json", {
    ...{ formatVersion: 1, kind: "weekly", week: "2026-W07", cards },
    ...week,
  });
  const read = (path: string) => readFileSync(path, "utf8");
  return { user, day, weekly, read };
}

test("render brings a day of the first edition to the new form as far as its data goes, and asks nobody", async () => {
  const { user, day, read } = openOld();

  const { code, stderr } = await user.run("render");

  expect(code, stderr).toBe(0);
  const raised = DailyDigest.parse(JSON.parse(read(day)));
  expect(JSON.parse(read(day))).toEqual(raised);
  expect(raised).toMatchObject({ schemaVersion: 2, date: "2026-02-13" });
  const [first] = raised.cards;
  expect(first?.draft).toMatchObject({ headline: null, adoption: { need: null } });
  expect(first?.draft?.keyPoints).toHaveLength(5);
  const markdown = read(day.replace("json", "md"));
  expect(markdown).toContain(`1. [${first?.paper.title}](#1-the-devil`);
  expect(markdown).toMatch(
    /\*\*도입 난이도\*\*: [상중하] \(.+\) \| \*\*신뢰도\*\*: [상중하] \(.+\)\n/,
  );
  expect(markdown).toMatch(/- \*\*추정\*\* .+\n/);
  expect(markdown.match(/^\d\. “/gm)).toHaveLength(10);
});

test("a week of the first edition names its cards by the days of the week that have them", async () => {
  const { user, weekly, read } = openOld();

  await user.run("render");

  const raised = StoredWeek.parse(JSON.parse(read(weekly)));
  const papers = OLD.cards.map(({ paper }) => ({ date: "2026-02-13", id: paper.id }));
  expect(raised).toMatchObject({ schemaVersion: 2, top: 10, papers });
  expect(read(weekly)).not.toContain("abstract");
  expect(read(weekly.replace("json", "md")).match(/^## \d\. /gm)).toHaveLength(2);
  const written = readTree(join(user.folder, "output"));
  await user.run("render");
  expect(readTree(join(user.folder, "output"))).toEqual(written);
});

test("one that was copied names the day that it was copied from", async () => {
  const { user, weekly, read } = openOld({ week: "2026-W07", copiedFrom: "2026-02-13" });

  await user.run("render");

  expect(StoredWeek.parse(JSON.parse(read(weekly))).papers[0]?.date).toBe("2026-02-13");
});

test("one whose days are not there is left as it is, and the command says how to get them", async () => {
  const { user, weekly, read } = openOld();
  const moved = weekly.replaceAll("2026-W07", "2026-W09");
  writeFileSync(moved, read(weekly).replace("2026-W07", "2026-W09"));
  const before = read(moved);

  const { code, stderr } = await user.run("render");

  expect(code).toBe(3);
  expect(stderr).toContain("there is no digest of 2026-02-23, ");
  expect(stderr).toContain("make each with `papercards run <date>`");
  expect(read(moved)).toBe(before);
});

test.each([
  ["a week", { copiedFrom: null }],
  ["one that was copied", { copiedFrom: "2026-02-13" }],
])("%s with a card that no day has is left as it is, and both are named", async (_, old) => {
  const { user, day, weekly, read } = openOld(old);
  const [kept, lost] = OLD.cards;
  write(user, "daily/2026/2026-02-13.json", { ...OLD, cards: [kept] });
  const before = read(weekly);

  const { code, stderr } = await user.run("render");

  expect(code).toBe(3);
  expect(stderr).toContain(`that no day has: ${lost?.paper.id}`);
  expect(stderr).not.toContain(kept?.paper.id);
  expect(stderr.includes("2026-02-12")).toBe(old.copiedFrom === null);
  expect(read(weekly)).toBe(before);
  expect((await user.run("weekly 2026-W07")).code).toBe(1);
  expect(read(weekly)).toBe(before);
  rmSync(day.replace("json", "md"));
  write(user, "daily/2026/2026-02-13.json", OLD); // brought back
  expect((await user.run("render")).code).toBe(0);
  expect(StoredWeek.parse(JSON.parse(read(weekly))).papers).toHaveLength(2);
  expect(read(day)).toContain(lost?.paper.id);
});

test("a card that a person has taken out of both files of its day stays out, and the week by what is advised", async () => {
  const { user, day, weekly, read } = openOld({ copiedFrom: "2026-02-13" });
  const [kept, lost] = OLD.cards;
  write(user, "daily/2026/2026-02-13.json", { ...OLD, cards: [kept] });

  const { stderr } = await user.run("render");
  expect(stderr).toContain(
    "Somebody has taken these cards out: to leave them out of the week, too",
  );
  expect(stderr).toContain("run `papercards weekly 2026-W07`");
  expect(stderr).not.toContain("--top");

  for (const ending of ["json", "md", "svg"]) {
    rmSync(weekly.replace("json", ending), { force: true });
  }
  await user.run("weekly 2026-W07"); // the week's other days are not there, which it tells
  const { papers } = StoredWeek.parse(JSON.parse(read(weekly)));
  expect(papers).toEqual([{ date: "2026-02-13", id: kept?.paper.id }]);
  expect([day, weekly].map(read).join()).not.toContain(lost?.paper.id);
});

test("a card that its day hides is not lost with its week", async () => {
  const { user, weekly, read } = openOld();
  const cards = OLD.cards.map((card, index) => ({ ...card, hidden: index === 1 }));
  write(user, "daily/2026/2026-02-13.json", { ...OLD, cards });

  const { code, stderr } = await user.run("render");

  expect(code, stderr).toBe(0);
  expect(StoredWeek.parse(JSON.parse(read(weekly))).papers).toHaveLength(1);
});

test("digests of the first edition are checked, day and week", async () => {
  const { user, day, weekly } = openOld();

  const { stdout } = await user.run("check --json");

  expect(JSON.parse(stdout)).toMatchObject({
    files: [
      { file: day, cards: 2, failed: 0 },
      { file: weekly, cards: 2, failed: 0 },
    ],
  });
});

test("they are read as digests of this version", async () => {
  const { user } = openOld();
  const { openStore } = await import("../../src/store/open-store.ts");
  const { digests } = openStore({
    outputFolder: join(user.folder, "output"),
    cacheFolder: join(user.folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });

  const [day, week] = [
    await digests.readDay(DigestDate.parse("2026-02-13")),
    await digests.readWeek(DigestWeek.parse("2026-W07")),
  ];

  expect(week?.cards).toEqual(day?.cards);
  expect(week?.papers.map(({ number }) => number)).toEqual([1, 2]);
});

const readOld = (name: string) => readFileSync(`test/fixtures/first-edition/${name}`, "utf8");

/** An archive of the first edition with its documents, of which a person may have edited that of the day. */
function openWithDocuments(edit: (markdown: string) => string = (markdown) => markdown) {
  const opened = openOld();
  const [day, week] = [opened.day, opened.weekly].map((path) => path.replace("json", "md"));
  writeFileSync(day ?? "", edit(readOld("2026-02-13.md")));
  writeFileSync(week ?? "", readOld("2026-W07.md"));
  return { ...opened, document: day ?? "", weekDocument: week ?? "" };
}

test("documents of the first edition that nobody has edited are written in the new form", async () => {
  const { user, document, weekDocument, read } = openWithDocuments();

  const { code, stderr } = await user.run("render");

  expect(code, stderr).toBe(0);
  expect(read(document)).toMatch(/papercards checksum/);
  expect(read(weekDocument)).toMatch(/papercards checksum/);
});

test("what a person has edited in one is taken over", async () => {
  const text = "사람이 고친 문장입니다.";
  const { user, day, document, read } = openWithDocuments((markdown) =>
    markdown
      .replace(/(### 📌 한 줄 요약\n).*/, `$1${text}`)
      .replace(/(### ⚠️ 리스크\/한계\n- ).*/, "$1사람이 고친 위험"),
  );

  const { code, stderr } = await user.run("render");

  expect(code).toBe(3); // of the week, which has the old sentence, nobody can tell who wrote it
  expect(stderr).toMatch(/2026-W07\.md was edited by hand.*another version.*\n.*move it away/);
  expect(stderr).not.toContain("2026-02-13.md");
  expect(read(document)).toContain(text);
  const [first, second] = DailyDigest.parse(JSON.parse(read(day))).cards;
  expect(first).toMatchObject({
    draft: { oneLine: text },
    provenance: { edited: ["oneLine", "risks[0].text"] },
  });
  expect(second?.provenance?.edited).toEqual([]);
});

const withSumOfText = (markdown: string) => {
  const sum = createHash("sha256").update(meaningOf(markdown)).digest("hex").slice(0, 16);
  return `${markdown.trimEnd()}\n\n<!-- papercards checksum ${sum} -->\n`;
};

/** A day of the first edition as a person has left it, and what `render` makes of it. */
async function renderEdited(edit: (markdown: string) => string, change = (text: string) => text) {
  const { user, day, document, read } = openWithDocuments(edit);
  const before = read(document);
  writeFileSync(day, change(read(day)));
  const { stderr } = await user.run("render");
  const { cards } = DailyDigest.parse(JSON.parse(read(day)));
  const isKept = stderr.includes("2026-02-13.md");
  if (isKept) expect(read(document)).toBe(before);
  return {
    stderr,
    edited: isKept ? "kept" : cards.map(({ provenance }) => provenance?.edited),
    hidden: cards.flatMap(({ paper, hidden }) => (hidden ? [paper.id] : [])),
    document: read(document),
  };
}

test.each([
  ["without a checksum", (markdown: string) => markdown],
  ["with a checksum of its text", (markdown: string) => withSumOfText(markdown)],
])(
  "tags changed in a document %s are refused where a draft has another one that nobody shows, which a person may have added",
  async (_, write) => {
    const { edited, stderr, document } = await renderEdited(
      (text) => write(text).replace(/(\*\*태그\*\*: .*), .*/, "$1"),
      (text) => text.replace(/("draft": \{[\s\S]*?"tags": \[)/, '$1\n"Robotics",'),
    );

    expect(edited).toEqual([[], []]);
    expect(document).toContain("**태그**: Agents, Safety, Alignment, LLM\n");
    expect(stderr).toMatch(/which tags [\d.]+ has cannot be taken over/);
  },
);

const additions: [string, RegExp, string, string[]][] = [
  ["before a sentence", /(### 📌 한 줄 요약\n)/, "$1사람이 더한 말, ", ["oneLine"]],
  ["before an item", /(### 🔑 핵심 포인트\n- )/, "$1사람이 더한 말: ", ["keyPoints[0].text"]],
  ["behind an item", /(### 🚀 .*\n- .*)/, "$1 (사람이 더한 말)", ["actions[0]"]],
  ["before a risk", /(### ⚠️ 리스크\/한계\n- )/, "$1(사람이 더한 말) ", ["risks[0].text"]],
  ["behind the memo", /(### 🧭 .*\n.*)/, "$1 사람이 더한 말입니다.", ["uncertainty"]],
  ["behind a paragraph", /(### 📝 .*\n.*)/, "$1 사람이 더한 말입니다.", ["explanation"]],
];
const forms: [string, (markdown: string) => string][] = [
  ["without a checksum", (markdown) => markdown],
  ["with a checksum of its text", (markdown) => withSumOfText(markdown)],
];

test.each(
  forms.flatMap(([form, write]) =>
    additions.map(([where, place, to, fields]) => [where, form, write, place, to, fields] as const),
  ),
)(
  "words that a person adds %s in a document %s are taken over",
  async (_, __, write, place, to, fields) => {
    const { edited, document } = await renderEdited((text) => write(text).replace(place, to));

    expect(edited).toEqual([fields, []]);
    expect(document).toContain("사람이 더한 말");
  },
);

const FIRST_LINE = /(### 📌 한 줄 요약\n).*/;
const IN_DATA = "사람이 데이터에 적은 말입니다.";
const changeLast = (from: RegExp, to: string) => (text: string) => {
  const [last = ""] = [...text.matchAll(from)].at(-1) ?? [];
  const at = text.lastIndexOf(last);
  return (
    text.slice(0, at) + last.replace(new RegExp(from.source), to) + text.slice(at + last.length)
  );
};

test.each([
  [
    "another card",
    changeLast(/"explanation": ".*?"/g, `"explanation": "${IN_DATA}"`),
    [["oneLine"], ["explanation"]],
  ],
  [
    "another field",
    (text: string) => text.replace(/"explanation": ".*?"/, `"explanation": "${IN_DATA}"`),
    [["oneLine", "explanation"], []],
  ],
])(
  "a text of a document with a checksum of its text, and one of %s in the data, are both taken over",
  async (_, change, fields) => {
    const { edited, document } = await renderEdited(
      (text) => withSumOfText(text).replace(FIRST_LINE, "$1사람이 고친 문장입니다."),
      change,
    );

    expect(edited).toEqual(fields);
    expect(document).toContain("사람이 고친 문장입니다.");
    expect(document).toContain(IN_DATA);
  },
);

type Draft = { keyPoints: object[]; actions: string[] };

test.each([
  ["an item less", ({ actions }: Draft) => actions.pop(), "actions"],
  ["an item more", ({ actions }: Draft) => actions.push(IN_DATA), "actions"],
  ["another item", ({ actions }: Draft) => actions.splice(1, 1, IN_DATA), "actions[1]"],
  ["no first item", ({ keyPoints }: Draft) => keyPoints.shift(), "keyPoints"],
])("so are a text of the document and %s in the data", async (_, act, field) => {
  const { edited } = await renderEdited(
    (text) => withSumOfText(text).replace(FIRST_LINE, "$1사람이 고친 문장입니다."),
    (text) => {
      const day = JSON.parse(text);
      act(day.cards[0].draft);
      return toJson(day);
    },
  );

  expect(edited).toEqual([expect.arrayContaining(["oneLine", field]), []]);
  expect(edited[0]).toHaveLength(2);
});

/** Takes the second card out of the data, or hides it. */
const takeOut = (text: string) => toJson({ ...JSON.parse(text), cards: [OLD.cards[0]] });
const hide = (text: string) =>
  toJson({
    ...JSON.parse(text),
    cards: OLD.cards.map((card, index) => ({ ...card, hidden: index === 1 })),
  });
const cut = (text: string) => text.replace(/## 2\. \[[\s\S]*?\n---\n/, "");
const rewrite = (text: string) => text.replace(FIRST_LINE, "$1사람이 고친 문장입니다.");
const [, SECOND] = OLD.cards.map(({ paper }) => paper.id);

test.each([
  ["hidden in the data", rewrite, hide, { edited: [["oneLine"], []], hidden: [SECOND] }],
  [
    "taken out of the data",
    rewrite,
    takeOut,
    { edited: [["oneLine"], undefined], hidden: [SECOND] },
  ],
  ["taken out of both files", cut, takeOut, { edited: [[]], hidden: [] }],
])("a card that is %s of such a day is taken over", async (_, edit, change, taken) => {
  const { document, ...rest } = await renderEdited((text) => edit(withSumOfText(text)), change);

  expect(rest).toMatchObject(taken);
  expect(document.match(/^## \d/gm)).toHaveLength(1);
});

test.each([
  [
    "a card that is gone from both files, and a text beside it",
    (text: string) => rewrite(cut(text)),
    takeOut,
  ],
  [
    "a card that is gone from both files, and a heading",
    (text: string) => cut(text).replace(/### 📌.*\n/, ""),
    takeOut,
  ],
  [
    "an item that is gone",
    (text: string) => text.replace(/(### 🔑 .*\n)- .*\n/, "$1"),
    (text: string) => text,
  ],
])("%s, which no checksum tells, is left as it is", async (_, edit, change) => {
  const { edited, stderr } = await renderEdited((text) => edit(withSumOfText(text)), change);

  expect(edited).toBe("kept");
  expect(stderr).toContain("another version of papercards");
});

test.each([
  ["with a label then and now", /(### 📌 한 줄 요약\n).*/, "oneLine"],
  ["whose label was not shown then", /(### ⚠️ 리스크\/한계\n- ).*/, "risks[0].text"],
])(
  "what a person has edited in one that had a checksum of its text alone is taken over, a text %s",
  async (_, place, field) => {
    const { user, day } = openWithDocuments((markdown) =>
      withSumOfText(markdown).replace(place, "$1사람이 고친 문장입니다."),
    );

    const { stderr } = await user.run("render");

    expect(stderr).not.toContain("2026-02-13.md");
    const [first] = DailyDigest.parse(JSON.parse(readFileSync(day, "utf8"))).cards;
    expect(first?.provenance?.edited).toEqual([field]);
  },
);

test.each([
  ["a remark", (all: string) => all.replace("\n\n---\n", "\n\nA remark.\n\n---\n")],
  ["a quotation", (all: string) => all.replace("\n\n---\n", "\n\n> A remark.\n\n---\n")],
  ["a word behind the ratings", (all: string) => all.replace(/^(\*\*Upvotes.*)$/m, "$1 | 추천")],
  ["a heading", (all: string) => all.replace("### 🔑", "### My notes\n\n### 🔑")],
  ["a title", (all: string) => all.replace("## 1. [The", "## 1. [My")],
  ["a section that is gone", (all: string) => all.replace(/## 2\. [\s\S]*/, "")],
  [
    "a sentence in another field's place",
    (all: string) =>
      all.replace(/(### 📌 한 줄 요약\n).*/, "$1").replace("### 🧭", "A note.\n\n### 🧭"),
  ],
])(
  "%s that somebody has put there is left, and it is said that the form is another version's",
  async (_, edit) => {
    const { user, document, read } = openWithDocuments(edit);
    const before = read(document);

    const { code, stderr } = await user.run("render");

    expect(code).toBe(3);
    expect(stderr).toMatch(/2026-02-13\.md was edited by hand.*another version of papercards/);
    expect(stderr).toContain("papercards render");
    expect(read(document)).toBe(before);
  },
);

const INDEX = readFileSync("test/fixtures/first-edition/index.md", "utf8");

test.each([
  ["as it was written", INDEX, 0],
  ["with a note of a person's", `${INDEX}\n## 메모\n`, 3],
  ["with another title", INDEX.replace(/^# .*/, "# 우리 팀"), 3],
  ["with a mark behind a title", INDEX.replace(/(Societies)$/m, "$1 ★"), 3],
])(
  "an index of the first edition %s is written over only where nobody's words go",
  async (_, index, exit) => {
    const { user, read } = openOld();
    const path = join(user.folder, "output/README.md");
    writeFileSync(path, index);

    const { code, stdout, stderr } = await user.run("render");

    expect(code, stderr).toBe(exit);
    if (exit === 0) expect(read(path)).toContain("papercards checksum");
    else expect(read(path)).toBe(index);
    expect(`${stdout}${stderr}`.includes("was edited by hand")).toBe(exit !== 0);
  },
);
