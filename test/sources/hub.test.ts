import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { keepItem } from "../../src/core/paper/listing.ts";
import type { SourcesOptions } from "../../src/sources/open-sources.ts";
import { network } from "../support/network.ts";
import { listOn, readDay, readGzip } from "../support/recorded.ts";
import { makeSources } from "../support/sources.ts";

const HUB = "https://huggingface.co";
const DAY = DigestDate.parse("2026-02-13");
const LATER = new Date("2026-02-20T00:00:00Z");

const open = (overrides: Partial<SourcesOptions> = {}) => makeSources(overrides).sources;

/** The items of a day, as they come from the sources. */
async function fetchItems(date = DAY, sources = open()): Promise<unknown[]> {
  return (await sources.fetchListing(date, LATER)).items;
}

/** Papers with an id, as many as that. */
const makeItems = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ paper: { id: `2602.${10_000 + index}` } }));

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
    const items = makeItems(count);
    serveDay(DAY, items);

    expect(await fetchItems()).toEqual(items);
  },
);

test("a server that shows the same page for ever is not asked for ever", async () => {
  const seen = answerInTurn(() => HttpResponse.json(makeItems(100)));

  expect(await fetchItems()).toHaveLength(100);
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

  expect(await fetchItems()).toEqual(items.map(keepItem));
});

test("when the API keeps failing, the page carries the same items", async () => {
  answerInTurn(() => new HttpResponse("busy", { status: 503 }));
  servePage(PAGE);

  const items = await fetchItems(PAGE_DAY);

  expect(items).toHaveLength(13);
  expect(items[0]).toMatchObject({ paper: { id: "2407.21783", upvotes: expect.any(Number) } });
});

test.each([
  ["shows another day", PAGE],
  ["shows no papers", "<html><body>nothing here</body></html>"],
])("a page that %s is no listing, and both failures are told", async (_name, html) => {
  answerInTurn(() => new HttpResponse("busy", { status: 503 }));
  servePage(html);

  await expect(open().fetchListing(DAY, LATER)).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringMatching(
      /api\/daily_papers\?date=2026-02-13.* answered 503. GET \S+\/papers\/date\/2026-02-13 ./,
    ),
    fix: expect.stringContaining("again later"),
  });
});

test("400 means a day that has not opened while it is today, and a failure afterwards", async () => {
  const body = { error: "date must be less than or equal to …" };
  answerInTurn(() => HttpResponse.json(body, { status: 400 }));
  servePage("", 404);

  const early = await open().fetchListing(DAY, new Date("2026-02-13T00:10:00Z"));
  expect(early.items).toEqual([]);
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
  await sources.fetchAbstracts(["2602.12036"]);

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

  expect(await fetchItems()).toEqual(items.map(keepItem));
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

/** Answers of the Hub that are none to what was asked, and what the error says of them. */
const NO_ANSWERS: readonly [string, readonly unknown[], RegExp][] = [
  [
    "flat items",
    [{ id: "2602.00001", title: "Flat" }],
    /nothing .* paper.*\{"id":"2602.00001","title":"Flat"\}/,
  ],
  ["texts", ["2602.00001", "2602.00002"], /nothing .* The first of 2: 2602.00001/],
  ["nulls", [null, null], /nothing that can be read/],
  ["foreign ids", [{ paper: { id: "hep-th/9901001" } }], /nothing that can be read/],
  ["another day's items", listOn("2026-02-12", readDay(DAY)), /2026-02-12 instead of 2026-02-13/],
  [
    "one item of another day",
    [...readDay(DAY), ...listOn("2026-02-16", readDay("2026-02-16")).slice(0, 1)],
    /2026-02-16 instead of 2026-02-13/,
  ],
  [
    "a day that is another one in UTC",
    [{ paper: { id: "2602.00001", submittedOnDailyAt: "2026-02-13T00:30:00+09:00" } }],
    /2026-02-12 instead of 2026-02-13/,
  ],
  [
    "another day told outside",
    [{ paper: { id: "2602.00001" }, submittedOnDailyAt: "2026-02-12" }],
    /2026-02-12 instead/,
  ],
];

test.each(NO_ANSWERS)("%s are no listing", async (_name, items, message) => {
  serveDay(DAY, items);
  servePage("", 404);

  await expect(open().fetchListing(DAY, LATER)).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringMatching(message),
    fix: expect.stringMatching(/^Run again later; if it stays so, /),
  });
});

test("an item that cannot be read is shown as one short line without control characters", async () => {
  serveDay(DAY, [{ id: "\u001b[31m", title: "x\n".repeat(10_000) }]);
  servePage("", 404);

  const error = await open()
    .fetchListing(DAY, LATER)
    .catch((caught: unknown) => String(caught));

  expect(error).not.toMatch(/\p{Cc}/u);
  expect(String(error).length).toBeLessThan(500);
});

test.each([
  ["2026-02-13T00:00:00.000Z"],
  ["2026-02-13T23:59:59.999Z"],
  ["2026-02-14T08:00:00+09:00"],
  ["2026-02-13"],
  [null],
  [""],
  ["yesterday"],
  [1_771_000_000],
  ["9999-12-31T23:59:59-23:00"],
])("an item that stands on its list at %j contradicts nothing", async (submittedOnDailyAt) => {
  const items = [{ paper: { id: "2602.00001", submittedOnDailyAt } }];
  serveDay(DAY, items);

  expect(await fetchItems()).toEqual(items.map(keepItem));
});

test("when the API lists another day, the page is asked for the right one", async () => {
  serveDay(PAGE_DAY, listOn(DAY, readDay(DAY)));
  servePage(PAGE);

  expect(await fetchItems(PAGE_DAY)).toHaveLength(13);
});

test("a page without papers does not prove that a day has none", async () => {
  answerInTurn(() => new HttpResponse("busy", { status: 503 }));
  const props = JSON.stringify({ date: DAY, dailyPapers: [] }).replaceAll('"', "&quot;");
  servePage(`<div data-props="${props}"></div>`);

  await expect(open().fetchListing(DAY, LATER)).rejects.toMatchObject({ status: 503 });
});

test.each([
  ["Sun, 15 Feb 2026 09:30:00 GMT", "2026-02-15T09:30:00.000Z"],
  ["2026-02-15T09:30:00Z", "2026-02-15T09:30:00.000Z"],
  ["2026-02-15T18:30:00+09:00", "2026-02-15T09:30:00.000Z"],
  ["2026-02-15", undefined],
  ["soon", undefined],
  ["Sun, 99 Feb 2026 09:30:00 GMT", undefined],
])("of a Date header %j the Hub's clock is %j", async (date, sentAt) => {
  answerInTurn(() => HttpResponse.json([], { headers: { date } }));

  expect((await open().fetchListing(DAY, LATER)).sentAt?.toISOString()).toBe(sentAt);
});

test.each([
  ["259200", 259_200_000],
  ["0", 0],
  ["-5", 0],
  ["soon", 0],
  ["9".repeat(30), 365 * 24 * 60 * 60_000],
])("of an Age header %j a cache has had the answer for %i ms", async (age, ageMs) => {
  answerInTurn(() => HttpResponse.json([], { headers: { age } }));

  expect((await open().fetchListing(DAY, LATER)).ageMs).toBe(ageMs);
});

test("a listing is as old as the oldest of its pages", async () => {
  const items = makeItems(101);
  const headers = { date: "Sun, 15 Feb 2026 09:30:00 GMT" };
  const old = { date: "Fri, 13 Feb 2026 09:30:00 GMT", age: "172800" };
  answerInTurn(
    () => HttpResponse.json(items.slice(0, 100), { headers }),
    () => HttpResponse.json(items.slice(100), { headers: old }),
  );

  expect(await open().fetchListing(DAY, LATER)).toMatchObject({
    ...{ sentAt: new Date("2026-02-13T09:30:00Z"), ageMs: 172_800_000 },
  });
});

test("whether a refused day has opened is decided by the Hub's clock", async () => {
  const headers = { date: "Fri, 13 Feb 2026 09:30:00 GMT" };
  answerInTurn(() => HttpResponse.json({ error: "…" }, { status: 400, headers }));

  expect(await open().fetchListing(DAY, LATER)).toMatchObject({ items: [] });
});

test.each([500, 501, 520, 530, 599])(
  "the Hub's %i is a fault that may pass, and is tried again",
  async (status) => {
    const items = makeItems(3);
    answerInTurn(
      () => new HttpResponse("busy", { status }),
      () => HttpResponse.json(items),
    );

    expect(await fetchItems()).toEqual(items);
  },
);
