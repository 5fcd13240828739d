import fc from "fast-check";
import { expect, test } from "vitest";
import { HubItem, toPaper } from "../../../src/core/paper/hub-item.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { Paper } from "../../../src/core/paper/paper.ts";
import { hasInvisible } from "../../../src/core/text.ts";
import { hostileText } from "../../support/hostile.ts";
import { readDay, readOddItems, recordedDays } from "../../support/recorded.ts";

function parse(item: unknown): Paper | null {
  return toPaper(HubItem.parse(item))?.paper ?? null;
}

test.each(readOddItems().map(({ tag, item }) => [tag, item] as const))(
  "an item with %s becomes a paper",
  (tag, item) => {
    const paper = parse(item);

    expect(Paper.safeParse(paper).error).toBeUndefined();
    expect(paper?.title).not.toMatch(/\n|^$/);
    expect(paper?.abstract).not.toMatch(/\n/);
    expect(paper?.abstract === "").toBe(tag === "withdrawn");
  },
);

test.each(recordedDays())("every item of %s becomes a paper, most upvotes first", (date) => {
  const items = readDay(date);

  const { papers, refused } = parseListing(items);

  expect(refused).toBe(0);
  expect(papers.length).toBe(items.length);
  const upvotes = papers.map((paper) => paper.upvotes);
  expect(upvotes).toEqual(upvotes.toSorted((a, b) => b - a));
});

test("the order in which items come does not change the listing", () => {
  const items = readDay("2026-02-13");
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
      expect(parseListing(shuffled)).toEqual(parseListing(items));
    }),
    { numRuns: 20 },
  );
});

const bare = { paper: { id: "2602.00001" } };

test("a paper needs nothing but its id", () => {
  expect(parse(bare)).toEqual({
    id: "2602.00001",
    title: "2602.00001",
    abstract: "",
    upvotes: 0,
    authors: [],
    url: "https://huggingface.co/papers/2602.00001",
    thumbnailUrl: null,
    codeUrl: null,
    projectUrl: null,
    organization: null,
  });
});

test.each(["2602.12036v", "../../etc/passwd", "hep-th/9901001", "2602.1", "", "2602.12036\n"])(
  "an item with the id %j is left out, and counted",
  (id) => {
    expect(parseListing([{ paper: { id } }, bare])).toMatchObject({
      papers: [{ id: "2602.00001" }],
      refused: 1,
    });
  },
);

test("a paper that is listed twice counts once", () => {
  expect(parseListing([bare, bare]).papers).toHaveLength(1);
});

test("authors who hide their names are not named", () => {
  const authors = [{ name: "Ada\nLovelace" }, { name: "Nobody", hidden: true }];

  expect(parse({ paper: { ...bare.paper, authors } })?.authors).toEqual(["Ada Lovelace"]);
});

test.each([
  ["https://github.com/owner/name", "https://github.com/owner/name"],
  ["https://github.com/owner/name.git", "https://github.com/owner/name"],
  ["http://github.com/owner/name/tree/main?tab=readme", "https://github.com/owner/name"],
  ["https://github.com/owner/name\n", "https://github.com/owner/name"],
  ["https://github.com/owner", null],
  ["https://github.com.evil.example/owner/name", null],
  ["https://user:pass@github.com/owner/name", null],
  ["javascript:alert(1)", null],
  ["not a url", null],
])("the repository %j becomes %j", (githubRepo, codeUrl) => {
  expect(parse({ paper: { ...bare.paper, githubRepo } })?.codeUrl).toBe(codeUrl);
});

test.each([
  ["https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2602.00001.png", true],
  ["https://evil.example/2602.00001.png", false],
  ["https://cdn-thumbnails.huggingface.co:8443/x.png", false],
  ["/avatars/1.svg", false],
  ["http://169.254.169.254/latest", false],
])("a thumbnail at %s is taken: %s", (thumbnail, isTaken) => {
  expect(parse({ ...bare, thumbnail })?.thumbnailUrl !== null).toBe(isTaken);
});

test.each(["[object Object]", "No Title Available", "<p></p>", "(no title)", "Title", "TBD"])(
  "an inner title %j gives way to the outer one",
  (title) => {
    const item = { ...bare, title: "Compact Retrieval", paper: { ...bare.paper, title } };

    expect(parse(item)?.title).toBe("Compact Retrieval");
  },
);

test("whatever a title holds, it becomes one clean line", () => {
  fc.assert(
    fc.property(hostileText, (title) => {
      const paper = parse({ paper: { ...bare.paper, title } });

      expect(hasInvisible(paper?.title ?? "")).toBe(false); // an emoji keeps what chooses its look
      expect(paper?.title).not.toMatch(/\n|^\s|\s$|^$/);
    }),
  );
});

test("emoji that are joined stay so in title and abstract, and what hides between letters goes", () => {
  const title = "👩‍🔬 LabAgent: An ❤️‍🩹 Assistant, 1️⃣ Step at a Time";
  const summary = "We present 👩‍🔬, a compact model for long docu\u200Dments, and measure it.";

  expect(parse({ paper: { ...bare.paper, title, summary } })).toMatchObject({
    title,
    abstract: summary.replace("\u200D" + "ments", "ments"),
  });
});
