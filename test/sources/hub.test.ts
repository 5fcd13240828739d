import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import type { SourcesOptions } from "../../src/sources/open-sources.ts";
import { network } from "../support/network.ts";
import { readDay, readGzip } from "../support/recorded.ts";
import { makeSources } from "../support/sources.ts";

const HUB = "https://huggingface.co";
const DAY = DigestDate.parse("2026-02-13");
const LATER = new Date("2026-02-20T00:00:00Z");

const open = (overrides: Partial<SourcesOptions> = {}) => makeSources(overrides).sources;

/** Behaves like the API: serves a day's items page by page, and nothing on other days. */
function serveDay(date: string, items: readonly unknown[]): void {
  network.use(
    http.get(`${HUB}/api/daily_papers`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const limit = Number(query.get("limit") ?? 50);
      const start = Number(query.get("p") ?? 0) * limit;
      const found = query.get("date") === date ? items.slice(start, start + limit) : [];
      return HttpResponse.json(found);
    }),
  );
}

/** Answers the API with these responses, one after the other; the last one for ever. */
function answerInTurn(...responses: (() => Response)[]): { calls: number } {
  const seen = { calls: 0 };
  network.use(
    http.get(`${HUB}/api/daily_papers`, () => {
      const respond = responses[Math.min(seen.calls, responses.length - 1)];
      seen.calls += 1;
      return respond?.() ?? HttpResponse.error();
    }),
  );
  return seen;
}

function servePage(html: string, status = 200): void {
  network.use(http.get(`${HUB}/papers/date/:date`, () => HttpResponse.html(html, { status })));
}

const PAGE = readGzip("test/fixtures/papers-page-2024-08-01.html.gz");
const PAGE_DAY = DigestDate.parse("2024-08-01");

test.each([0, 1, 99, 100, 101, 250])(
  "all %i papers of a day are fetched, in order",
  async (count) => {
    const items = Array.from({ length: count }, (_, index) => ({ paper: { id: `2602.${index}` } }));
    serveDay(DAY, items);

    expect(await open().fetchListing(DAY, LATER)).toEqual(items);
  },
);

test("a server that shows the same page for ever is not asked for ever", async () => {
  const page = Array.from({ length: 100 }, (_, index) => ({ paper: { id: `2602.${index}` } }));
  const seen = answerInTurn(() => HttpResponse.json(page));

  expect(await open().fetchListing(DAY, LATER)).toHaveLength(100);
  expect(seen.calls).toBe(2);
});

test.each([
  ["503", () => new HttpResponse("busy", { status: 503 })],
  [
    "429 with Retry-After",
    () => new HttpResponse("slow", { status: 429, headers: { "retry-after": "0" } }),
  ],
  ["HTML with status 200", () => HttpResponse.html("<html>proxy</html>")],
  ["half a body", () => new HttpResponse('[{"paper":{"id":"2602.1')],
  ["a lost connection", () => HttpResponse.error()],
])("one %s is survived", async (_name, fault) => {
  const items = readDay("2026-02-13");
  answerInTurn(fault, () => HttpResponse.json(items));

  expect(await open().fetchListing(DAY, LATER)).toEqual(items);
});

test("when the API keeps failing, the page carries the same items", async () => {
  answerInTurn(() => new HttpResponse("busy", { status: 503 }));
  servePage(PAGE);

  const items = await open().fetchListing(PAGE_DAY, LATER);

  expect(items).toHaveLength(13);
  expect(items[0]).toMatchObject({ paper: { id: "2407.21783", upvotes: expect.any(Number) } });
});

test.each([
  ["shows another day", PAGE],
  ["shows no papers", "<html><body>nothing here</body></html>"],
])("a page that %s is no listing, and the API's failure is told", async (_name, html) => {
  answerInTurn(() => new HttpResponse("busy", { status: 503 }));
  servePage(html);

  await expect(open().fetchListing(DAY, LATER)).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringMatching(/api\/daily_papers\?date=2026-02-13.* answered 503/),
    fix: expect.stringContaining("again later"),
  });
});

test("400 means a day that has not opened while it is today, and a failure afterwards", async () => {
  const body = { error: "date must be less than or equal to …" };
  answerInTurn(() => HttpResponse.json(body, { status: 400 }));
  servePage("", 404);

  expect(await open().fetchListing(DAY, new Date("2026-02-13T00:10:00Z"))).toEqual([]);
  await expect(open().fetchListing(DAY, LATER)).rejects.toMatchObject({ status: 400 });
});

test("the Hub's token goes to the Hub and nowhere else, and never into an error", async () => {
  const tokens: (string | null)[] = [];
  network.use(
    http.get(`${HUB}/api/daily_papers`, ({ request }) => {
      tokens.push(request.headers.get("authorization"));
      return HttpResponse.json([]);
    }),
    http.get("https://export.arxiv.org/api/query", ({ request }) => {
      tokens.push(request.headers.get("authorization"));
      return HttpResponse.xml("<feed></feed>");
    }),
  );
  const sources = open({ hubToken: "hf_secret" });

  await sources.fetchListing(DAY, LATER);
  await sources.fetchAbstract("2602.12036");

  expect(tokens).toEqual(["Bearer hf_secret", null]);
});

test("a redirect to another host is not followed, and named", async () => {
  network.use(
    http.get(`${HUB}/api/daily_papers`, () => HttpResponse.redirect("https://evil.example/?key=1")),
  );
  servePage("", 404);

  await expect(open().fetchListing(DAY, LATER)).rejects.toMatchObject({
    status: 302,
    message: expect.stringMatching(/redirects to https:\/\/evil\.example, and another host/),
    fix: expect.stringContaining("Check HF_ENDPOINT"),
  });
});

test("a redirect on the same host is followed", async () => {
  const items = readDay("2026-02-13");
  network.use(
    http.get(`${HUB}/api/daily_papers`, () => HttpResponse.redirect(`${HUB}/api/papers/daily`)),
    http.get(`${HUB}/api/papers/daily`, () => HttpResponse.json(items)),
  );

  expect(await open().fetchListing(DAY, LATER)).toEqual(items);
});

const FEED = (id: string, summary: string) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/${id}v1</id><title>T</title><summary>${summary}</summary>
</entry></feed>`;

test.each([
  [
    "the paper's abstract",
    FEED("2602.12036", "  We show\n that &lt;b&gt; works. "),
    "We show that <b> works.",
  ],
  ["an empty abstract", FEED("2602.12036", ""), null],
  ["no entry", "<feed></feed>", null],
])("from arXiv comes %s", async (_name, xml, abstract) => {
  network.use(http.get("https://export.arxiv.org/api/query", () => HttpResponse.xml(xml)));

  expect(await open().fetchAbstract("2602.12036")).toBe(abstract);
});

const ERROR_ENTRY =
  "<feed><entry><id>http://arxiv.org/api/errors#x</id><summary>bad</summary></entry></feed>";

test.each([
  ["another paper", () => HttpResponse.xml(FEED("2602.99999", "We show.")), /not this paper's/],
  ["a longer id", () => HttpResponse.xml(FEED("12602.12036", "We show.")), /not this paper's/],
  ["an error entry", () => HttpResponse.xml(ERROR_ENTRY), /not this paper's/],
  ["HTML", () => HttpResponse.html("<html></html>"), /answered text\/html that is no Atom feed/],
  ["half a feed", () => HttpResponse.xml("<feed><entry>"), /was cut off/],
  [
    "elements without end",
    () => HttpResponse.xml(`<feed>${"<a></b>".repeat(100_000)}</feed>`),
    /nested deeper than 20 levels/,
  ],
  ["2 MB", () => HttpResponse.xml(FEED("2602.12036", "a".repeat(2_000_000))), /more than 1048576/],
  ["429", () => new HttpResponse("slow", { status: 429 }), /answered 429/],
  ["503", () => new HttpResponse("busy", { status: 503 }), /answered 503/],
  ["304", () => new HttpResponse(null, { status: 304 }), /answered 304/],
  ["a lost connection", () => HttpResponse.error(), /got no whole answer/],
  [
    "a redirect to another host",
    () =>
      new HttpResponse(null, { status: 301, headers: { location: "https://evil.example/a?b" } }),
    /answered 301: it redirects to https:\/\/evil\.example, and another host is not followed/,
  ],
])("%s from arXiv says nothing about the paper", async (_name, respond, words) => {
  network.use(http.get("https://export.arxiv.org/api/query", respond));

  await expect(open().fetchAbstract("2602.12036")).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringMatching(words),
  });
});

test("arXiv that has moved on the same host is followed", async () => {
  network.use(
    http.get("https://export.arxiv.org/api/query", ({ request }) =>
      HttpResponse.redirect(request.url.replace("/api/query", "/api/v2/query"), 301),
    ),
    http.get("https://export.arxiv.org/api/v2/query", () =>
      HttpResponse.xml(FEED("2602.12036", "We show.")),
    ),
  );

  expect(await open().fetchAbstract("2602.12036")).toBe("We show.");
});

const IMAGE = "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2602.12036.png";

test.each([
  ["a picture", new HttpResponse("png", { headers: { "content-type": "image/png" } }), "png"],
  ["called something else", new HttpResponse("png", { headers: { "content-type": "" } }), "png"],
  ["404", new HttpResponse(null, { status: 404 }), null],
  [
    "11 MB",
    new HttpResponse(new Uint8Array(11_000_000), { headers: { "content-type": "image/png" } }),
    null,
  ],
])(
  "a thumbnail that is %s is bytes or a failure of the source",
  async (_name, response, expected) => {
    network.use(http.get(IMAGE, () => response));

    const fetched = open().fetchThumbnail(IMAGE);

    if (expected === null) await expect(fetched).rejects.toMatchObject({ code: "SOURCE" });
    else expect((await fetched)?.toString()).toBe(expected);
  },
);

test("an image from any other host is not even asked for", async () => {
  expect(await open().fetchThumbnail("https://evil.example/x.png")).toBeNull();
});

test("a stopped run waits for nothing", async () => {
  const stop = new AbortController();
  answerInTurn(() => {
    stop.abort();
    return new HttpResponse("busy", { status: 503, headers: { "retry-after": "60" } });
  });

  await expect(open({ signal: stop.signal }).fetchListing(DAY, LATER)).rejects.toMatchObject({
    code: "INTERRUPTED",
  });
});
