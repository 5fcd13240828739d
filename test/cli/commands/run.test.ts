import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HttpResponse, http } from "msw";
import sharp from "sharp";
import { expect, test } from "vitest";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { complete, refuse } from "../../support/model-server.ts";
import { network } from "../../support/network.ts";
import { readDay, SOME_DAYS } from "../../support/recorded.ts";
import {
  makeAllCardsTwice,
  openRecordedModel,
  readDailyDigest,
  readOutput,
  snapshot,
  toShown,
} from "../../support/recorded-run.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAY = "2026-02-13";

const readDigest = (user: User) => readDailyDigest(user, DAY);

test.each(SOME_DAYS)(
  "all papers of %s become cards with one call each, and a second run changes no byte",
  makeAllCardsTwice,
);

test("folders are relative to where the user is, and so are the paths that the user is told", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const folders = { PAPERCARDS_OUTPUT_DIR: "cards", PAPERCARDS_CACHE_DIR: "kept" };
  const user = makeUser((await openRecordedModel(readDay(DAY))).url, folders);

  const { code, stdout } = await user.run(`run ${DAY} --json`);

  expect(code).toBe(0);
  expect(readdirSync(user.folder)).toEqual(["cards", "kept"]);
  const [json = ""] = JSON.parse(stdout).digests[0].files;
  expect(json).toBe(`cards/daily/2026/${DAY}.json`);
  expect(existsSync(join(user.folder, json))).toBe(true);
});

test("a day takes the first five papers by upvotes, and says where it is", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const server = await openRecordedModel(readDay(DAY));
  const user = makeUser(server.url);

  const { code, stdout, stderr } = await user.run(`run ${DAY}`);

  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(readDigest(user).cards.map((card) => card.paper.upvotes)).toEqual([165, 73, 52, 48, 41]);
  expect(stderr).toContain(`${DAY}: 5 of 39 papers as cards, settled -> `);
  expect(readOutput(user, "README.md")).toContain(`(daily/2026/${DAY}.md)`);
});

test("a torn digest of another day hides neither what was written nor that the index was not", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser((await openRecordedModel(readDay(DAY))).url);
  const torn = join(user.folder, "output/daily/2026/2026-01-05.json");
  mkdirSync(dirname(torn), { recursive: true });
  writeFileSync(torn, "{");

  const { code, stdout, stderr } = await user.run(`run ${DAY} --json`);

  expect(code).toBe(3);
  expect(stderr).toContain(`${DAY}: 5 of 39 papers as cards, settled -> `);
  expect(stderr).toMatch(/^\d+ calls .*\nSTORE: .*2026-01-05\.json is truncated/m);
  expect(JSON.parse(stdout).digests).toHaveLength(1);
});

test("the JSON of a run has the keys of the contract, in its order", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser((await openRecordedModel(readDay(DAY))).url);

  const { stdout } = await user.run(`run ${DAY} --json --quiet`);

  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual([
    ...["digests", "calls", "cached", "reasked", "retried", "tokens", "costUsd", "wallMs"],
  ]);
  expect(report.digests[0].files).toEqual(
    ["json", "md"].map((ending) => join(user.folder, `output/daily/2026/${DAY}.${ending}`)),
  );
});

test("a dry run prints the digest and writes nothing below the output folder; publishing costs nothing", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const server = await openRecordedModel(readDay(DAY));
  const user = makeUser(server.url);

  const dry = await user.run(`run ${DAY} --dry-run`);
  const foldersAfterDryRun = readdirSync(user.folder);
  const published = await user.run(`run ${DAY} --json`);

  expect(foldersAfterDryRun).toEqual(["cache"]);
  expect(JSON.parse(published.stdout)).toMatchObject({ calls: 0, cached: 5 });
  expect(dry.stdout).toBe(toShown(readOutput(user, `daily/2026/${DAY}.md`)));
});

test("thumbnails are stored beside the digests, and one that cannot be had fails no card", async () => {
  const items = readDay(DAY);
  serveHub({ [DAY]: items });
  const picture = await sharp({
    create: { width: 1200, height: 648, channels: 3, background: "#336699" },
  })
    .png()
    .toBuffer();
  network.use(
    http.get("https://cdn-thumbnails.huggingface.co/*", ({ request }) =>
      request.url.includes("2602.12036")
        ? new HttpResponse(null, { status: 404 })
        : new HttpResponse(new Uint8Array(picture), { headers: { "content-type": "image/png" } }),
    ),
  );
  const user = makeUser((await openRecordedModel(items)).url, { PAPERCARDS_IMAGES: "download" });

  const { code } = await user.run(`run ${DAY} --top 2`);

  const markdown = readOutput(user, `daily/2026/${DAY}.md`);
  expect(code).toBe(0);
  expect(readdirSync(join(user.folder, "output/images"))).toEqual(["2602.09877.webp"]);
  expect(markdown.match(/^!\[Thumbnail\].*$/gm)).toEqual([
    "![Thumbnail](../../images/2602.09877.webp)",
  ]);
});

test("a flag changes the choices of a digest that is there, a smaller one with --redraft alone, and a variable does not", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser((await openRecordedModel(readDay(DAY))).url, { PAPERCARDS_TOP: "1" });
  const count = async (command: string) => {
    const { stdout } = await user.run(`${command} --json`);
    return JSON.parse(stdout).digests[0].ok;
  };

  expect(await count(`run ${DAY} --top 3`)).toBe(3);
  expect(await count(`run ${DAY}`)).toBe(3);
  expect(await count(`backfill ${DAY} ${DAY}`)).toBe(3);
  expect(await count(`backfill ${DAY} ${DAY} --top 1`)).toBe(3);
  expect(await count(`backfill ${DAY} ${DAY} --top 1 --redraft`)).toBe(1);
});

test("render after a run changes no byte, brings back Markdown that is gone, and never writes over an edit", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser((await openRecordedModel(readDay(DAY))).url);
  await user.run(`run ${DAY}`);
  const before = snapshot(user.folder);

  const same = await user.run("render");
  expect(snapshot(user.folder)).toEqual(before);
  const document = join(user.folder, `output/daily/2026/${DAY}.md`);
  rmSync(document);
  await user.run("render");
  expect(snapshot(user.folder)[`output/daily/2026/${DAY}.md`]).toContain(
    readOutput(user, `daily/2026/${DAY}.md`),
  );

  writeFileSync(document, "changed by hand");
  const kept = await user.run("render");

  expect(same.code).toBe(0);
  expect(kept.code).toBe(3);
  expect(kept.stderr).toMatch(
    /STORE: .*2026-02-13\.md was edited by hand, and that cannot be taken over/,
  );
  expect(readFileSync(document, "utf8")).toBe("changed by hand");
});

test("what a person writes into a document is taken over by render and by the next run, and asks nothing", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser((await openRecordedModel(readDay(DAY))).url);
  await user.run(`run ${DAY}`);
  const document = join(user.folder, `output/daily/2026/${DAY}.md`);
  const { draft } = readDailyDigest(user, DAY).cards[0] ?? expect.fail();
  const edit = (from: string, to: string) =>
    writeFileSync(document, readFileSync(document, "utf8").replace(from, to));

  edit(draft?.developerView ?? "", "사람이 고친 문장입니다.");
  const run = await user.run(`run ${DAY} --json`);
  const afterRun = readDailyDigest(user, DAY).cards[0];
  edit(draft?.uncertainty ?? "", "사람이 고친 메모입니다.");
  const render = await user.run("render");
  const afterRender = readDailyDigest(user, DAY).cards[0];

  expect(JSON.parse(run.stdout)).toMatchObject({ calls: 0 });
  expect(afterRun).toMatchObject({
    draft: { developerView: "사람이 고친 문장입니다." },
    provenance: { edited: ["developerView"] },
  });
  expect(render.code).toBe(0);
  expect(afterRender).toMatchObject({ provenance: { edited: ["developerView", "uncertainty"] } });
  expect(readFileSync(document, "utf8")).toContain("사람이 고친 메모입니다.");
});

test("a day without papers writes no digest, and is remembered once it is settled", async () => {
  const hub = serveHub({});
  const user = makeUser();

  const first = await user.run("run 2026-02-14 --json");
  await user.run("run 2026-02-14 --json");

  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout).digests).toMatchObject([{ status: "empty", files: [] }]);
  expect(hub.requests).toEqual(["2026-02-14"]);
});

test("a provisional digest says so, and is settled by a later run that pays for new papers only", async () => {
  const items = readDay(DAY);
  const server = await openRecordedModel(items);
  const user = makeUser(server.url, { PAPERCARDS_TOP: "0" });

  serveHub({ [DAY]: items.slice(0, 10) });
  await user.run(`run ${DAY}`, { now: () => new Date("2026-02-13T09:00:00Z") });
  const provisional = readOutput(user, `daily/2026/${DAY}.md`);
  serveHub({ [DAY]: items });
  const settled = await user.run("run --json", { now: () => new Date("2026-02-14T03:00:00Z") });

  expect(provisional).toContain("잠정판");
  expect(readDigest(user).status).toBe("settled");
  expect(readOutput(user, `daily/2026/${DAY}.md`)).not.toContain("잠정판");
  expect(JSON.parse(settled.stdout)).toMatchObject({ calls: items.length - 10 });
});

test("a run without a date makes the open days of the look-back window, oldest first, and in the end nothing", async () => {
  const items = readDay(DAY);
  const hub = serveHub({ [DAY]: items, "2026-02-11": items });
  const user = makeUser((await openRecordedModel(items)).url, { PAPERCARDS_TOP: "1" });
  const now = () => new Date("2026-02-16T12:00:00Z");

  const first = await user.run("run --json", { now });
  hub.requests.length = 0;
  const second = await user.run("run --json", { now });
  const secondLook = [...hub.requests];
  hub.requests.length = 0;
  await user.run("run --json", { now });

  const made = JSON.parse(first.stdout).digests.filter(
    (digest: { status: string }) => digest.status === "settled",
  );
  expect(made.map((digest: { date: string }) => digest.date)).toEqual(["2026-02-11", DAY]);
  expect(first.code).toBe(0);
  expect(secondLook).toEqual(["2026-02-09", "2026-02-10", "2026-02-12", "2026-02-16"]);
  expect(hub.requests).toEqual(["2026-02-16"]);
  expect(JSON.parse(second.stdout)).toMatchObject({ calls: 0 });
});

test("a paper that failed says so on its card and in the exit code, and the next run tries it again", async () => {
  const items = readDay(DAY);
  serveHub({ [DAY]: items });
  let isBroken = true;
  const server = await openRecordedModel(items, ({ index }) =>
    isBroken && index === 1 ? { body: complete("I cannot say.") } : {},
  );
  const user = makeUser(server.url);

  const first = await user.run(`run ${DAY}`);
  const failed = readOutput(user, `daily/2026/${DAY}.md`);
  isBroken = false;
  const second = await user.run(`run --json`, { now: () => new Date("2026-02-16T12:00:00Z") });

  expect(first.code).toBe(3);
  expect(first.stderr).toMatch(/FAILED 2602\.12036 {2}BAD_ANSWER/);
  expect(failed).toContain("**도입 난이도**: — | **신뢰도**: —");
  expect(failed).toContain("> ⚠️ 카드를 만들지 못했습니다: 모델의 답이 카드의 형식에");
  expect(JSON.parse(second.stdout)).toMatchObject({ calls: 1, cached: 4 });
  expect(second.code).toBe(0);
});

test("a failure never replaces a card that is already there", async () => {
  const items = readDay(DAY);
  serveHub({ [DAY]: items });
  let isBroken = false;
  const server = await openRecordedModel(items, ({ index }) =>
    isBroken && index === 1 ? { body: complete("I cannot say.") } : {},
  );
  const user = makeUser(server.url);
  await user.run(`run ${DAY}`);
  isBroken = true;

  await user.run(`run ${DAY} --model another-model --redraft`);

  const { cards } = readDigest(user);
  expect(cards.map((card) => card.status)).toEqual(["ok", "ok", "ok", "ok", "ok"]);
  expect(cards.map((card) => card.provenance?.model)).toEqual([
    "another-model",
    "test-model",
    ...Array.from({ length: 3 }, () => "another-model"),
  ]);
});

test.each([
  [
    "a rejected key",
    401,
    refuse("Incorrect API key provided: sk-test-1234567890.", "invalid_api_key"),
  ],
  ["an unknown model", 404, refuse("The model `test-model` does not exist", "model_not_found")],
  ["no quota", 429, refuse("You exceeded your current quota", "insufficient_quota")],
])(
  "%s ends the run with its reason, writes nothing and never shows the key",
  async (_name, status, body) => {
    const items = readDay(DAY);
    serveHub({ [DAY]: items });
    const server = await openRecordedModel(items, () => ({ status, body }));
    const user = makeUser(server.url);

    const { code, stdout, stderr } = await user.run(`run ${DAY} --top 0 --concurrency 4`);

    expect(code).toBe(1);
    expect(stderr).toMatch(/MODEL: .+\n {2}fix: .+\./);
    expect(server.requests.length).toBeLessThanOrEqual(4);
    expect(stdout + stderr).not.toContain("sk-test");
    expect(readdirSync(user.folder)).toEqual(["cache"]);
  },
);

test("without a key nothing is asked, and the error names the variable", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const user = makeUser("https://api.openai.com/v1", { OPENAI_API_KEY: "" });

  const { code, stderr } = await user.run(`run ${DAY}`);

  expect(code).toBe(2);
  expect(stderr).toMatch(/^SETTINGS: .*OPENAI_API_KEY.*\n {2}fix: .+/m);
});

test("a paper without an abstract anywhere is never asked about, and its card says why", async () => {
  const [first, second] = [
    { paper: { id: "2602.00001", title: "Empty", upvotes: 9 } },
    ...readDay(DAY),
  ];
  serveHub({ [DAY]: [first, second] });
  network.use(
    http.get("https://export.arxiv.org/api/query", () => HttpResponse.xml("<feed></feed>")),
  );
  const server = await openRecordedModel([second]);
  const user = makeUser(server.url);

  const { code } = await user.run(`run ${DAY} --top 0`);

  expect(code).toBe(3);
  expect(server.requests).toHaveLength(1);
  expect(readOutput(user, `daily/2026/${DAY}.md`)).toContain(
    "어디에서도 쓸 수 있는 초록을 찾지 못했습니다",
  );
});

test("a hostile title stays text in the digest, and leaves the index alone", async () => {
  const [item] = readDay(DAY);
  const hostile = { paper: { ...paperOf(item), title: HOSTILE_TITLE, upvotes: 999 } };
  serveHub({ [DAY]: [hostile] });
  const user = makeUser((await openRecordedModel([hostile])).url);

  const { code } = await user.run(`run ${DAY}`);

  expect(code).toBe(0);
  const written = "\\](javascript:alert(1)) \\<img src=x onerror=alert(1)>";
  expect(readOutput(user, `daily/2026/${DAY}.md`)).toContain(written);
  for (const name of [`daily/2026/${DAY}.md`, "README.md"]) {
    expect(readOutput(user, name)).not.toMatch(/^# Owned|@everyone/m);
  }
});

test("a stopped run exits with 130, writes no digest, and the next run pays only for the rest", async () => {
  const items = readDay(DAY);
  serveHub({ [DAY]: items });
  const stop = new AbortController();
  const server = await openRecordedModel(items, ({ index }) => {
    if (index === 6) stop.abort();
    return {};
  });
  const user = makeUser(server.url);

  const stopped = await user.run(`run ${DAY} --top 10 --concurrency 2`, { signal: stop.signal });
  const asked = server.requests.length;
  const resumed = await user.run(`run ${DAY} --top 10 --json`);

  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toContain("INTERRUPTED");
  expect(JSON.parse(resumed.stdout).calls).toBeLessThanOrEqual(10 - asked + 2);
  expect(resumed.code).toBe(0);
});

function paperOf(item: unknown): object {
  const paper = item !== null && typeof item === "object" && "paper" in item ? item.paper : null;
  return paper !== null && typeof paper === "object" ? paper : {};
}

test("a run names the days that have left its look-back window unmade, with the command that makes them", async () => {
  serveHub({ "2026-02-12": readDay(DAY), [DAY]: readDay(DAY) });
  const user = makeUser((await openRecordedModel(readDay(DAY))).url, { PAPERCARDS_TOP: "1" });
  await user.run("run 2026-02-12"); // eleven days ago

  const open = await user.run("run");
  const one = await user.run(`run ${DAY} --dry-run`);
  await user.run(`run ${DAY}`);
  const filled = await user.run("run");

  expect(open.stderr).toContain(
    "2026-02-13 is older than the look-back window and not in the archive; run `papercards backfill 2026-02-13 2026-02-13`.",
  );
  expect(one.stderr + filled.stderr).not.toContain("look-back window and not");
});

test("a day of a hole that had no papers when it was made by hand gets its second look by the next run, and is told no more", async () => {
  serveHub({ "2026-02-12": readDay(DAY) }); // and nothing on the day after it
  const user = makeUser((await openRecordedModel(readDay(DAY))).url, { PAPERCARDS_TOP: "1" });
  await user.run("run 2026-02-12"); // eleven days ago

  const told = await user.run("run");
  await user.run("backfill 2026-02-13 2026-02-13");
  const next = await user.run("run");
  const last = await user.run("run");

  expect(told.stderr).toContain("run `papercards backfill 2026-02-13 2026-02-13`.");
  expect(next.stderr + last.stderr).not.toContain("look-back window and not");
  expect(last.stderr).not.toContain("2026-02-13");
});

test.each([
  ["the setting", { PAPERCARDS_INTERESTS: "audio" }, ""],
  [
    "the flag, which beats the setting",
    { PAPERCARDS_INTERESTS: "zeppelins" },
    " --interests audio",
  ],
])("papers of interest come first by %s", async (_, environment, flag) => {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openRecordedModel(readDay(DAY));
  const user = makeUser(url, environment);

  const { code } = await user.run(`run ${DAY} --top 1${flag}`);

  const { interests, cards } = readDigest(user);
  expect([code, interests]).toEqual([0, ["audio"]]);
  expect(`${cards[0]?.paper.title} ${cards[0]?.paper.abstract}`).toMatch(/\baudio\b/i);
});
