import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { network } from "../support/network.ts";
import { repeat, serveBytes } from "../support/raw-loopback.ts";
import { HASTY_BOUNDS, makeSources } from "../support/sources.ts";

const HUB = "https://huggingface.co";
const DAY = DigestDate.parse("2026-02-13");
const LATER = new Date("2026-02-20T00:00:00Z");

const JSON_HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const packed = gzipSync(`[${"1,".repeat(5_000)}1]`);

/** What a server may send in place of a listing, what is said of it, and whether it is asked for again. */
const GARBLED: readonly [string, string | Buffer, RegExp, "again" | "once"][] = [
  ["no HTTP", "hello there\r\n\r\n", /answered something that is no HTTP \(.+\)/, "once"],
  ["an SSH server", "SSH-2.0-OpenSSH_9.6\r\n", /something that is no HTTP \(.+\)/, "once"],
  ["TLS", Buffer.from([21, 3, 1, 0, 2, 2, 70]), /something that is no HTTP \(.+\)/, "once"],
  ["a bad status line", "HTTP/1.1 OK 200\r\n\r\n", /no HTTP \(Invalid status code\)/, "once"],
  ["the status 099", "HTTP/1.1 099 Odd\r\n\r\n", /answered 099, which is no status/, "once"],
  ["the status 999", "HTTP/1.1 999 Odd\r\n\r\n", /answered 999, which is no status/, "once"],
  ["the status 304", "HTTP/1.1 304 Not Modified\r\n\r\n", /answered 304\.$/, "once"],
  [
    "another protocol",
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n",
    /answered 101, a switch of protocols/,
    "once",
  ],
  [
    "a bad chunk",
    `${JSON_HEAD}transfer-encoding: chunked\r\n\r\nZZ\r\n[]\r\n`,
    /no HTTP \(Invalid character in chunk size\)/,
    "once",
  ],
  [
    "a control sign in a header",
    `${JSON_HEAD}x-a: b\u0001c\r\n\r\n[]`,
    /no HTTP \(Invalid header value char\)/,
    "once",
  ],
  ["nothing at all", "", /got no whole answer \(other side closed\)/, "again"],
  ["half a body", `${JSON_HEAD}content-length: 200\r\n\r\n[1,`, /its body was cut off/, "again"],
  [
    "half a packed body",
    Buffer.concat([
      Buffer.from(`${JSON_HEAD}content-encoding: gzip\r\n\r\n`),
      packed.subarray(0, -12),
    ]),
    /its body was cut off/,
    "again",
  ],
  ["half a listing", `${JSON_HEAD}\r\n[{"paper":{"id":`, /answered JSON that was cut off/, "again"],
  [
    "a body that is not packed",
    `${JSON_HEAD}content-encoding: gzip\r\n\r\n[]`,
    /not packed as its content-encoding says \(incorrect header check\)/,
    "once",
  ],
  [
    "an unknown packing",
    `${JSON_HEAD}content-encoding: lzma\r\n\r\n[]`,
    /answered with the content-encoding "lzma", which cannot be read/,
    "once",
  ],
  [
    "broken UTF-8",
    Buffer.concat([
      Buffer.from(`${JSON_HEAD}\r\n[{"paper":{"id":"2602.12036","title":"`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}}]'),
    ]),
    /answered a body that is no valid UTF-8/,
    "once",
  ],
  [
    "an object",
    `${JSON_HEAD}\r\n{"papers":[{"id":"2602.00001"}]}`,
    /application\/json that is no JSON array. It begins: {"papers":\[{"id":"2602.00001"}\]}/,
    "once",
  ],
  [
    "a page",
    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<html>sign in</html>",
    /answered text\/html that is no JSON array/,
    "again",
  ],
  [
    "a content type without end",
    `HTTP/1.1 200 OK\r\ncontent-type: text/${"x".repeat(9_000)}\r\n\r\n<html></html>`,
    /answered text\/x{195}… that is no JSON array/,
    "again",
  ],
];

test.each(GARBLED)(
  "a Hub that sends %s is told by what it sent",
  async (_, bytes, words, tries) => {
    let asked = 0;
    const hubEndpoint = await serveBytes((socket) => {
      asked += 1;
      socket.end(bytes);
    });
    const { sources } = makeSources({ hubEndpoint });

    await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
      code: "SOURCE",
      message: expect.stringMatching(words),
    });
    // The page is asked as well; it is asked again only for what may pass there, too.
    if (tries === "once") expect(asked).toBe(2);
    else expect(asked).toBeGreaterThanOrEqual(5);
  },
);

test("a mark before the text is skipped", async () => {
  const items = [{ paper: { id: "2602.12036", title: "안녕" } }];
  const hubEndpoint = await serveBytes((socket) =>
    socket.end(`${JSON_HEAD}\r\n\uFEFF${JSON.stringify(items)}`),
  );

  const { sources } = makeSources({ hubEndpoint });

  expect(await sources.fetchListing(DAY, LATER)).toMatchObject({ items });
});

test.each<[string, (socket: Socket) => void]>([
  [
    "headers without end",
    (socket) => {
      socket.write(JSON_HEAD);
      repeat(socket, () => socket.write(`x-a: ${"a".repeat(4_000)}\r\n`));
    },
  ],
  [
    "promises without end",
    (socket) => repeat(socket, () => socket.write("HTTP/1.1 102 Processing\r\n\r\n".repeat(20))),
  ],
  [
    "a body without end",
    (socket) => {
      socket.write(`${JSON_HEAD}\r\n[`);
      repeat(socket, () => socket.write("0,".repeat(500_000)));
    },
  ],
])("%s have an end", async (_, answer) => {
  const hubEndpoint = await serveBytes(answer);
  const bounds = { ...HASTY_BOUNDS, hub: { ...HASTY_BOUNDS.hub, answerMs: 300 } };
  const { sources } = makeSources({ hubEndpoint, bounds, retries: 0 });

  await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
    message: expect.stringMatching(
      /within 0.3 s|headers of more than 16384 bytes|more than 2097152/,
    ),
  });
});

/** Answers the API's pages by their number, and no papers page. */
function servePages(render: (page: number) => string): { pages: number } {
  const seen = { pages: 0 };
  network.use(
    http.get(`${HUB}/api/daily_papers`, ({ request }) => {
      seen.pages += 1;
      const page = Number(new URL(request.url).searchParams.get("p"));
      return new HttpResponse(render(page), { headers: { "content-type": "application/json" } });
    }),
    http.get(`${HUB}/papers/date/:date`, () => new HttpResponse("", { status: 404 })),
  );
  return seen;
}

const fill = (count: number, toItem: (index: number) => unknown) =>
  JSON.stringify(Array.from({ length: count }, (_, index) => toItem(index)));

test.each([
  ["new papers", () => "", 20, /lists more than 20 pages for one day/],
  ["new papers of 15 kB", () => "x".repeat(15_000), 3, /lists more than 4194304 bytes/],
  ["new papers of 50 kB", () => "x".repeat(50_000), 1, /is more than 2097152 bytes/],
])("pages of %s without end are refused", async (_, abstract, pages, words) => {
  const seen = servePages((page) =>
    fill(100, (index) => ({ paper: { id: idOf(page, index), summary: abstract() } })),
  );

  await expect(makeSources().sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringMatching(words),
    fix: expect.stringContaining("Check HF_ENDPOINT"),
  });
  expect(seen.pages).toBe(pages);
});

const idOf = (page: number, index: number) => `2602.${10_000 + 100 * page + index}`;

const countItems = async () => (await makeSources().sources.fetchListing(DAY, LATER)).items.length;

test("a page whose papers are known is the last, whatever else it says of them", async () => {
  let shown = 0;
  const seen = servePages(() =>
    fill(100, (index) => ({ paper: { id: idOf(0, index) }, at: shown++ })),
  );

  expect(await countItems()).toBe(100);
  expect(seen.pages).toBe(2);
});

test("a server that knows no limit is asked for its next page", async () => {
  const seen = servePages((page) =>
    fill(page === 0 ? 50 : 7, (index) => ({ paper: { id: idOf(page, index) } })),
  );

  expect(await countItems()).toBe(57);
  expect(seen.pages).toBe(2);
});

test.each([99, 50, 1])("a twentieth page of %i papers is the last one", async (count) => {
  const seen = servePages((page) =>
    fill(page < 19 ? 100 : count, (index) => ({ paper: { id: idOf(page, index) } })),
  );

  expect(await countItems()).toBe(1_900 + count);
  expect(seen.pages).toBe(20);
});

test("items that cannot be read are kept beside papers, for others to judge, but once", async () => {
  const seen = servePages(() =>
    fill(100, (index) => (index < 40 ? { form: "another" } : { paper: { id: idOf(0, index) } })),
  );

  expect(await countItems()).toBe(100);
  expect(seen.pages).toBe(2);
});

test.each([
  ["numbers", `[${"0,".repeat(1_000_000)}0]`],
  ["empty objects", `[${"{},".repeat(90_000)}{}]`],
])("a page of very many %s is refused before each is looked at", async (_, text) => {
  servePages(() => text);
  const startedAtMs = performance.now();

  await expect(countItems()).rejects.toMatchObject({
    message: expect.stringMatching(/lists more than 2000 items for one day/),
  });
  expect(performance.now() - startedAtMs).toBeLessThan(10_000);
});

const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);

test.each([
  ["arrays", deep("[", "]")],
  ["arrays that are never closed", "[".repeat(2_000_000)],
  ["objects", `[${deep('{"a":', "}").replace(":}", ":1}")}]`],
  ["an array inside an item", `[{"paper":{"id":"2602.12036"},"x":${deep("[", "]")}}]`],
])("%s nested too deeply are refused before anything walks through them", async (_, text) => {
  const seen = servePages(() => text);

  await expect(makeSources().sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringMatching(/answered JSON that is nested deeper than 100 levels/),
  });
  expect(seen.pages).toBe(1);
});
