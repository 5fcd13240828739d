import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { CLOCK } from "../../src/http/clock.ts";
import type { SourcesOptions } from "../../src/sources/open-sources.ts";
import { SOURCE_BOUNDS } from "../../src/sources/wait-bounds.ts";
import { network } from "../support/network.ts";
import { makeSources } from "../support/sources.ts";

const ID = "2602.12036";

const open = (overrides: Partial<SourcesOptions> = {}) => makeSources(overrides).sources;

/** Answers as arXiv does, and notes the ids of each request and when it came. */
function serveArxiv(answer: (ids: string[]) => Response) {
  const requests: { ids: string[]; most: number; atMs: number }[] = [];
  network.use(
    http.get("https://export.arxiv.org/api/query", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const ids = (query.get("id_list") ?? "").split(",");
      requests.push({ ids, most: Number(query.get("max_results")), atMs: performance.now() });
      return answer(ids);
    }),
  );
  return requests;
}

const entry = (id: string, summary: string) =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>T</title><summary>${summary}</summary></entry>`;
const feed = (...entries: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${entries.join("\n")}</feed>`;

test.each([
  [
    "the paper's abstract",
    feed(entry(ID, "  We show\n that &lt;b&gt; works. ")),
    [[ID, "We show that <b> works."]],
  ],
  [
    "no other paper's",
    feed(entry(ID, "We prove."), entry("2602.01203", "We show.")),
    [[ID, "We prove."]],
  ],
  ["nothing when it has none", feed(entry(ID, " ")), []],
  ["nothing when it does not know the paper", feed(), []],
])("from arXiv comes %s", async (_name, xml, expected) => {
  serveArxiv(() => HttpResponse.xml(xml));

  const abstracts = await open().fetchAbstracts([ID]);

  expect([...abstracts]).toEqual(expected);
});

test.each([
  ["429", () => new HttpResponse("slow", { status: 429 }), "answered 429"],
  ["503", () => new HttpResponse("busy", { status: 503 }), "answered 503"],
  [
    "301 to elsewhere",
    () => HttpResponse.redirect("https://evil.example/?key=1", 301),
    "answered 301: it redirects to https://evil.example, and another host is not followed",
  ],
  ["304", () => new HttpResponse(null, { status: 304 }), "answered 304"],
  ["a lost connection", () => HttpResponse.error(), "got no whole answer"],
  ["HTML", () => HttpResponse.html("<html></html>"), "text/html that is no Atom feed"],
  [
    "another paper",
    () => HttpResponse.xml(feed(entry("2602.01203", "We show."))),
    "answered about 2602.01203, which it was not asked about",
  ],
  ["half a feed", () => HttpResponse.xml("<feed><entry>"), "a feed that was cut off"],
  [
    "a feed that is nested without end",
    () => HttpResponse.xml(feed("<a></b>".repeat(50_000))),
    "a feed that is nested deeper than 20 levels",
  ],
  [
    "a feed of 2 MB",
    () => HttpResponse.xml(feed(entry(ID, "a".repeat(2_000_000)))),
    "more than 524288 bytes",
  ],
  [
    "an error as an entry",
    () =>
      HttpResponse.xml(
        "<feed><entry><id>http://arxiv.org/api/errors#x</id><summary>bad id</summary></entry></feed>",
      ),
    "answered an error: bad id",
  ],
])("%s is no answer about any paper", async (_name, answer, message) => {
  serveArxiv(answer);

  await expect(open().fetchAbstracts([ID])).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringContaining(message),
  });
});

test("all papers of a day are asked for at once", async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `2602.${10_000 + index}`);
  const requests = serveArxiv((asked) =>
    HttpResponse.xml(feed(...asked.map((id) => entry(id, id)))),
  );

  const abstracts = await open().fetchAbstracts(ids);

  expect(abstracts.size).toBe(50);
  expect(requests).toMatchObject([{ ids, most: 50 }]);
});

test("days that ask at the same time wait for each other, with a pause between them", async () => {
  const requests = serveArxiv(() => HttpResponse.xml(feed()));
  const bounds = { ...SOURCE_BOUNDS, arxiv: { ...SOURCE_BOUNDS.arxiv, firstWaitMs: 30 } };
  const sources = open({ bounds, clock: CLOCK });

  await Promise.all([ID, "2602.00002", "2602.00003"].map((id) => sources.fetchAbstracts([id])));

  const [first = 0, second = 0, third = 0] = requests.map(({ atMs }) => atMs);
  expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(29);
});

test("arXiv that has moved on the same host is followed", async () => {
  network.use(
    http.get("https://export.arxiv.org/api/query", ({ request }) =>
      HttpResponse.redirect(request.url.replace("/api/query", "/api/v2/query"), 301),
    ),
    http.get("https://export.arxiv.org/api/v2/query", () =>
      HttpResponse.xml(feed(entry(ID, "We show."))),
    ),
  );

  expect([...(await open().fetchAbstracts([ID]))]).toEqual([[ID, "We show."]]);
});

test.each([
  ["a moment ago", 0, 2_900],
  ["a while ago", -60_000, 0],
  ["in the future, by a wrong clock", 3_600_000, 3_000],
])(
  "after another process that asked %s, the pause is kept and no longer",
  async (_, agoMs, waitMs) => {
    serveArxiv(() => HttpResponse.xml(feed()));
    const { sources, passedMs } = makeSources();

    await sources.fetchAbstracts([ID], new Date(Date.now() + agoMs));

    expect(passedMs()).toBeGreaterThanOrEqual(waitMs);
    expect(passedMs()).toBeLessThan(waitMs + 1_000);
  },
);
