import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import type { Finding } from "../../../src/core/checks/finding.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import {
  isMarkedClosed,
  markClosed,
  placeReview,
  renderPullRequestBody,
  unmarkClosed,
} from "../../../src/core/review/pull-request.ts";
import { doesGithubAct, parseMarkdown, textsOf } from "../../support/github-markdown.ts";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";

const finding: Finding = {
  check: "numbers",
  field: "oneLine",
  severity: "error",
  message: "초록에 없는 숫자입니다.",
  excerpt: "77.7%",
};

const render = (...cards: ReturnType<typeof makeDraftedCard>[]) =>
  renderPullRequestBody(
    buildDailyDigest({ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 9, cards }),
  );

test("a pull request has a box for each card, the findings and the cost", () => {
  const usage = { inputTokens: 1, outputTokens: 1, costUsd: 0.0125 };
  const provenance = makeProvenance({ usage });

  const body = render(makeDraftedCard({ findings: [finding], provenance }));

  expect(body).toContain("카드 1장 · 비용 $0.0125");
  expect(body).toMatch(/^- \[ \] 1\\\. \[Composition-RL.*신뢰도 상, 도입 난이도 중\)$/m);
  expect(body).toContain(
    "| [1](https://huggingface.co/papers/2602.12036) | 오류 | `oneLine` | 초록에 없는 숫자입니다. “77.7%” |",
  );
});

test("it counts what was dismissed, and lists it with the reasons below the findings that count", () => {
  const dismissed = { reason: "표 2의 | 값", at: "2026-02-14T03:00:00.000Z" };
  const other = { ...finding, excerpt: "12%" };

  const body = render(makeDraftedCard({ findings: [other, { ...finding, dismissed }] }));

  expect(body).toContain("카드 1장 · 무시한 지적 1개 · 비용은 알 수 없음");
  expect(body.match(/^\| \[1\].*$/gm)).toEqual([
    expect.stringMatching(/ \| 오류 \| `oneLine` \| .*“12%” \|$/),
    expect.stringMatching(/ \| `oneLine` \| .*“77\.7%” \| 표 2의 \\\| 값 \|$/),
  ]);
  expect(render(makeDraftedCard({ findings: [{ ...finding, dismissed }] }))).toContain(
    "검사에서 나온 것이 없습니다.\n\n### 무시한 지적",
  );
});

test("it says where a card is mended, and how its day is skipped for good", () => {
  const day = buildDailyDigest({
    ...{ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 9 },
    cards: [makeDraftedCard()],
  });
  const document = "output/daily/2026/2026-02-13.md";

  const body = renderPullRequestBody(day, { document });

  expect(body).toMatch(/^- 카드 고치기: .*`output\/daily\/2026\/2026-02-13\.md`.*커밋/m);
  expect(body).toMatch(/^- .*건너뛰기: .*`papercards:skip`/m);
});

test("a hidden card is not in it", () => {
  expect(render(makeDraftedCard({ hidden: true }))).toContain("카드 0장");
});

test("hostile titles and findings add no row, box, link or heading", () => {
  const hostile = { ...finding, message: `${HOSTILE_TITLE} | a | b`, excerpt: "| x |" };
  const card = makeDraftedCard({ paper: makePaper({ title: HOSTILE_TITLE }), findings: [hostile] });

  const { children } = fromMarkdown(render(card), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });

  const types = children.map(({ type }) => type);
  expect(types).toEqual(["heading", "paragraph", "paragraph", "list", "heading", "table"]);
  const [list, table] = [children[3], children[5]];
  expect(list?.type === "list" && list.children.length).toBe(1);
  expect(table?.type === "table" && table.children.map((row) => row.children.length)).toEqual([
    4, 4,
  ]);
});

test("a body stays within what GitHub takes, and says that it was cut", () => {
  const long = { ...finding, message: "초록에 없는 숫자입니다. ".repeat(60) };
  const digest = buildDailyDigest({
    date: DigestDate.parse("2026-02-13"),
    status: "settled",
    listed: 9,
    cards: [makeDraftedCard({ findings: Array.from({ length: 120 }, () => long) })],
  });

  const body = renderPullRequestBody(digest);

  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toMatch(/\|\n\nGitHub의 길이 제한 때문에 여기서 줄였습니다\..+\n$/);
});

test("a body says whether the program has closed its request, and is the same again once that is open", () => {
  const body = `Mine.\n\n${placeReview("", render(makeDraftedCard()))}`;
  const closed = markClosed(body);
  const saved = closed.replaceAll("\n", "\r\n");

  expect([body, closed, saved].map(isMarkedClosed)).toEqual([false, true, true]);
  expect(markClosed(closed)).toBe(closed);
  expect(unmarkClosed(closed)).toBe(body);
  expect(textsOf(parseMarkdown(closed))).toEqual(textsOf(parseMarkdown(body)));
});

test("the longest review leaves room for that, and a person's text of that length is not cut", () => {
  const longest = placeReview("", "가나다라.\n".repeat(20_000));
  const own = "x".repeat(65_536);

  expect(markClosed(longest).length).toBeLessThanOrEqual(65_536);
  expect(isMarkedClosed(markClosed(longest))).toBe(true);
  expect(markClosed(own)).toBe(own);
});

test("backticks in several texts make no code, whichever Markdown reads them", () => {
  const card = makeDraftedCard({
    paper: makePaper({ title: "A ` title" }),
    findings: [
      { ...finding, message: "a ` b", excerpt: null },
      { ...finding, message: "c ` d", field: "x` | y" },
    ],
  });

  const texts = fromMarkdown(render(card)).children.flatMap((block) =>
    block.type === "paragraph" ? block.children : [],
  );

  expect(texts.filter(({ type }) => type === "inlineCode")).toHaveLength(2);
  expect(render(card)).toContain("| `xy` |");
});

test("GitHub makes no mail link, mention, commit or emoji of what a request says", () => {
  const acts = "a@.b.io, a@-b.io, @octocat, fixes #12, 0123456789abcdef, 1234567, :smile: and :-1:";
  const card = makeDraftedCard({
    paper: makePaper({ title: acts }),
    findings: [undefined, { reason: acts, at: "2026-02-14T03:00:00.000Z" }].map((dismissed) => ({
      ...finding,
      ...{ message: acts, excerpt: acts, field: acts },
      ...(dismissed && { dismissed }),
    })),
  });

  const texts = textsOf(parseMarkdown(render(card)));

  expect(texts.join(" ").replaceAll("\u2060", "")).toContain(acts);
  expect(texts.filter(doesGithubAct)).toEqual([]);
});
