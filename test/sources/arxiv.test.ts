import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { openSources, type SourcesOptions } from "../../src/sources/open-sources.ts";
import { makeHttp } from "../support/client.ts";
import { network } from "../support/network.ts";

const ID = "2602.12036";

function open(overrides: Partial<SourcesOptions> = {}) {
  return openSources({
    http: makeHttp(),
    hubEndpoint: "https://huggingface.co",
    hubToken: null,
    arxivEndpoint: "https://export.arxiv.org",
    signal: new AbortController().signal,
    arxivPauseMs: 1,
    ...overrides,
  });
}

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
  ["no other paper's", feed(entry("2602.01203", "We show.")), [["2602.01203", "We show."]]],
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
  ["301 to elsewhere", () => HttpResponse.redirect("https://evil.example/", 301), "answered 301"],
  ["a lost connection", () => HttpResponse.error(), "got no whole answer"],
  ["HTML", () => HttpResponse.html("<html></html>"), "no whole Atom feed"],
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
  const sources = open({ arxivPauseMs: 30 });

  await Promise.all([ID, "2602.00002", "2602.00003"].map((id) => sources.fetchAbstracts([id])));

  const [first = 0, second = 0, third = 0] = requests.map(({ atMs }) => atMs);
  expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(29);
});
