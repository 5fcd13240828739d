import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { announceData } from "../../../src/store/documents/superseded.ts";
import { network } from "../../support/network.ts";
import { listOn, readDay } from "../../support/recorded.ts";
import { openRecordedModel, readDailyDigest, readOutput } from "../../support/recorded-run.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAY = "2026-02-13";
const ITEMS = readDay(DAY).slice(0, 3);
/** The day lies in the look-back window. */
const now = () => new Date("2026-02-16T12:00:00Z");
const FLAT = { id: "2602.00001", title: "Flat", summary: "Nobody knows this form." };
const WITHDRAWN = {
  paper: {
    ...{ id: "2602.00001", title: "A Theorem", upvotes: 500 },
    summary:
      "This paper has been withdrawn by the authors due to an error in the proof of Theorem 2.",
  },
};
const placeholder = (summary: string) => ({
  paper: { id: "2602.00002", title: "No Abstract Here", upvotes: 400, summary },
});

/** A user whose model drafts the recorded papers of the day. */
async function openUser() {
  const server = await openRecordedModel(readDay(DAY));
  return { user: makeUser(server.url), server };
}

/** The Hub shows exactly these items as the day's, whatever they say. */
function showAsTheyAre(items: readonly unknown[]): void {
  network.use(http.get("https://huggingface.co/api/daily_papers", () => HttpResponse.json(items)));
  network.use(
    http.get("https://huggingface.co/papers/date/*", () => new HttpResponse("", { status: 404 })),
  );
}

function serveArxiv(answer: () => Response): { requests: number } {
  const seen = { requests: 0 };
  network.use(
    http.get("https://export.arxiv.org/api/query", () => {
      seen.requests += 1;
      return answer();
    }),
  );
  return seen;
}

const readFailures = (user: User) =>
  readDailyDigest(user, DAY).cards.flatMap((card) =>
    card.status === "failed" ? [card.failure.code] : [],
  );

test.each([
  ["a listing of another day", listOn("2026-02-12", ITEMS), /2026-02-12 instead of 2026-02-13/],
  ["a listing in another form", [FLAT], /nothing that can be read as a paper.*"title":"Flat"/],
])("%s fails its day, keeps nothing, and is asked for again", async (_name, items, message) => {
  const { user } = await openUser();
  showAsTheyAre(items);

  const failed = await user.run(`run ${DAY} --json`);
  serveHub({ [DAY]: ITEMS });
  const mended = await user.run(`run ${DAY} --json`);

  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(new RegExp(`^SOURCE: .*${message.source}.*\\n {2}fix: `, "m"));
  expect(JSON.parse(failed.stdout).digests).toMatchObject([{ status: "missing", files: [] }]);
  expect(mended.code).toBe(0);
  expect(JSON.parse(mended.stdout).digests).toMatchObject([{ status: "settled", ok: 3 }]);
});

test("of a range, only the day fails whose listing is another's", async () => {
  const { user } = await openUser();
  serveHub({ [DAY]: ITEMS });
  network.use(
    http.get("https://huggingface.co/api/daily_papers", ({ request }) =>
      request.url.includes("date=2026-02-12") ? HttpResponse.json(ITEMS) : undefined,
    ),
    http.get("https://huggingface.co/papers/date/*", () => new HttpResponse("", { status: 404 })),
  );

  const { code, stdout } = await user.run(`backfill 2026-02-12 ${DAY} --json`);

  expect(code).toBe(3);
  expect(JSON.parse(stdout).digests).toMatchObject([{ status: "missing" }, { status: "settled" }]);
});

test.each([`run ${DAY}`, "run", `backfill ${DAY} ${DAY}`])(
  "an item that is no paper is shown, costs no other, and `%s` looks again",
  async (command) => {
    const { user } = await openUser();
    serveHub({ [DAY]: [...ITEMS.slice(0, 2), FLAT] });
    const first = await user.run(`backfill ${DAY} ${DAY}`, { now });
    serveHub({ [DAY]: ITEMS });

    const second = await user.run(`${command} --json`, { now });

    expect(first.code).toBe(0);
    expect(first.stderr).toContain(
      `note: ${DAY}: 1 of 3 listed items are no papers and were left out; the next run looks again. The first: {"id":"2602.00001"`,
    );
    expect(JSON.parse(second.stdout).digests).toContainEqual(
      expect.objectContaining({ date: DAY, ok: 3 }),
    );
  },
);

test("a listing that an older version kept, although it could not read it, is fetched again", async () => {
  const { user } = await openUser();
  const path = join(user.folder, `cache/listings/${DAY}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ date: DAY, settled: true, items: [FLAT] }));
  serveHub({ [DAY]: ITEMS });

  await user.run(`run ${DAY}`);

  expect(readDailyDigest(user, DAY).cards).toHaveLength(3);
});

test("a weekday without papers is empty, asked for once more, and then believed", async () => {
  const { user } = await openUser();
  const hub = serveHub({});

  const first = await user.run(`run ${DAY} --json`);
  const second = await user.run(`run ${DAY} --json`);
  await user.run(`run ${DAY} --json`);

  expect([first.code, second.code]).toEqual([0, 0]);
  expect(first.stderr).toContain(`${DAY}: the Hub lists nothing for this weekday; the next run`);
  expect(second.stderr).not.toContain("weekday");
  expect(JSON.parse(second.stdout).digests).toMatchObject([{ status: "empty" }]);
  expect(hub.requests).toEqual([DAY, DAY]);
});

test("papers that come after an empty look are found", async () => {
  const { user } = await openUser();
  serveHub({});
  await user.run(`run ${DAY}`);
  serveHub({ [DAY]: ITEMS });

  await user.run(`run ${DAY}`);

  expect(readDailyDigest(user, DAY).cards).toHaveLength(3);
});

test("a batch looks twice at a day in one run, and does not believe itself", async () => {
  const { user } = await openUser();
  const hub = serveHub({});
  await user.run(`backfill ${DAY} ${DAY} --batch`);
  const looks = hub.requests.length;

  await user.run(`backfill ${DAY} ${DAY} --batch`);

  expect(looks).toBe(2);
  expect(hub.requests.length).toBeGreaterThan(looks);
});

test("a clock that is days ahead settles nothing while the Hub tells the time", async () => {
  const { user } = await openUser();
  network.use(
    http.get("https://huggingface.co/api/daily_papers", () =>
      HttpResponse.json([], { headers: { date: "Fri, 13 Feb 2026 09:00:00 GMT" } }),
    ),
  );

  const ahead = await user.run(`run ${DAY}`);
  await user.run(`run ${DAY}`);
  serveHub({ [DAY]: ITEMS });
  await user.run(`run ${DAY}`);

  expect(ahead.stderr).toContain("note: This machine's clock (2026-02-23T12:00Z) is 10 days ahead");
  expect(readDailyDigest(user, DAY).cards).toHaveLength(3);
});

test.each([
  ["an empty weekday", [], [], ["empty", "settled"]],
  ["a day with papers", ITEMS.slice(0, 2), ITEMS.slice(0, 2), ["provisional", "settled"]],
])(
  "a Hub without a time does not settle %s by a clock that is ahead",
  async (_name, one, two, statuses) => {
    const { user } = await openUser();
    const aheadNow = () => new Date("2026-02-16T12:00:00Z");
    for (const items of [one, two]) {
      showAsTheyAre(listOn(DAY, items));
      const { stderr } = await user.run(`run ${DAY}`, { now: aheadNow });
      expect(stderr.match(/The Hub told no time/g)).toHaveLength(1);
    }
    const early = await user.run(`run ${DAY} --json`, { now: aheadNow });
    serveHub({ [DAY]: ITEMS });

    const late = await user.run(`run ${DAY} --json`);

    const made = [early, late].map(({ stdout }) => JSON.parse(stdout).digests[0].status);
    expect(made).toEqual(statuses);
    expect(readDailyDigest(user, DAY).cards).toHaveLength(3);
  },
);

test.each([`run ${DAY} --refresh`, `backfill ${DAY} ${DAY} --refresh`])(
  "an empty answer to `%s` clears no day that has papers",
  async (command) => {
    const { user } = await openUser();
    serveHub({ [DAY]: ITEMS });
    await user.run(`run ${DAY}`);
    const digest = readOutput(user, `daily/2026/${DAY}.json`);
    const listing = readFileSync(join(user.folder, `cache/listings/${DAY}.json.gz`));
    serveHub({});

    const { code, stderr } = await user.run(command);
    const next = await user.run(`run ${DAY} --json`);

    expect(code).not.toBe(0);
    expect(stderr).toContain("lists no papers of a day that had some before");
    expect(JSON.parse(next.stdout).digests).toMatchObject([{ status: "settled", ok: 3 }]);
    expect(readOutput(user, `daily/2026/${DAY}.json`)).toBe(digest);
    expect(readFileSync(join(user.folder, `cache/listings/${DAY}.json.gz`))).toEqual(listing);
  },
);

test.each([
  ["most papers leaves", 1, 1],
  ["one paper changes", 2, 0],
])("a listing that has lost %s a day's digest", async (_, left, code) => {
  const { user } = await openUser();
  serveHub({ [DAY]: ITEMS });
  await user.run(`run ${DAY}`);
  serveHub({ [DAY]: ITEMS.slice(0, left) });

  const again = await user.run(`run ${DAY} --refresh`);

  expect(again.code, again.stderr).toBe(code);
  expect(
    again.stderr.includes(`SOURCE: For ${DAY} the Hub lists 1 papers of a day that had 3`),
  ).toBe(code === 1);
  const lost = JSON.stringify(ITEMS[2]).match(/2602\.\d{5}/)?.[0];
  const named = `the Hub no longer lists 1 paper of the digest, so its card is left out of it: ${lost} (`;
  expect(again.stderr.includes(named)).toBe(code === 0);
  expect(readDailyDigest(user, DAY).cards).toHaveLength(code === 1 ? 3 : 2);
});

test("a day whose listing is gone from the cache is not cleared either", async () => {
  const { user } = await openUser();
  serveHub({ [DAY]: ITEMS });
  await user.run(`run ${DAY}`);
  rmSync(join(user.folder, "cache"), { recursive: true });
  serveHub({});

  const { code, stderr } = await user.run(`run ${DAY}`);

  expect(code).toBe(1);
  expect(stderr).toContain("lists no papers of a day that had some before");
});

const withDay = (at: unknown) =>
  ITEMS.map((item) => {
    const { paper } = JSON.parse(JSON.stringify(item));
    return { paper: { ...paper, submittedOnDailyAt: at } };
  });

test("a listing whose days nobody can read is told and asked for again", async () => {
  const { user } = await openUser();
  showAsTheyAre(withDay("soon"));
  const { stderr } = await user.run(`run ${DAY}`);
  const hub = serveHub({ [DAY]: ITEMS });

  const mended = await user.run(`run ${DAY} --json`);

  expect(stderr).toContain(`note: ${DAY}: the listed items say in no known form of which day`);
  expect(hub.requests).toEqual([DAY]);
  expect(JSON.parse(mended.stdout).digests).toMatchObject([{ status: "settled", ok: 3 }]);
});

test("`--refresh` fetches a settled listing again and keeps the drafts", async () => {
  const { user, server } = await openUser();
  const hub = serveHub({ [DAY]: ITEMS.slice(0, 2) });
  for (const command of [`run ${DAY}`, `backfill ${DAY} ${DAY}`]) await user.run(command);
  const looks = hub.requests.length;
  serveHub({ [DAY]: ITEMS });

  const refreshed = await user.run(`backfill ${DAY} ${DAY} --refresh --json`);

  expect(looks).toBe(1);
  expect(JSON.parse(refreshed.stdout)).toMatchObject({
    digests: [{ date: DAY, ok: 3 }],
    calls: 1,
    cached: 2,
  });
  expect(server.requests).toHaveLength(3);
});

test("`--refresh` without a day looks at every day of the look-back window", async () => {
  const { user } = await openUser();
  const hub = serveHub({ [DAY]: ITEMS });
  for (let run = 0; run < 2; run += 1) await user.run("run", { now });
  hub.requests.length = 0;

  await user.run("run --refresh", { now });

  expect(hub.requests).toHaveLength(8);
});

test("a withdrawn paper is never asked about, its card says so, and no run fails for it", async () => {
  const { user, server } = await openUser();
  serveHub({ [DAY]: [WITHDRAWN, ...ITEMS] });
  const arxiv = serveArxiv(() => HttpResponse.xml("<feed></feed>"));

  const { code, stdout, stderr } = await user.run(`run ${DAY} --json`);

  expect(code).toBe(0);
  expect(server.requests).toHaveLength(3);
  expect(arxiv.requests).toBe(0);
  expect(stderr).toContain("  no card 2602.00001  WITHDRAWN: The paper was withdrawn");
  expect(JSON.parse(stdout).digests).toMatchObject([{ listed: 4, ok: 3, failed: 0 }]);
  expect(readFailures(user)).toEqual(["WITHDRAWN"]);
  const markdown = readOutput(user, `daily/2026/${DAY}.md`);
  expect(markdown).toContain("> ⚠️ 카드를 만들지 않았습니다: 저자나 arXiv가 철회한 논문이라");
  expect(markdown).not.toContain("다시 시도합니다");
});

test("a paper that is withdrawn after its card was made loses it", async () => {
  const { user } = await openUser();
  const [item = {}] = ITEMS;
  serveHub({ [DAY]: ITEMS });
  await user.run(`run ${DAY}`);
  serveHub({ [DAY]: [{ ...Object(item), withdrawnAt: "2026-02-20" }, ...ITEMS.slice(1)] });

  await user.run(`run ${DAY} --refresh`);

  expect(readFailures(user)).toEqual(["WITHDRAWN"]);
});

test("a withdrawal that cannot be read takes no card away, and is told", async () => {
  const { user } = await openUser();
  const [item = {}] = ITEMS;
  serveHub({ [DAY]: [{ ...Object(item), withdrawnAt: "perhaps" }, ...ITEMS.slice(1)] });

  const { code, stderr } = await user.run(`run ${DAY}`);

  expect(code).toBe(0);
  expect(readFailures(user)).toEqual([]);
  expect(stderr).toMatch(
    /2026-\d\d-\d\d: when \d{4}\.\d{5} was withdrawn \(withdrawnAt\) cannot be read; it counts as not withdrawn\./,
  );
});

const DOWN = [
  ["429", () => new HttpResponse("slow", { status: 429 })],
  ["503", () => new HttpResponse("busy", { status: 503 })],
  ["301", () => HttpResponse.redirect("https://elsewhere.example/", 301)],
  ["no answer", () => HttpResponse.error()],
  ["HTML", () => HttpResponse.html("<html></html>")],
] as const;

test.each(DOWN)(
  "arXiv that answers %s is not told as one that has no abstract",
  async (_, answer) => {
    const { user } = await openUser();
    serveHub({ [DAY]: [placeholder(""), ...ITEMS] });
    serveArxiv(answer);

    const { code, stderr } = await user.run(`run ${DAY}`);

    expect(code).toBe(3);
    expect(stderr).toMatch(/FAILED 2602\.00002 {2}ARXIV_UNREACHABLE: .*arXiv gave no answer: GET/);
    expect(stderr).not.toContain("Neither the Hub nor arXiv");
    expect(readFailures(user)).toEqual(["ARXIV_UNREACHABLE"]);
    const markdown = readOutput(user, `daily/2026/${DAY}.md`);
    expect(markdown).toContain("arXiv도 답하지 않아 초록을 확인하지 못했습니다");
    expect(markdown).not.toContain("어디에서도 쓸 수 있는 초록을 찾지 못했습니다");
  },
);

test("where nothing listens at arXiv's address, the address is to be mended, and nobody waits for later", async () => {
  const { server } = await openUser();
  const user = makeUser(server.url, { ARXIV_ENDPOINT: "http://127.0.0.1:9" });
  serveHub({ [DAY]: [placeholder(""), ...ITEMS] });

  const { stderr } = await user.run(`run ${DAY}`);

  expect(stderr).toMatch(/\n {2}fix: .*\bcorrect ARXIV_ENDPOINT;/);
  expect(stderr).not.toContain("again later");
  expect(readDailyDigest(user, DAY).cards).toContainEqual(
    expect.objectContaining({
      failure: { code: "ARXIV_UNREACHABLE", message: expect.stringContaining("ECONNREFUSED") },
    }),
  );
});

test("what arXiv did not tell is asked for again by the next run, also of the Hub", async () => {
  const { user } = await openUser();
  serveHub({ [DAY]: [placeholder("N/A"), ...ITEMS] });
  serveArxiv(() => new HttpResponse("busy", { status: 503 }));
  await user.run(`run ${DAY}`);
  const hub = serveHub({ [DAY]: [placeholder("TBD"), ...ITEMS] });
  const arxiv = serveArxiv(() => HttpResponse.xml("<feed></feed>"));

  const { code } = await user.run("run", { now });

  expect(code).toBe(3);
  expect(hub.requests).toContain(DAY);
  expect(arxiv.requests).toBe(1);
  expect(readFailures(user)).toEqual(["NO_ABSTRACT"]);
});

test("a placeholder is no abstract: arXiv's is asked about, once, and kept with its card", async () => {
  const { user, server } = await openUser();
  const [item] = readDay(DAY).slice(3);
  const { paper } = JSON.parse(JSON.stringify(item));
  serveHub({ [DAY]: [{ paper: { ...paper, summary: "Abstract not available." } }, ...ITEMS] });
  const entry = `<entry><id>http://arxiv.org/abs/${paper.id}v1</id><summary><![CDATA[${paper.summary}]]></summary></entry>`;
  const arxiv = serveArxiv(() => HttpResponse.xml(`<feed>${entry}</feed>`));

  const first = await user.run(`run ${DAY} --json`);
  const second = await user.run(`run ${DAY} --json`);

  expect([first.code, second.code]).toEqual([0, 0]);
  expect(arxiv.requests).toBe(1);
  expect(server.requests).toHaveLength(4);
  expect(JSON.parse(second.stdout)).toMatchObject({ calls: 0, cached: 4 });
});

test("arXiv that is down spoils no card that was made from its abstract", async () => {
  const { user } = await openUser();
  const [item] = ITEMS;
  const { paper } = JSON.parse(JSON.stringify(item));
  serveHub({ [DAY]: [{ paper: { ...paper, summary: "" } }, ...ITEMS.slice(1)] });
  const entry = `<entry><id>http://arxiv.org/abs/${paper.id}v1</id><summary><![CDATA[${paper.summary}]]></summary></entry>`;
  serveArxiv(() => HttpResponse.xml(`<feed>${entry}</feed>`));
  await user.run(`run ${DAY}`);
  const before = readFileSync(join(user.folder, `output/daily/2026/${DAY}.json`), "utf8");
  serveArxiv(() => new HttpResponse("busy", { status: 503 }));

  const { code } = await user.run(`run ${DAY}`);

  expect(code).toBe(0);
  expect(readOutput(user, `daily/2026/${DAY}.json`)).toBe(before);
});

test("only what is read of a listing is kept, so that it can be read again", async () => {
  const { user } = await openUser();
  const path = join(user.folder, `cache/listings/${DAY}.json.gz`);
  const foreign = Array.from({ length: 80_000 }, () => [1]);
  const [first, ...others] = ITEMS;
  serveHub({ [DAY]: [Object.assign({ foreign }, first), ...others] });

  const runs = [await user.run(`run ${DAY}`), await user.run(`run ${DAY}`)];

  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(statSync(path).size).toBeLessThan(JSON.stringify(ITEMS).length);
});

test.each([
  ["torn", ".json", '{"date":'],
  ["too large", ".json", " ".repeat(9_000_000)],
  ["of another form", ".json", "[]"],
  ["torn, packed", ".json.gz", gzipSync("{}").subarray(0, 12)],
  ["not packed", ".json.gz", "{}"],
  ["too large, packed", ".json.gz", gzipSync(" ".repeat(9_000_000))],
  ["of another form, packed", ".json.gz", gzipSync("[]")],
])("a kept listing that is %s is fetched again with --refresh", async (_, ending, content) => {
  const { user } = await openUser();
  const path = join(user.folder, `cache/listings/${DAY}${ending}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  serveHub({ [DAY]: ITEMS });

  const without = await user.run(`run ${DAY}`);
  const refreshed = await user.run(`run ${DAY} --refresh`);
  const after = await user.run(`run ${DAY}`);

  expect([without.code, refreshed.code, after.code]).toEqual([1, 0, 0]);
  expect(without.stderr).toContain("Move it away and run again");
  expect(refreshed.stderr).toContain("The listing is fetched again.");
});

test("a day whose digest might not fit its file is refused before the first question", async () => {
  const { user, server } = await openUser();
  const summary = "We present a compact model for long document retrieval, and measure it.";
  const items = Array.from({ length: 150 }, (_, index) => ({
    paper: { id: `2602.${10_000 + index}`, title: `Paper ${index}`, summary },
  }));
  serveHub({ [DAY]: items });

  const { code, stderr } = await user.run(`run ${DAY} --top 0`);

  expect(code).toBe(1);
  expect(stderr).toContain(`STORE: ${DAY} may get a digest that is larger than the 8388608 bytes`);
  expect(stderr).toMatch(/fix: Run with --top 1[23]\d, or fewer/);
  expect(server.requests).toEqual([]);
});

test("a card that comes back after a kill is named, since a person may have taken it out meanwhile", async () => {
  const { user } = await openUser();
  serveHub({ [DAY]: ITEMS });
  const path = (ending: string) => `daily/2026/${DAY}.${ending}`;
  const read = () => readDailyDigest(user, DAY);
  await user.run(`run ${DAY} --top 2`);
  const before = read();
  const [json = "", markdown = ""] = ["json", "md"].map((end) => readOutput(user, path(end)));
  await user.run(`run ${DAY} --top 3`);
  const killed = { json, md: announceData(markdown, read(), before) };
  for (const [ending, text] of Object.entries(killed)) {
    writeFileSync(join(user.folder, "output", path(ending)), text);
  }

  const { stderr } = await user.run(`run ${DAY} --top 3`);
  const again = await user.run(`run ${DAY} --top 3`);

  const id = read().cards.find(
    (card) => !before.cards.some(({ paper }) => paper.id === card.paper.id),
  )?.paper.id;
  expect(stderr).toContain(
    `${DAY}: a run was stopped while it wrote this day, so that 1 card may be there again that you have taken out of the JSON since: ${id} (`,
  );
  expect(read().cards).toHaveLength(3);
  expect(again.stderr).not.toContain("was stopped while");
});

test("an empty weekday that no run looks at by itself says who looks again, and, once it is believed, since when and how to ask anew", async () => {
  serveHub({});
  const { user } = await openUser();
  const old = "2025-11-05"; // more than a month before the look-back window

  const first = await user.run(`backfill ${old} ${old}`);
  const second = await user.run(`backfill ${old} ${old}`);
  const third = await user.run(`backfill ${old} ${old}`);
  const anew = await user.run(`run ${old} --refresh`);

  expect(first.stderr).toContain(
    `${old}: the Hub lists nothing for this weekday; no run by itself looks at days so old, but the same command, run again, looks again before that is believed.`,
  );
  expect(second.stderr + anew.stderr).not.toMatch(/looks again|--refresh/);
  expect(third.stderr).toContain(
    `${old}: the Hub listed nothing on 2026-02-23 and at a second look, so it is not asked any more; \`papercards run ${old} --refresh\` asks it again.`,
  );
});
