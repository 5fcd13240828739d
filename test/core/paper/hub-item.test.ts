import { expect, test } from "vitest";
import { keepItem, parseListing } from "../../../src/core/paper/listing.ts";

const SUMMARY = "We present a compact model for long document retrieval, and measure it.";
const FULL = {
  title: "A Title",
  summary: SUMMARY,
  upvotes: 7,
  authors: [{ name: "Ada Lovelace" }],
  githubRepo: "https://github.com/owner/name",
  projectPage: "https://project.github.io/",
  organization: { fullname: "A Laboratory" },
  thumbnail: "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2602.00001.png",
};
const BLANK = {
  title: " \n",
  summary: "\u200b",
  upvotes: null,
  authors: [{ name: "" }],
  githubRepo: "",
  projectPage: "",
  organization: { fullname: "", name: " " },
  thumbnail: "",
};
const READ = {
  id: "2602.00001",
  title: "A Title",
  abstract: SUMMARY,
  upvotes: 7,
  authors: ["Ada Lovelace"],
  codeUrl: "https://github.com/owner/name",
  projectUrl: "https://project.github.io/",
  organization: "A Laboratory",
  thumbnailUrl: FULL.thumbnail,
};
const OTHER = { ...FULL, title: "Another Title", summary: `${SUMMARY} Again.` };

test.each([
  ["stands inside", { paper: FULL }],
  ["stands outside", FULL],
  ["stands outside, and is blank inside", { paper: BLANK, ...FULL }],
  ["stands inside, and is blank outside", { paper: FULL, ...BLANK }],
  ["stands on both sides", { paper: FULL, ...OTHER }],
])("a field that %s is read", (_name, item) => {
  const paper = { ...("paper" in item ? item.paper : {}), id: "2602.00001" };

  expect(parseListing([{ ...item, paper }]).papers).toMatchObject([READ]);
});

const FOREIGN = [42, true, {}, [], [[]], { a: { b: {} } }, [null], "x".repeat(100_000)] as const;

test.each(["\u2800", "&nbsp;", "N/A", "—", "null", "[Untitled]"])(
  "%j is blank, so that the outer field counts",
  (blank) => {
    const inner = {
      ...{ ...BLANK, title: blank, authors: [{ name: blank }], summary: blank },
      organization: { fullname: blank, name: blank },
    };

    expect(parseListing([{ ...FULL, paper: { ...inner, id: READ.id } }])).toMatchObject({
      papers: [READ],
      untitled: 0,
    });
    expect(parseListing([{ paper: { ...inner, id: READ.id } }])).toMatchObject({
      papers: [{ title: READ.id }],
      untitled: 1,
    });
  },
);

test.each(Object.keys(FULL))("a foreign %s costs neither its paper nor another one", (field) => {
  const other = { paper: { ...FULL, id: "2602.00002" } };
  const items = FOREIGN.map((value, index) => ({
    paper: { ...FULL, [field]: value, id: `2602.${10_000 + index}` },
    [field]: value,
  }));

  const { papers, refused } = parseListing([...items, other]);

  expect([papers.length, refused]).toEqual([FOREIGN.length + 1, 0]);
  for (const paper of papers) {
    const differing = Object.entries({ ...READ, id: paper.id }).filter(
      ([name, value]) =>
        JSON.stringify(paper[name as keyof typeof paper]) !== JSON.stringify(value),
    );
    expect(differing.length).toBeLessThanOrEqual(1);
  }
});

test("what is too long is cut, and what is too much left out", () => {
  const [paper] = parseListing([
    {
      paper: {
        id: "2602.00001",
        title: "x".repeat(1_000_000),
        summary: "word ".repeat(1_000_000),
        authors: Array.from({ length: 100_000 }, () => ({ name: "y".repeat(1_000) })),
      },
    },
  ]).papers;

  expect(paper?.title).toBe(`${"x".repeat(1_000)}…`);
  expect(paper?.abstract).toBe("");
  expect(paper?.authors).toHaveLength(5_000);
  expect(paper?.authors[0]).toBe(`${"y".repeat(200)}…`);
});

test("a version behind an id is cut off, and a paper listed in two versions counts once", () => {
  const items = ["2602.00001v2", "2602.00001"].map((id) => ({ paper: { id } }));

  expect(parseListing(items)).toMatchObject({ papers: [{ id: "2602.00001" }], refused: 0 });
});

test.each([
  [
    "inside",
    { paper: { id: "2602.00001", summary: SUMMARY, withdrawnAt: "2026-08-13T00:00:00Z" } },
  ],
  ["outside", { paper: { id: "2602.00001", summary: SUMMARY }, withdrawnAt: "2026-08-13" }],
  ["by a notice", { paper: { id: "2602.00001", summary: "This paper has been withdrawn." } }],
])("a paper that was withdrawn, told %s, has no abstract", (_name, item) => {
  const { papers, withdrawn } = parseListing([item]);

  expect(papers).toMatchObject([{ abstract: "" }]);
  expect([...withdrawn]).toEqual(["2602.00001"]);
});

test.each([null, "", false, undefined])("withdrawn at %j is not withdrawn", (withdrawnAt) => {
  const item = { paper: { id: "2602.00001", summary: SUMMARY, withdrawnAt } };

  expect(parseListing([item])).toMatchObject({ papers: [{ abstract: SUMMARY }] });
  expect(parseListing([item]).withdrawn.size).toBe(0);
});

test.each(["soon", "unknown", {}, ["a", "b"], 1e30, "unreadable"])(
  "withdrawn at %j cannot be read: the paper stays, and is named",
  (withdrawnAt) => {
    const item = { paper: { id: "2602.00001", summary: SUMMARY, withdrawnAt } };

    for (const read of [item, keepItem(item)]) {
      const { papers, withdrawn, maybeWithdrawn } = parseListing([read]);
      expect(papers).toMatchObject([{ abstract: SUMMARY }]);
      expect([withdrawn.size, ...maybeWithdrawn]).toEqual([0, "2602.00001"]);
    }
  },
);

test("what an older version kept of a withdrawal, and any instant of one, is a withdrawal", () => {
  for (const withdrawnAt of [true, 1_770_000_000, { $date: "2026-02-13T00:00:00Z" }]) {
    const item = keepItem({ paper: { id: "2602.00001", summary: SUMMARY, withdrawnAt } });

    expect([...parseListing([item]).withdrawn]).toEqual(["2602.00001"]);
    expect(parseListing([item]).maybeWithdrawn.size).toBe(0);
  }
});

test("a project's page that is its code is both", () => {
  const item = { ...FULL, githubRepo: "", projectPage: "https://github.com/owner/name" };

  expect(parseListing([{ paper: { id: "2602.00001", ...item } }]).papers[0]).toMatchObject({
    codeUrl: "https://github.com/owner/name",
    projectUrl: "https://github.com/owner/name",
  });
});

test("code that a project's page only mentions is not the paper's", () => {
  const projectPage = "https://project.org/a (uses https://github.com/other/base)";
  const item = { ...FULL, githubRepo: "https://github.com/owner/A$^2$Net", projectPage };

  expect(parseListing([{ paper: { id: "2602.00001", ...item } }]).papers[0]).toMatchObject({
    codeUrl: null,
    projectUrl: "https://project.org/a",
  });
});
