import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import jsonFeed from "jsonfeed-schema/schema-v1.1.json" with { type: "json" };
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { HOSTILE_TITLE } from "../support/hostile.ts";
import { makeSite, makeSiteDay } from "../support/made-site.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../support/make.ts";

/** The schema of RFC 4287, Appendix B, in the XML syntax of RELAX NG. */
const ATOM = readFileSync("test/fixtures/atom.rng", "utf8");
const SITE = "https://name.github.io/papers/";

const isJsonFeed = new Ajv({ strict: false, validateFormats: false }).compile(jsonFeed);

/** What is wrong with feeds by their schemas. */
async function findFaults(site: ReadonlyMap<string, string>): Promise<string[]> {
  const feeds = [...site].filter(([path]) => path.startsWith("feeds/"));
  const xml = feeds.filter(([path]) => path.endsWith(".xml"));
  const result = await validateXML({
    xml: xml.map(([path, contents]) => ({ fileName: path.replaceAll("/", "_"), contents })),
    schema: [ATOM],
    extension: "relaxng",
  });
  const json = feeds
    .filter(([path]) => path.endsWith(".json"))
    .filter(([, text]) => !isJsonFeed(JSON.parse(text)))
    .map(([path]) => path);
  return [...result.errors.map(({ rawMessage }) => rawMessage), ...json];
}

test.each([
  ["of an empty archive", []],
  ["of a day", [makeSiteDay("2026-02-13", [makeDraftedCard()])]],
  [
    "with hostile text",
    [
      makeSiteDay("2026-02-13", [
        makeDraftedCard({
          paper: makePaper({ title: `]]>\u0008\u0000\uD800${HOSTILE_TITLE}` }),
          draft: makeDraft({
            headline: `</title></entry><entry>\u0001${HOSTILE_TITLE}`,
            oneLine: "]]></content><script>alert(1)</script>\u000B\uFFFE",
          }),
        }),
      ]),
    ],
  ],
])("feeds are valid by their schemas: %s", async (_, days) => {
  for (const url of [null, SITE]) {
    expect(await findFaults(await makeSite(days, { url }))).toEqual([]);
  }
});

test.each([
  ["an entry has no id", /<id>[^<]*<\/id>\n(?=<title>[^<]*<\/title>\n<link rel="alternate")/],
  ["a feed has no date", /<updated>[^<]*<\/updated>/],
  ["something is not closed", /<\/entry>/],
])("the schema refuses a feed in which %s", async (_, part) => {
  const site = await makeSite([makeSiteDay("2026-02-13", [makeDraftedCard()])]);
  const spoilt = (site.get("feeds/cards.xml") ?? "").replace(part, "");

  expect(await findFaults(new Map([["feeds/cards.xml", spoilt]]))).not.toEqual([]);
});

test("nothing in a title or a card ends its item or begins another one", async () => {
  const hostile = `</title></entry><entry><title>x</title>${HOSTILE_TITLE}`;
  const card = makeDraftedCard({
    draft: makeDraft({ headline: hostile, oneLine: hostile, explanation: hostile }),
    tags: [hostile],
  });
  const site = await makeSite([makeSiteDay("2026-02-13", [card])]);

  const feed = site.get("feeds/cards.xml") ?? "";
  expect(feed.match(/<entry>/g)).toHaveLength(1);
  expect(feed.match(/<category /g)).toHaveLength(1);
  const json = JSON.parse(site.get("feeds/cards.json") ?? "");
  expect(json.items[0].content_html).not.toMatch(/<\/?(?:title|entry|img)/);
});

test("a provisional day is in no feed", async () => {
  const site = await makeSite([
    makeSiteDay("2026-02-13", [makeDraftedCard()], { status: "provisional" }),
  ]);

  const feeds = [...site].filter(([path]) => path.startsWith("feeds/"));
  expect(feeds.filter(([, text]) => text.includes("2602.12036"))).toEqual([]);
});

test("an item begins with what a preview shows, and has the whole card", async () => {
  const site = await makeSite([makeSiteDay("2026-02-13", [makeDraftedCard()])], { url: SITE });
  const [item] = JSON.parse(site.get("feeds/cards.json") ?? "").items;
  const draft = makeDraft();

  expect(item.title).toBe(draft.headline);
  expect(item.content_html.startsWith(`<p>${draft.oneLine}</p>`)).toBe(true);
  expect(item.content_html).toContain(draft.explanation);
  expect(item.url).toBe(`${SITE}papers/2602.12036.html`);
});
