import type { RequestListener } from "node:http";
import { HttpResponse, http } from "msw";
import { expect, onTestFinished, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { openLoopback } from "../support/loopback.ts";
import { network } from "../support/network.ts";
import { serveBytes } from "../support/raw-loopback.ts";
import { HASTY_BOUNDS, makeSources } from "../support/sources.ts";

const API = "https://huggingface.co/api/daily_papers";
const DAY = DigestDate.parse("2026-02-13");
const LATER = new Date("2026-02-20T00:00:00Z");
const ITEMS = [{ paper: { id: "2602.12036" } }];

/** The API answers 429 with these headers so many times, then with items; the page is not there. */
function refuse(times: number, headers: Record<string, string>): { tries: number } {
  const seen = { tries: 0 };
  network.use(
    http.get(API, () => {
      seen.tries += 1;
      if (seen.tries > times) return HttpResponse.json(ITEMS);
      return new HttpResponse("slow down", { status: 429, headers });
    }),
    http.get("https://huggingface.co/papers/date/:date", () =>
      HttpResponse.html("", { status: 404 }),
    ),
  );
  return seen;
}

test.each([
  ["a whole window", { ratelimit: '"api";r=0;t=300' }, 300],
  ["the rest of a window", { ratelimit: '"api";r=0;t=42', "retry-after": "7" }, 42],
  ["some seconds", { "retry-after": "7" }, 7],
])("a wait of %s is obeyed and told", async (_, headers, seconds) => {
  refuse(1, headers);
  const { sources, told, passedMs } = makeSources();

  expect(await sources.fetchListing(DAY, LATER)).toMatchObject({ items: ITEMS });

  expect(passedMs()).toBeGreaterThan(seconds * 1000 + 999);
  expect(told).toEqual([`huggingface.co asks for a pause of ${seconds} s.`]);
});

test.each([
  ["nothing", {}],
  ["no wait", { "retry-after": "0" }],
  ["a negative wait", { "retry-after": "-5" }],
  ["a moment that is over", { "retry-after": "Fri, 13 Feb 1998 00:00:30 GMT" }],
  ["a wait of a millisecond", { "retry-after-ms": "1" }],
  ["no number", { "retry-after": "soon" }],
  ["a window that has room", { ratelimit: '"api";r=3;t=99999999999' }],
])(
  "a refusal that asks for %s is answered by the usual waits, three at most",
  async (_, headers) => {
    const seen = refuse(99, headers);
    const { sources, told, passedMs } = makeSources();

    await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({ status: 429 });

    expect(seen.tries).toBe(4);
    expect(passedMs()).toBeGreaterThanOrEqual(3_500);
    expect(passedMs()).toBeLessThan(15_000);
    expect(told).toEqual([]);
  },
);

test.each([
  ["a billion seconds", { "retry-after": "1000000000" }, /\(Retry-After: 1000000000\)/],
  ["the year 2095", { "retry-after": "Sat, 01 Jan 2095 00:00:00 GMT" }, /01 Jan 2095 00:00:00 GMT/],
  ["400 digits", { "retry-after": "9".repeat(400) }, /\(Retry-After: 9{150,}…/],
  ["an endless window", { ratelimit: '"api";r=0;t=99999999999' }, /r=0;t=99999999999\)/],
  ["a window of 400 digits", { ratelimit: `"api";r=0;t=${"9".repeat(400)}` }, /t=9{80,}…/],
  ["a second above a window", { "retry-after": "301" }, /\(Retry-After: 301\)/],
])("a wait of %s is refused at once, and named", async (_, headers, words) => {
  const seen = refuse(1, headers);
  const { sources, passedMs } = makeSources();

  await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
    code: "SOURCE",
    message: expect.stringMatching(words),
  });
  expect(seen.tries).toBe(1);
  expect(passedMs()).toBeLessThan(5_000);
});

test("the waits of one day are one window at most, and the next day has its own", async () => {
  const seen = refuse(2, { ratelimit: '"api";r=0;t=200' });
  const { sources, told } = makeSources();

  await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
    message: expect.stringMatching(/t=200\) above the 100 s that it gets/),
  });
  expect(seen.tries).toBe(2);
  seen.tries = 1;
  expect(await sources.fetchListing(DAY, LATER)).toMatchObject({ items: ITEMS });
  expect(told).toHaveLength(2);
});

test("a status that does not pass is not asked for again, whatever wait it names", async () => {
  let tries = 0;
  network.use(
    http.get(/huggingface\.co/, () => {
      tries += 1;
      return new HttpResponse("no", { status: 404, headers: { "retry-after": "300" } });
    }),
  );
  const { sources, passedMs } = makeSources();

  await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
    status: 404,
    fix: expect.stringContaining("Check HF_ENDPOINT"),
  });
  expect(tries).toBe(2); // the API and the page
  expect(passedMs()).toBeLessThan(5_000);
});

/** Ways to keep a client waiting. */
const SLOW: Record<string, RequestListener> = {
  "that never answers": () => {},
  "that sends a byte now and then": (_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write("["), 10);
    response.on("close", () => clearInterval(timer));
  },
  "that only ever promises": (_, response) => {
    const timer = setInterval(() => response.writeProcessing(), 10);
    response.on("close", () => clearInterval(timer));
  },
};

async function serve(listener: RequestListener): Promise<{ origin: string; seen: string[] }> {
  const seen: string[] = [];
  const { origin, close } = await openLoopback((request, response) => {
    seen.push(request.url ?? "");
    listener(request, response);
  });
  onTestFinished(close);
  return { origin, seen };
}

test.each(Object.entries(SLOW))(
  "of a Hub %s, API and page together get the time of one day",
  async (_, listener) => {
    const { origin, seen } = await serve(listener);
    const hub = { ...HASTY_BOUNDS.hub, totalMs: 5_000 };
    const bounds = { ...HASTY_BOUNDS, hub };
    const { sources, told, passedMs } = makeSources({ hubEndpoint: origin, bounds });

    await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
      code: "SOURCE",
      message: expect.stringMatching(/got no usable answer in the 5 s for all tries/),
    });

    expect(passedMs()).toBeLessThanOrEqual(5_000);
    expect(seen.filter((path) => path.startsWith("/api/"))).toHaveLength(3);
    expect(seen.filter((path) => path.startsWith("/papers/"))).toHaveLength(2);
    expect(told.filter((line) => line.includes("has not answered"))).toHaveLength(5);
    expect(told.slice(0, 3)).toEqual([
      expect.stringMatching(
        /^127\.0\.0\.1:\d+ has not answered for 1 s; it gets 1 s \(try 1 of 4\)\.$/,
      ),
      expect.stringMatching(
        /^127\.0\.0\.1:\d+ gave no usable answer, and is asked again in 1 s\.$/,
      ),
      expect.stringMatching(
        /^127\.0\.0\.1:\d+ has not answered for 1 s; it gets 1 s \(try 2 of 4\)\.$/,
      ),
    ]);
  },
);

test("a Hub that does not answer has the time of one day for all days", async () => {
  const { origin, seen } = await serve(() => {});
  const hub = { ...HASTY_BOUNDS.hub, totalMs: 12_000 };
  const bounds = { ...HASTY_BOUNDS, hub };
  const { sources, passedMs } = makeSources({ hubEndpoint: origin, bounds });
  const countTries = async () => {
    const before = seen.length;
    const problem = await sources.fetchListing(DAY, LATER).catch((error) => error);
    expect(problem).toHaveProperty("code", "SOURCE");
    return seen.length - before;
  };

  const first = await countTries();
  for (let day = 0; day < 20; day += 1) await countTries();

  expect(first).toBeGreaterThan(4); // 8, but for a machine that is slow itself
  expect(passedMs()).toBeLessThanOrEqual(12_500);
  expect(await countTries()).toBeLessThan(2);
});

test("a day that can be had gives the time back to those after it", async () => {
  let answers = false;
  const { origin, seen } = await serve((_, response) => {
    if (answers) response.end(JSON.stringify(ITEMS));
  });
  const hub = { ...HASTY_BOUNDS.hub, totalMs: 12_000 };
  const { sources } = makeSources({ hubEndpoint: origin, bounds: { ...HASTY_BOUNDS, hub } });
  const ask = () => sources.fetchListing(DAY, LATER).catch(() => null);

  await ask();
  answers = true;
  expect(await ask()).not.toBeNull();
  answers = false;
  const before = seen.length;
  await ask();

  expect(seen.length - before).toBeGreaterThan(4); // of 8, but for a machine that is slow itself
});

test("headers that come a byte at a time have the same deadline", async () => {
  const origin = await serveBytes((socket) => {
    const bytes = `HTTP/1.1 200 OK\r\nx-slow: ${"a".repeat(10_000)}`;
    let at = 0;
    const timer = setInterval(() => socket.write(bytes[at++] ?? "a"), 10);
    socket.on("close", () => clearInterval(timer));
  });
  const { sources } = makeSources({ hubEndpoint: origin, retries: 0, bounds: HASTY_BOUNDS });

  await expect(sources.fetchListing(DAY, LATER)).rejects.toMatchObject({
    message: expect.stringMatching(/got no answer within 0\.1 s/),
  });
});

test("an arXiv that does not answer is given up for all papers together, and asked again later", async () => {
  const { origin, seen } = await serve(() => {});
  const arxiv = { ...HASTY_BOUNDS.arxiv, totalMs: 10_000, renewedAfterMs: 600_000 };
  let aheadMs = 0;
  const clock = {
    now: () => Date.now() + aheadMs,
    sleep: async (ms: number) => {
      aheadMs += ms;
    },
    random: () => 0,
  };
  const bounds = { ...HASTY_BOUNDS, arxiv };
  const { sources } = makeSources({ arxivEndpoint: origin, bounds, clock });

  const problems: string[] = [];
  for (let paper = 10; paper < 40; paper += 1) {
    const asking = sources.fetchAbstracts([`2602.120${paper}`]);
    await asking.catch((error: Error) => problems.push(error.message));
  }

  expect(problems).toHaveLength(30);
  expect(problems[0]).toMatch(/got no answer within 0\.1 s/);
  expect(problems[29]).toMatch(/in the 10 s for all tries|the 10 s that it gets are over/);
  const asked = seen.length;
  expect(asked).toBeLessThan(20);

  aheadMs += 600_000;
  await expect(sources.fetchAbstracts(["2602.12036"])).rejects.toThrow();
  expect(seen.length).toBeGreaterThan(asked);
});

test("image hosts that do not answer are given up for all images together, and it is said once", async () => {
  let asked = 0;
  network.use(
    http.get("https://cdn-thumbnails.huggingface.co/*", async () => {
      asked += 1;
      await new Promise(() => {});
    }),
  );
  const thumbnails = { ...HASTY_BOUNDS.thumbnails, totalMs: 400 };
  const { sources, told } = makeSources({ bounds: { ...HASTY_BOUNDS, thumbnails } });
  const fetchImage = (image: number) =>
    sources
      .fetchThumbnail(`https://cdn-thumbnails.huggingface.co/papers/${image}.png?key=1`)
      .catch((error: Error) => error.message);

  const startedAtMs = performance.now();
  const side = await Promise.all([1, 2, 3, 4, 5, 6].map(fetchImage));
  const after: unknown[] = [];
  for (let image = 7; image <= 30; image += 1) after.push(await fetchImage(image));

  for (const problem of [...side, ...after])
    expect(problem).toMatch(/\/papers\/\d+\.png (?:got|was)/);
  expect(asked).toBeLessThanOrEqual(10);
  expect(performance.now() - startedAtMs).toBeLessThan(2_000);
  expect(told).toEqual([
    "cdn-thumbnails.huggingface.co has not answered for 1 s; it gets 1 s (try 1 of 2).",
  ]);
});

test.each([
  ["503", 503, "90"],
  ["429", 429, "140"],
])("a wait that a %s only advises counts against the day's time", async (_, status, seconds) => {
  network.use(
    http.get(/huggingface\.co/, () => {
      return new HttpResponse("no", { status, headers: { "retry-after": seconds } });
    }),
  );
  const { sources, passedMs } = makeSources();

  await expect(sources.fetchListing(DAY, LATER)).rejects.toHaveProperty("code", "SOURCE");

  expect(passedMs()).toBeGreaterThan(200_000);
  expect(passedMs()).toBeLessThanOrEqual(300_000);
});

test("lost tries and advised waits share one deadline", async () => {
  let asked = 0;
  const { origin } = await serve((_, response) => {
    asked += 1;
    if (asked % 2 === 0) response.writeHead(503, { "retry-after": "9" }).end();
  });
  const hub = { ...HASTY_BOUNDS.hub, totalMs: 12_000 };
  const { sources, passedMs } = makeSources({
    ...{ hubEndpoint: origin, bounds: { ...HASTY_BOUNDS, hub } },
  });

  await expect(sources.fetchListing(DAY, LATER)).rejects.toHaveProperty("code", "SOURCE");

  expect(passedMs()).toBeLessThanOrEqual(12_500);
});
