import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DailyDigest } from "../../../src/core/digest/digest.ts";
import { hashText } from "../../../src/core/hash.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { complete, openModelServer } from "../../support/model-server.ts";
import { makeDraftFrom } from "../../support/papers.ts";
import { readDay } from "../../support/recorded.ts";
import { comeIn, openReview, type Reviewer, toHtml } from "../../support/review-page.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAY = "2026-02-13";
const ID = "2602.12036";
const CARD = `/cards/${ID}`;
const STRAY = "정답률은 77.7%입니다.";
const REASON = "본문 표 2의 <값>";

const pathOf = ({ folder }: User, type = "json") =>
  join(folder, `output/daily/2026/${DAY}.${type}`);
const readCard = (user: User) => {
  const { cards } = DailyDigest.parse(JSON.parse(readFileSync(pathOf(user), "utf8")));
  const card = cards.find(({ paper }) => paper.id === ID);
  return card?.status === "ok" ? card : expect.fail();
};
const readErrors = (user: User) =>
  readCard(user).findings.filter(({ severity }) => severity === "error");
const listDismissed = (user: User) =>
  readCard(user).findings.flatMap(({ dismissed, excerpt }) => (dismissed ? [excerpt] : []));

/** Names of the findings of a kind that the page shows. */
const namesOn = (page: string, kind: string) =>
  [...toHtml(page).matchAll(/<li class="(\w+)"[^>]* data-finding="(\w+)">/g)].flatMap(
    ([, own, name = ""]) => (own === kind ? [name] : []),
  );
const confidenceOn = (page: string) => /신뢰도<\/dt><dd>(.)/.exec(toHtml(page))?.[1];

/** A user with the bundled day published, one sentence of a card with a number of its own, and a reviewer who looks at it. */
async function reviewStray(user = makeUser()): Promise<{ user: User; reviewer: Reviewer }> {
  await user.run("demo");
  const { uncertainty } = readCard(user).draft;
  const reviewer = await comeIn(await openReview(user));
  const text = `${uncertainty} ${STRAY}`;
  await reviewer.act(`${CARD}/edit`, { path: "uncertainty", text });
  await reviewer.act("/publish", {});
  return { user, reviewer };
}

/** Dismisses what the checks say of that number; answers the page that came back. */
async function dismissStray(reviewer: Reviewer, reason = REASON) {
  const { text } = await reviewer.get(CARD);
  const finding = /data-finding="(\w+)"><span[^>]*><strong>오류[^\n]*숫자<[^\n]*“77\.7%”/.exec(
    text,
  )?.[1];
  return { finding, ...(await reviewer.act(`${CARD}/dismiss`, { finding, reason })) };
}

test("a finding is dismissed with a reason, and the card's verdict follows at once", async () => {
  const { user, reviewer } = await reviewStray();
  const before = (await reviewer.get(CARD)).text;

  const { finding, text, status } = await dismissStray(reviewer);

  expect(status).toBe(200);
  expect([confidenceOn(before), namesOn(before, "dismissed")]).toEqual(["하", []]);
  expect(confidenceOn(text)).not.toBe("하");
  expect([namesOn(text, "error"), namesOn(text, "dismissed")]).toEqual([[], [finding]]);
  expect(text).toContain("이유: 본문 표 2의 &lt;값&gt;");
  expect(text).not.toContain('<mark class="found error">77.7%');
  expect(text).toContain("미발행 변경: 카드 1장");
  expect(readErrors(user)).not.toMatchObject([{ dismissed: expect.anything() }]);
});

test("publishing writes it into the day's data and out of its memo, and restoring takes it back", async () => {
  const { user, reviewer } = await reviewStray();
  const before = readCard(user);
  const { finding } = await dismissStray(reviewer);
  await reviewer.act("/publish", {});
  const [dismissed, markdown] = [readCard(user), readFileSync(pathOf(user, "md"), "utf8")];
  const between = (await reviewer.get(CARD)).text;

  const { text } = await reviewer.act(`${CARD}/restore`, { finding });
  await reviewer.act("/publish", {});

  expect(dismissed.findings).toEqual(
    before.findings.map((one) =>
      one.excerpt === "77.7%"
        ? {
            ...one,
            dismissed: {
              ...{ reason: REASON, at: "2026-02-23T12:00:00.000Z" },
              sentence: hashText(STRAY),
            },
          }
        : one,
    ),
  );
  expect(before.confidence).toBe("하");
  expect(dismissed.confidence).not.toBe("하");
  expect(markdown).toContain(STRAY);
  expect(markdown).not.toContain("초록에서 근거를 찾지 못한 표현: “77.7%”");
  expect(between).not.toContain("미발행 변경");
  expect(namesOn(text, "error")).toEqual([finding]);
  expect(readCard(user)).toEqual(before);
});

test("it survives the page, rendering, runs, a new draft, the week and an edit elsewhere", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const { papers } = parseListing(readDay(DAY));
  const server = await openModelServer(papers, ({ paper }) => ({
    body: complete(
      JSON.stringify({
        ...makeDraftFrom(paper),
        uncertainty: `점수가 몇 점 올랐는지는 초록에 없습니다. ${STRAY}`,
      }),
    ),
  }));
  onTestFinished(server.close);
  const user = makeUser(server.url);
  await user.run(`run ${DAY}`);
  const opened = await openReview(user);
  await dismissStray(await comeIn(opened));
  await opened.stop();
  const reviewer = await comeIn(await openReview(user));
  await reviewer.act("/publish", {});
  const expected = listDismissed(user);
  const data = readFileSync(pathOf(user));

  const commands = [
    ...["render", `run ${DAY}`, `backfill ${DAY} ${DAY}`, "weekly 2026-W07", "render"],
    `run ${DAY} --redraft`,
  ];
  for (const command of commands) {
    await user.run(command, { environment: { ...user.environment, OPENAI_MODEL: "another" } });
    if (command === "render") expect(readFileSync(pathOf(user))).toEqual(data);
    expect({ command, dismissed: listDismissed(user) }).toEqual({ command, dismissed: expected });
  }
  await reviewer.act(`${CARD}/edit`, { path: "oneLine", text: "사람이 고친 한 줄입니다." });
  await reviewer.act("/publish", {});

  expect(expected).toEqual(["77.7%"]);
  expect(readCard(user)).toMatchObject({ provenance: { model: "another" } });
  expect(listDismissed(user)).toEqual(expected);
});

test("the bundled day made anew keeps what is dismissed in cards that nobody has edited", async () => {
  const user = makeUser();
  await user.run("demo");
  const card = "/cards/2602.12125";
  const reviewer = await comeIn(await openReview(user));
  const [finding] = namesOn((await reviewer.get(card)).text, "style");
  await reviewer.act(`${card}/dismiss`, { finding, reason: REASON });
  await reviewer.act("/publish", {});
  const before = readFileSync(pathOf(user), "utf8");

  await user.run("demo");

  expect(before).toContain(REASON);
  expect(readFileSync(pathOf(user), "utf8")).toBe(before);
});

const EDITS: [what: string, edit: (before: string) => string, isDismissed: boolean][] = [
  ["another sentence", (before) => `새로 쓴 첫 문장입니다. ${before}`, true],
  ["its sentence", (before) => before.replace(STRAY, `${STRAY.slice(0, -1)} 정도.`), false],
];

test.each(EDITS)("when %s of its field is edited on the page", async (_, edit, isDismissed) => {
  const { user, reviewer } = await reviewStray();
  await dismissStray(reviewer);
  await reviewer.act("/publish", {});
  const text = edit(readCard(user).draft.uncertainty);

  await reviewer.act(`${CARD}/edit`, { path: "uncertainty", text });
  const page = await reviewer.get(CARD);
  await reviewer.act("/publish", {});

  expect(namesOn(page.text, "dismissed")).toHaveLength(isDismissed ? 1 : 0);
  expect(listDismissed(user)).toEqual(isDismissed ? ["77.7%"] : []);
  expect(readCard(user).confidence === "하").toBe(!isDismissed);
});

test.each(EDITS.flatMap((one) => (["md", "json"] as const).map((type) => [...one, type] as const)))(
  "when %s of its field is edited by hand: %#",
  async (_, edit, isDismissed, type) => {
    const { user, reviewer } = await reviewStray();
    await dismissStray(reviewer);
    await reviewer.act("/publish", {});
    const { uncertainty } = readCard(user).draft;
    const path = pathOf(user, type);
    writeFileSync(path, readFileSync(path, "utf8").replace(uncertainty, edit(uncertainty)));

    await user.run("render");

    expect(readCard(user).draft.uncertainty).toBe(edit(uncertainty));
    expect(listDismissed(user)).toEqual(isDismissed ? ["77.7%"] : []);
    expect(readCard(user).confidence === "하").toBe(!isDismissed);
  },
);

test("of two people who decide about one card the second is told, and both keep what they decide about others", async () => {
  const { user, reviewer: first } = await reviewStray();
  const second = await comeIn(await openReview(user));
  const seen = await second.revision();
  const { finding } = await dismissStray(first);

  const late = await second.act(`${CARD}/restore`, { finding }, seen);
  const other = await second.act("/cards/2602.12125/decide", { decision: "accepted" }, seen);
  const shown = (await second.get(CARD)).text;

  expect([late.status, JSON.parse(late.text).code, other.status]).toEqual([409, "CONFLICT", 200]);
  expect(namesOn(shown, "dismissed")).toEqual([finding]);
});

test.each([
  ["no letter", { reason: " … " }, "글자 2자 이상"],
  ["too long a reason", { reason: "가".repeat(201) }, "전체 200자 이하"],
  ["a finding that is not there", { finding: "nothing", reason: REASON }, "이 카드에 없습니다"],
])("%s dismisses nothing", async (_, body, message) => {
  const { reviewer } = await reviewStray();
  const before = (await reviewer.get(CARD)).text;
  const [finding] = namesOn(before, "error");

  const refused = await reviewer.act(`${CARD}/dismiss`, { finding, ...body });

  expect(refused.status).toBe(400);
  expect(JSON.parse(refused.text).message).toContain(message);
  expect((await reviewer.get(CARD)).text).toBe(before);
});

test("a day of which all errors are dismissed is not in the list, nor told at the end of a run", async () => {
  const { user, reviewer } = await reviewStray();
  const before = await user.run("review --list");
  await dismissStray(reviewer);
  await reviewer.act("/publish", {});

  const after = await user.run("review --list");
  const body = await user.run(`review ${DAY} --pull-request-body`);

  expect(before.stdout).toMatch(/^2026-02-13 .*1 with errors/);
  expect(after.stdout).toBe("");
  expect(body.stdout).toContain(" · 무시한 지적 1개 · ");
});

test("an edit that is taken back leaves dismissals as they are", async () => {
  const { reviewer } = await reviewStray();
  const { finding } = await dismissStray(reviewer);
  await reviewer.act(`${CARD}/edit`, { path: "oneLine", text: "사람이 고친 한 줄입니다." });

  await reviewer.act(`${CARD}/revert`, {});
  const { text } = await reviewer.get(CARD);

  expect(namesOn(text, "dismissed")).toEqual([finding]);
  expect(text).not.toContain('data-act="revert"');
});

test("a dismissal that somebody has written into the data by hand is no edit that cannot be taken over", async () => {
  const { user, reviewer } = await reviewStray();
  await dismissStray(reviewer);
  await reviewer.act("/publish", {});
  const data = readFileSync(pathOf(user), "utf8");
  writeFileSync(pathOf(user), data.replace(REASON, "표 3의 값"));

  const { code, stderr } = await user.run("render");

  expect(code, stderr).toBe(0);
  expect(readErrors(user)).toMatchObject([{ dismissed: { reason: "표 3의 값" } }]);
});

test("so is one whose document was written before, and one that was taken back there, but no rating", async () => {
  const { user, reviewer } = await reviewStray();
  const [before, shown] = [readFileSync(pathOf(user)), readFileSync(pathOf(user, "md"))];
  await dismissStray(reviewer);
  await reviewer.act("/publish", {});
  const [dismissed, shownThen] = [readFileSync(pathOf(user)), readFileSync(pathOf(user, "md"))];
  const render = async (data: string | Uint8Array, markdown: Uint8Array) => {
    writeFileSync(pathOf(user), data);
    writeFileSync(pathOf(user, "md"), markdown);
    return (await user.run("render")).code;
  };

  const codes = [await render(dismissed, shown), await render(before, shownThen)];
  const rated = `${before}`.replace('"confidence": "하"', '"confidence": "상"');
  const refused = await render(rated, shown);

  expect(codes).toEqual([0, 0]);
  expect(refused).not.toBe(0);
});

test("in the review of a week it is the card's own day that keeps it", async () => {
  const { user } = await reviewStray();
  const reviewer = await comeIn(await openReview(user, "2026-W07"));

  const { finding } = await dismissStray(reviewer);
  const again = await reviewer.act(`${CARD}/restore`, { finding });
  await dismissStray(reviewer);
  await reviewer.act("/publish", {});

  expect(namesOn(again.text, "error")).toEqual([finding]);
  expect(listDismissed(user)).toEqual(["77.7%"]);
});
