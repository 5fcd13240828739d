import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HttpResponse, http } from "msw";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import { parseListing } from "../../src/core/paper/listing.ts";
import { complete, type ModelScript, openModelServer, refuse } from "../support/model-server.ts";
import { network } from "../support/network.ts";
import { makeDraftFrom } from "../support/papers.ts";
import { listOn, readDay } from "../support/recorded.ts";
import { toShown } from "../support/recorded-run.ts";
import { askModel, comeIn, openReview, type Reviewer } from "../support/review-page.ts";
import { makeUser, serveHub, type User } from "../support/world.ts";

const DAY = "2026-02-13";
const ID = "2602.12036";
const CARD = `/cards/${ID}`;
const EDIT = { path: "oneLine", text: "사람이 고친 한 줄입니다." };

const pathOf = ({ folder }: User, type: string) => join(folder, `output/daily/2026/${DAY}.${type}`);
const readMarkdown = (user: User) => readFileSync(pathOf(user, "md"), "utf8");
const readCards = (user: User) =>
  DailyDigest.parse(JSON.parse(readFileSync(pathOf(user, "json"), "utf8"))).cards;
const readCard = (user: User, id = ID) => readCards(user).find(({ paper }) => paper.id === id);

/** A model that knows the bundled day; every answer is a good draft unless the script says otherwise. */
async function openModel(script: ModelScript = () => ({})) {
  const server = await openModelServer(parseListing(readDay(DAY)).papers, (request) => ({
    body: complete(JSON.stringify(makeDraftFrom(request.paper))),
    ...script(request),
  }));
  onTestFinished(server.close);
  return server;
}

/** A user with the bundled day published, and a reviewer who looks at it. */
async function reviewBundledDay(user = makeUser()): Promise<{ user: User; reviewer: Reviewer }> {
  await user.run("demo");
  return { user, reviewer: await comeIn(await openReview(user)) };
}

test("an edit outlives the page, and nothing is written before it is published", async () => {
  const user = makeUser();
  await user.run("demo");
  const before = readMarkdown(user);
  const opened = await openReview(user);
  await (await comeIn(opened)).act(`${CARD}/edit`, EDIT);
  const code = await opened.stop();
  const between = readMarkdown(user);

  const reviewer = await comeIn(await openReview(user));
  const shown = await reviewer.get(CARD);
  const published = await reviewer.act("/publish", {});

  expect({ code, between }).toEqual({ code: 0, between: before });
  expect(shown.text).toContain(EDIT.text);
  expect(JSON.parse(published.text).files).toHaveLength(3);
  expect(readMarkdown(user)).toContain(EDIT.text);
  expect(readCard(user)?.provenance?.edited).toEqual(["oneLine"]);
});

test("an edited card survives rendering, the demo and a run with another model", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openModel();
  const { user, reviewer } = await reviewBundledDay(makeUser(url));
  await reviewer.act(`${CARD}/edit`, EDIT);
  await reviewer.act(`${CARD}/edit`, { path: "actions[1]", text: "사람이 고친 두 번째 액션 기록" });
  await reviewer.act("/publish", {});
  const edited = readCard(user)?.draft;

  for (const command of ["render", "demo", `run ${DAY} --redraft`, `backfill ${DAY} ${DAY}`]) {
    await user.run(command);
    expect({ command, draft: readCard(user)?.draft }).toEqual({ command, draft: edited });
  }
  expect(readCard(user)?.provenance?.edited).toEqual(["oneLine", "actions[1]"]);
  expect(readCards(user)[0]?.provenance?.model).toBe("test-model");
});

test("a hidden card is left out and stays hidden until it is shown again", async () => {
  const { user, reviewer } = await reviewBundledDay();
  await reviewer.act(`${CARD}/decide`, { decision: "hidden" });
  await reviewer.act("/publish", {});
  const hidden = readMarkdown(user);
  await user.run("demo");
  const later = readMarkdown(user);
  const index = readFileSync(join(user.folder, "output/README.md"), "utf8");
  await reviewer.act(`${CARD}/decide`, { decision: "open" });
  await reviewer.act("/publish", {});

  expect(toShown(hidden)).not.toContain(ID);
  expect(hidden.match(/^## \d+/gm)).toEqual(["## 1", "## 2", "## 3", "## 4"]);
  expect(later).toBe(hidden);
  expect(index).toContain("(카드 4장)");
  expect(readMarkdown(user)).toContain(ID);
});

test("the cards of a dry run are published without another question", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const server = await openModel();
  const user = makeUser(server.url);
  const dry = await user.run(`run ${DAY} --dry-run`);
  const reviewer = await comeIn(await openReview(user));
  const isWritten = existsSync(pathOf(user, "json"));

  await reviewer.act("/publish", {});

  expect(isWritten).toBe(false);
  expect(toShown(readMarkdown(user))).toBe(dry.stdout);
  expect(server.requests).toHaveLength(5);
});

test("pictures are shown before there is a digest, and stored with it", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const create = { width: 8, height: 8, channels: 3, background: "#456" } as const;
  const picture = await sharp({ create }).png().toBuffer();
  network.use(
    http.get("https://cdn-thumbnails.huggingface.co/*", () =>
      HttpResponse.arrayBuffer(Uint8Array.from(picture).buffer, {
        headers: { "content-type": "image/png" },
      }),
    ),
  );
  const { url } = await openModel();
  const user = makeUser(url, { PAPERCARDS_IMAGES: "download" });
  await user.run(`run ${DAY} --dry-run`);
  const reviewer = await comeIn(await openReview(user));
  const shown = await reviewer.get(`/images/${ID}`);
  const preview = await reviewer.get("/publish");
  const stored = join(user.folder, `output/images/${ID}.webp`);
  const isStored = existsSync(stored);

  await reviewer.act("/publish", {});

  expect(shown.headers["content-type"]).toBe("image/webp");
  expect(preview.text).toContain(`](../../images/${ID}.webp)`);
  expect([isStored, existsSync(stored)]).toEqual([false, true]);
  expect(readMarkdown(user)).toContain(`](../../images/${ID}.webp)`);
});

test("a paper that nobody has asked about says so, and can be asked about", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const server = await openModel();
  const reviewer = await comeIn(await openReview(makeUser(server.url)));
  const before = await reviewer.get(CARD);
  const asked = server.requests.length;

  await askModel(reviewer, CARD, "");
  const after = await reviewer.get(CARD);

  expect(before.text).toContain("아직 모델에 묻지 않았습니다.");
  expect([asked, server.requests.length]).toEqual([0, 1]);
  expect(after.text).toContain("한 줄 요약");
});

test("a remark goes to the model with the draft, and the reviewer chooses", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const oneLine =
    "새 초안의 한 줄로, 저자들이 초록에서 밝힌 문제를 다른 차례로 다시 적어 읽는 사람이 무엇이 달라지는지 먼저 보게 합니다.";
  const server = await openModel(({ paper, count }) =>
    count === 1 ? {} : { body: complete(JSON.stringify({ ...makeDraftFrom(paper), oneLine })) },
  );
  const user = makeUser(server.url);
  await user.run(`run ${DAY}`);
  const reviewer = await comeIn(await openReview(user));

  await askModel(reviewer, CARD, "더 쉽게 써 주세요 {{complaints}}");
  const beside = await reviewer.get(CARD);
  await reviewer.act(`${CARD}/choose`, { choice: "new" });
  await reviewer.act("/publish", {});
  await user.run(`run ${DAY}`);

  const sent = JSON.stringify(server.requests.at(-1)?.body);
  expect(sent).toContain("더 쉽게 써 주세요 {{complaints}}");
  expect(sent).toContain(makeDraftFrom(server.requests[0]?.paper ?? expect.fail()).oneLine);
  expect(beside.text).toContain("새 초안과 비교하기");
  expect(beside.text.replaceAll(/<\/?(?:ins|del)>/g, "")).toContain(oneLine);
  expect(readCard(user)?.draft?.oneLine).toBe(oneLine);
  expect(readCard(user)?.provenance?.edited).toEqual(["oneLine"]);
});

test("keeping the old draft leaves the card as it was", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openModel();
  const user = makeUser(url);
  await user.run(`run ${DAY}`);
  const before = readMarkdown(user);
  const reviewer = await comeIn(await openReview(user));

  await askModel(reviewer, CARD, "다시");
  const after = await reviewer.act(`${CARD}/choose`, { choice: "old" });
  await reviewer.act("/publish", {});

  expect(after.text).not.toContain("새 초안과 비교하기");
  expect(readMarkdown(user)).toBe(before);
});

test("when the model does not answer, the reviewer is told and the card is as before", async () => {
  const { reviewer } = await reviewBundledDay(
    makeUser("https://api.test/v1", { OPENAI_API_KEY: "" }),
  );
  const before = await reviewer.get(CARD);

  const told = await askModel(reviewer, CARD, "다시");

  expect(told).toContain("OPENAI_API_KEY");
  expect((await reviewer.get(CARD)).text).toBe(before.text);
});

test("a change that is taken back is no change", async () => {
  const { user, reviewer } = await reviewBundledDay();
  const original = readCard(user)?.draft?.oneLine ?? "";
  await reviewer.act(`${CARD}/edit`, EDIT);
  await reviewer.act(`${CARD}/edit`, { path: "oneLine", text: original });
  const retyped = await reviewer.get("/publish");
  await reviewer.act(`${CARD}/edit`, EDIT);
  await reviewer.act(`${CARD}/revert`, {});

  expect(retyped.text).toContain("새로 쓸 것이 없습니다");
  expect((await reviewer.get("/publish")).text).toContain("새로 쓸 것이 없습니다");
});

test("a second process on the same day is told, and sees what the first has published", async () => {
  const { user, reviewer: first } = await reviewBundledDay();
  const second = await comeIn(await openReview(user));
  const seen = await second.revision();
  await first.act(`${CARD}/edit`, EDIT);
  await first.act("/publish", {});

  const late = await second.act(`${CARD}/edit`, { path: "oneLine", text: "늦은 글" }, seen);
  const shown = await second.get(CARD);

  expect(late.status).toBe(409);
  expect(shown.text).toContain(EDIT.text);
  expect(shown.text).toContain("사람이 고친 칸");
});

test("of two processes that save different cards at the same moment both are kept", async () => {
  const { user, reviewer: first } = await reviewBundledDay();
  const second = await comeIn(await openReview(user));
  const ids = readCards(user).map(({ paper }) => paper.id);

  for (let round = 0; round < 10; round += 1) {
    const texts = [`첫 사람이 쓴 글 ${round}`, `둘째 사람이 쓴 글 ${round}`];
    const seen = await first.revision();
    const saved = await Promise.all(
      [first, second].map((one, index) =>
        one.act(`/cards/${ids[index]}/edit`, { path: "oneLine", text: texts[index] }, seen),
      ),
    );
    const cards = await Promise.all(ids.slice(0, 2).map((id) => first.get(`/cards/${id}`)));
    expect(saved.map(({ status }) => status)).toEqual([200, 200]);
    expect(cards.map(({ text }, index) => text.includes(texts[index] ?? ""))).toEqual([true, true]);
  }
});

test("of two processes that save one card at the same moment one is told, with the other's text", async () => {
  const { user, reviewer: first } = await reviewBundledDay();
  const second = await comeIn(await openReview(user));
  const texts = ["첫 사람이 쓴 글입니다.", "둘째 사람이 쓴 글입니다."];

  const saved = await Promise.all(
    [first, second].map((one, index) =>
      one.act(`${CARD}/edit`, { path: "oneLine", text: texts[index] }, 0),
    ),
  );

  const [kept, told] = saved[0]?.status === 200 ? [0, 1] : [1, 0];
  expect(saved[told]?.status).toBe(409);
  expect(JSON.parse(saved[told]?.text ?? "")).toMatchObject({
    code: "CONFLICT",
    current: texts[kept],
  });
  expect((await second.get(CARD)).text).toContain(texts[kept]);
});

test("a publication is refused after any change that its reviewer has not seen, and loses none", async () => {
  const { user, reviewer: first } = await reviewBundledDay();
  const second = await comeIn(await openReview(user));
  const other = readCards(user).at(-1)?.paper.id;
  await first.act(`${CARD}/edit`, EDIT);
  const seen = await first.revision();
  await second.act(`/cards/${other}/decide`, { decision: "hidden" });

  const early = await first.act("/publish", {}, seen);
  const late = await first.act("/publish", {});

  expect([early.status, late.status]).toEqual([409, 200]);
  expect(readCard(user)?.draft?.oneLine).toBe(EDIT.text);
  expect(readCard(user, other)?.hidden).toBe(true);
});

test.each(["md", "json"])(
  "a sentence that somebody mends in the .%s meanwhile is shown before a reviewer's own replaces it",
  async (ending) => {
    const { user, reviewer } = await reviewBundledDay();
    const before = readCard(user)?.draft?.oneLine ?? expect.fail();
    await reviewer.act(`${CARD}/edit`, EDIT);
    const seen = await reviewer.revision();
    const file = join(user.folder, `output/daily/2026/${DAY}.${ending}`);
    const mended = `${before} 동료가 덧붙인 말입니다.`;
    writeFileSync(file, readFileSync(file, "utf8").replace(before, mended));

    const first = await reviewer.act("/publish", {}, seen);
    const preview = await reviewer.get("/publish");
    const second = await reviewer.act("/publish", {});

    expect([first.status, second.status]).toEqual([409, 200]);
    expect(JSON.parse(first.text).message).toContain("그 사이에 실행이나 다른 사람이");
    expect(preview.text.replaceAll(/<[^>]+>/g, "")).toContain("동료가 덧붙인 말");
    expect(readCard(user)?.draft?.oneLine).toBe(EDIT.text);
  },
);

test("a digest that a run has written since is looked at again before it is replaced", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openModel();
  const { user, reviewer } = await reviewBundledDay(makeUser(url));
  await reviewer.act(`${CARD}/edit`, EDIT);
  const seen = await reviewer.revision();
  await user.run(`run ${DAY} --redraft`);

  const first = await reviewer.act("/publish", {}, seen);
  const shown = await reviewer.get(CARD);
  const second = await reviewer.act("/publish", {});

  expect([first.status, second.status]).toEqual([409, 200]);
  expect(JSON.parse(first.text).message).toContain("이 날의 카드를 새로 썼습니다");
  expect(shown.text).toContain(EDIT.text);
  expect(readCards(user).map((card) => card.provenance?.model)).toContain("test-model");
  expect(readCard(user)?.draft?.oneLine).toBe(EDIT.text);
});

test.each([
  ["accepts", "decide", { decision: "accepted" }],
  ["hides", "decide", { decision: "hidden" }],
  ["edits", "edit", EDIT],
])("a page that shows a text which a run has replaced %s nothing", async (_, act, body) => {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openModel();
  const { user, reviewer } = await reviewBundledDay(makeUser(url));
  const seen = await reviewer.revision();
  await user.run(`run ${DAY} --redraft`);

  const stale = await reviewer.act(`${CARD}/${act}`, body, seen);
  const again = await reviewer.act(`${CARD}/${act}`, body);

  expect([stale.status, again.status]).toEqual([409, 200]);
  expect(JSON.parse(stale.text).message).toContain("이 날의 카드를 새로 썼습니다");
});

test("a text that nobody has seen is not accepted, whichever process accepted the one before", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openModel();
  const { user, reviewer } = await reviewBundledDay(makeUser(url));
  const other = readCards(user).at(-1)?.paper.id ?? "";
  await reviewer.act(`${CARD}/decide`, { decision: "accepted" });
  await reviewer.act(`/cards/${other}/edit`, EDIT);
  await reviewer.act(`/cards/${other}/decide`, { decision: "accepted" });
  const readDecisions = () => {
    const { cards } = JSON.parse(
      readFileSync(join(user.folder, `cache/reviews/${DAY}.json`), "utf8"),
    );
    return [ID, other].map((id) => cards[id]?.accepted);
  };
  const before = readDecisions();
  await user.run(`run ${DAY} --redraft`);

  const late = await comeIn(await openReview(user));
  await late.get("/");
  const between = readDecisions();
  await late.act(`${CARD}/decide`, { decision: "accepted" });
  await reviewer.get("/");

  expect({ before, between, after: readDecisions() }).toEqual({
    ...{ before: [true, true], between: [false, true], after: [true, true] },
  });
});

test("a week is reviewed as its days together, and each change goes to its own day", async () => {
  const [first, last] = [DAY, "2026-02-12"];
  const items = readDay(DAY);
  serveHub({ [first]: items.slice(0, 3), [last]: items.slice(2, 6) });
  const { url } = await openModel();
  const user = makeUser(url);
  await user.run(`run ${first} --dry-run`);
  await user.run(`run ${last} --dry-run`);
  const reviewer = await comeIn(await openReview(user, "2026-W07"));
  const page = (await reviewer.get("/publish")).text;
  const ids = [...new Set(page.match(/(?<=\/cards\/)[\d.]+/g))];
  const later = parseListing(items.slice(3, 6)).papers[0]?.id ?? "";

  const edited = await reviewer.act(`/cards/${later}/edit`, EDIT);
  const other = { ...EDIT, text: "다른 창에서 쓴 글입니다." };
  const stale = await reviewer.act(`/cards/${later}/edit`, other, 0);
  const { files } = JSON.parse((await reviewer.act("/publish", {})).text);

  expect([edited.status, stale.status]).toEqual([200, 409]);
  expect(ids).toHaveLength(6);
  expect(files).toHaveLength(5);
  expect(readFileSync(join(user.folder, `output/daily/2026/${last}.md`), "utf8")).toContain(
    EDIT.text,
  );
  expect(readMarkdown(user)).not.toContain(EDIT.text);
});

test("the list names the days that have something to look at, and no other", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openModel();
  const user = makeUser(url);
  const nothing = await user.run("review --list");
  await user.run(`run ${DAY} --dry-run`);
  const dry = await user.run("review --list");
  const { user: other, reviewer } = await reviewBundledDay();
  const clean = await other.run("review --list");
  await reviewer.act(`${CARD}/edit`, { path: "oneLine", text: "정확도가 99.9% 오릅니다." });
  const changed = await other.run("review --list");

  expect([nothing, clean]).toMatchObject([
    { code: 0, stdout: "" },
    { code: 0, stdout: "" },
  ]);
  expect(dry.stdout).toMatch(/^2026-02-13 {2}not published {2}5 of 5 cards to look at/);
  expect(changed.stdout).toMatch(/^2026-02-13 {2}published .*1 changed and not published\n$/);
});

test("the list shows one day or the days of a week, and first those with errors", async () => {
  serveHub({ [DAY]: readDay(DAY), "2026-02-16": listOn("2026-02-16", readDay(DAY)) });
  const good = await openModel();
  const user = makeUser(good.url);
  await user.run(`run ${DAY} --top 2 --dry-run`);
  await user.run("run 2026-02-16 --top 2 --dry-run");
  const all = await user.run("review --list");
  const week = await user.run("review 2026-W07 --list");
  const day = await user.run("review 2026-02-16 --list");
  const none = await user.run("review 2026-02-17 --list");
  const future = await user.run("review 2030-01-01 --list");

  const namesOf = ({ stdout }: { stdout: string }) => stdout.match(/^\d{4}-\d\d-\d\d/gm);
  expect(namesOf(all)).toEqual(["2026-02-16", DAY]);
  expect(namesOf(week)).toEqual([DAY]);
  expect(namesOf(day)).toEqual(["2026-02-16"]);
  expect(none).toMatchObject({ code: 2, stdout: "" });
  expect(none.stderr).toBe(
    "USAGE: There is nothing of 2026-02-17 yet.\n  fix: `papercards run 2026-02-17` makes it.\n",
  );
  expect(future.stderr).toContain("2030-01-01 has not begun");
});

test("a torn review is named and leaves the other days in the list", async () => {
  serveHub({ [DAY]: readDay(DAY), "2026-02-16": readDay("2026-02-16") });
  const { url } = await openModel();
  const user = makeUser(url);
  await user.run(`run ${DAY} --top 2 --dry-run`);
  await user.run("batch export questions.jsonl 2026-02-16");
  const torn = join(user.folder, "cache/reviews/2026-02-16.json");
  mkdirSync(dirname(torn), { recursive: true });
  writeFileSync(torn, '{"formatVersion":1,"car');

  const { code, stdout, stderr } = await user.run("review --list");

  expect(code, stderr).toBe(3);
  expect(stdout).toMatch(/^2026-02-13 .*\n$/);
  expect(stderr).toContain("reviews/2026-02-16.json is truncated");
  expect(stderr).toContain("it holds decisions and edits of reviewers");
});

test.each([
  [402, "Insufficient balance."],
  [401, "Incorrect API key provided."],
])(
  "a refusal with status %i that has passed is not told again: each question of a reviewer is a new try",
  async (status, said) => {
    let isOpen = false;
    const server = await openModel(() => (isOpen ? {} : { status, body: refuse(said) }));
    const { reviewer } = await reviewBundledDay(makeUser(server.url));
    const refused = await askModel(reviewer, CARD, "더 쉽게");
    isOpen = true;

    const answered = await askModel(reviewer, CARD, "더 쉽게");

    expect(refused).toContain("답을 받지 못함");
    expect(answered).toContain("답이 왔음");
    expect(server.requests).toHaveLength(2);
  },
);
