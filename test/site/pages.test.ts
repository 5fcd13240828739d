import { expect, test } from "vitest";
import { buildCard } from "../../src/core/card/card.ts";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { DigestWeek } from "../../src/core/paper/week.ts";
import { HOSTILE_TITLE } from "../support/hostile.ts";
import { makeSite, makeSiteDay } from "../support/made-site.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../support/make.ts";
import { readDay } from "../support/recorded.ts";

const SITE = "https://name.github.io/papers/";
const failedCard = (id: string) =>
  buildCard(
    {
      status: "failed",
      paper: makePaper({ id }),
      artefacts: NOT_LOOKED_UP,
      failure: { code: "MODEL_UNREACHABLE", message: "No answer." },
    },
    null,
  );

/** The targets of all links of a page that lead to files of the site. */
function listTargets(path: string, page: string): string[] {
  const targets = [...page.matchAll(/(?:href|src)="([^"#]+)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => new URL(target, `https://a.io/${path}`).pathname.slice(1));
}

test("every link of every page leads to a file of the site", async () => {
  const site = await makeSite([
    makeSiteDay("2026-02-12", [
      makeDraftedCard({ paper: makePaper({ id: "2602.00001" }), image: null }),
    ]),
    makeSiteDay("2026-02-13", [makeDraftedCard({ image: null }), failedCard("2602.00002")]),
  ]);
  const own = new Set([...site.keys(), "assets/site.css", "assets/site.js", "assets/icon.svg"]);
  own.add("assets/search.js").add("");

  const lost = [...site]
    .filter(([path]) => path.endsWith(".html") && path !== "404.html")
    .flatMap(([path, page]) => listTargets(path, page).map((target) => ({ path, target })))
    .filter(({ target }) => !own.has(target));

  expect(lost).toEqual([]);
});

test("a card that a person has hidden is in no file", async () => {
  const hidden = makeDraftedCard({
    paper: makePaper({ id: "2602.77777", title: "Kept From Readers" }),
    draft: makeDraft({ headline: "감춘 카드의 제목" }),
    hidden: true,
  });

  const site = await makeSite([makeSiteDay("2026-02-13", [makeDraftedCard(), hidden])]);

  const telling = [...site].filter(([path, text]) =>
    /2602\.77777|Kept From|감춘/.test(path + text),
  );
  expect(telling.map(([path]) => path)).toEqual([]);
});

test("hostile titles and texts stay text on every page", async () => {
  const hostile = `</script><script>alert(1)</script>${HOSTILE_TITLE}`;
  const card = makeDraftedCard({
    paper: makePaper({ title: hostile, abstract: hostile, organization: hostile }),
    draft: makeDraft({ headline: hostile, oneLine: hostile, explanation: hostile }),
    confidenceReason: hostile,
    difficultyReason: hostile,
    tags: [`${hostile}`, "../../etc"],
    image: null,
  });

  const site = await makeSite([makeSiteDay("2026-02-13", [card])], { url: SITE });

  const pages = [...site].filter(([path]) => /\.(?:html|xml)$/.test(path));
  expect(pages.filter(([, page]) => /<script>|<img src=x/.test(page))).toEqual([]);
  expect(
    [...site.keys()].filter((path) => !/^[\w./-]+$/.test(path) || path.includes("..")),
  ).toEqual([]);
});

test("a failed card is a line on its day, and in no list, search or feed", async () => {
  const site = await makeSite([
    makeSiteDay("2026-02-13", [makeDraftedCard(), failedCard("2602.00002")]),
  ]);

  expect(site.get("daily/2026/2026-02-13.html")).toContain("카드를 만들지 못했습니다");
  expect(site.has("papers/2602.00002.html")).toBe(false);
  for (const [path, text] of site) {
    if (/^(?:assets|feeds|tags)/.test(path)) expect(text).not.toContain("2602.00002");
  }
});

test("the front page shows the newest settled day, and names a newer one in a line", async () => {
  const site = await makeSite([
    makeSiteDay("2026-02-12", [makeDraftedCard()]),
    makeSiteDay("2026-02-13", [failedCard("2602.00002")]),
    makeSiteDay("2026-02-16", [makeDraftedCard({ paper: makePaper({ id: "2602.00003" }) })], {
      status: "provisional",
    }),
  ]);

  const front = site.get("index.html") ?? "";
  expect(front).toContain(
    '<h1 class="day"><a href="daily/2026/2026-02-12.html">2026년 2월 12일 목요일',
  );
  expect(front).toContain("2026년 2월 13일 금요일</a>: 카드를 만들지 못했습니다.");
  expect(front).toContain("2026년 2월 16일 월요일</a>: 목록이 아직 늘고 있습니다.");
});

test("a week has its sentences with their papers, the shares of its tags as numbers, and all papers by headline", async () => {
  const cards = ["2602.00001", "2602.00002"].map((id) =>
    makeDraftedCard({ paper: makePaper({ id }), draft: makeDraft({ headline: `제목 ${id}` }) }),
  );
  const { model, promptVersion, fingerprint, draftedAt, usage } = makeProvenance();
  const day = makeSiteDay("2026-02-13", cards);
  const week = {
    ...{ schemaVersion: 2 as const, kind: "weekly" as const, week: DigestWeek.parse("2026-W07") },
    ...{ copiedFrom: null, top: 10 },
    papers: cards.map(({ paper }) => ({ date: day.date, id: paper.id })),
    tagWeeks: [{ week: DigestWeek.parse("2026-W07"), cards: 2, tags: [{ name: "LLM", cards: 1 }] }],
    intro: {
      sentences: [{ text: "한 주의 흐름입니다.", papers: ["2602.00002"] }],
      provenance: { model, promptVersion, fingerprint, draftedAt, usage },
    },
  };
  const site = await makeSite([day, week], { url: SITE });

  const page = site.get("weekly/2026/2026-W07.html") ?? "";
  expect(page).toContain(
    '<li>한 주의 흐름입니다. <small><a href="../../papers/2602.00002.html">제목 2602.00002</a></small></li>',
  );
  expect(page).toContain("<td>50% <small>(1장)</small></td>");
  expect(page.match(/<ol class="lines">[\s\S]*?<\/ol>/)?.[0].match(/<li>/g)).toHaveLength(2);
  expect(site.get("daily/2026/2026-02-13.html")).toContain("2026-W07 주간");
  expect(site.has("weekly/2026/2026-W07.svg")).toBe(true);
});

test("an empty archive is a site that says so", async () => {
  const site = await makeSite([], { url: SITE });

  expect(site.get("index.html")).toContain("아직 만든 날이 없습니다");
  expect([...site.keys()].toSorted()).toEqual(
    [
      ...[
        ".nojekyll",
        "404.html",
        "README.md",
        "archive.html",
        "index.html",
        "llms.txt",
        "robots.txt",
      ],
      ...["search.html", "sitemap.xml", "subscribe.html", "tags.html"],
      ...["feeds/cards.json", "feeds/cards.xml", "feeds/days.json", "feeds/days.xml"],
    ].toSorted(),
  );
});

test("a page names its own address only where the site's is known, and 404 links from the root at any depth", async () => {
  const day = makeSiteDay("2026-02-13", [makeDraftedCard()]);
  const [known, unknown] = [await makeSite([day], { url: SITE }), await makeSite([day])];

  expect(known.get("papers/2602.12036.html")).toContain(
    `<link rel="canonical" href="${SITE}papers/2602.12036.html">`,
  );
  expect(known.get("papers/2602.12036.html")).toContain(
    `<meta property="og:image" content="${SITE}images/2602.12036.webp">`,
  );
  expect(known.get("404.html")).toContain('href="/papers/index.html"');
  expect(unknown.get("papers/2602.12036.html")).not.toMatch(/canonical|og:url|og:image/);
  expect(unknown.has("sitemap.xml")).toBe(false);
});

test("a page asks nobody but the site, and the Hub for the pictures that it shows", async () => {
  const image = "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2602.12036.png";
  const site = await makeSite([makeSiteDay("2026-02-13", [makeDraftedCard({ image })])]);
  const policy = (path: string) => /img-src .*?(?=; base-uri)/.exec(site.get(path) ?? "")?.[0];

  expect(policy("papers/2602.12036.html")).toBe(
    "img-src &#39;self&#39; https://cdn-thumbnails.huggingface.co",
  );
  expect(policy("index.html")).toBe("img-src &#39;self&#39;");
});

test("each key point has its quote behind a word, and the abstract shows what is quoted", async () => {
  const page = (await makeSite([makeSiteDay("2026-02-13", [makeDraftedCard()])])).get(
    "papers/2602.12036.html",
  );

  expect(page).toContain(
    '<details class="quote"><summary>원문</summary><blockquote lang="en">they contain many uninformative examples and are costly to expand further</blockquote></details>',
  );
  expect(page).toContain(
    "<mark>they contain many uninformative examples and are costly to expand further</mark>",
  );
});

test("a paper names cards that share its rarest tag, the nearest earlier ones first", async () => {
  const cardOn = (id: string, tags: string[]) =>
    makeDraftedCard({
      paper: makePaper({ id }),
      draft: makeDraft({ headline: `제목 ${id}` }),
      tags,
    });
  const site = await makeSite([
    makeSiteDay("2026-02-09", [cardOn("2602.00001", ["LLM", "Audio"])]),
    makeSiteDay("2026-02-10", [cardOn("2602.00002", ["LLM"])]),
    makeSiteDay("2026-02-11", [cardOn("2602.00003", ["LLM", "Audio"])]),
    makeSiteDay("2026-02-12", [cardOn("2602.00004", ["LLM", "Audio"])]),
  ]);

  const [, related = ""] = (site.get("papers/2602.00003.html") ?? "").split("이어서 읽기");
  const named = [...related.matchAll(/href="[^"]*(2602\.\d+)\.html/g)].map(([, id]) => id);
  expect(named).toEqual(["2602.00001", "2602.00004", "2602.00002"]);
});

test("a day of recorded papers has a page a paper, and the same input gives the same bytes", async () => {
  const cards = readDay("2026-02-13")
    .slice(0, 3)
    .map((_, index) => makeDraftedCard({ paper: makePaper({ id: `2602.0000${index}` }) }));
  const day = makeSiteDay("2026-02-13", cards);

  const [first, second] = [await makeSite([day]), await makeSite([day])];

  expect([...first]).toEqual([...second]);
  expect([...first.keys()].filter((path) => /^papers\/.*html$/.test(path))).toHaveLength(3);
});

test("a correction changes when an item was updated, and not its id", async () => {
  const at = (editedAt?: string) =>
    makeSite([
      makeSiteDay("2026-02-13", [
        makeDraftedCard({ provenance: makeProvenance(editedAt === undefined ? {} : { editedAt }) }),
      ]),
    ]);
  const read = async (editedAt?: string) => (await at(editedAt)).get("feeds/cards.xml") ?? "";
  const [before, after] = [await read(), await read("2026-03-01T00:00:00.000Z")];
  const idOf = (feed: string) => /<entry>\n<id>(.*)<\/id>/.exec(feed)?.[1];

  expect(after).toContain("<updated>2026-03-01T00:00:00.000Z</updated>");
  expect(idOf(after)).toBe(idOf(before));
});
