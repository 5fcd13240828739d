import fc from "fast-check";
import { expect, test } from "vitest";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { escapeMarkdown, unescapeMarkdown } from "../../../src/core/digest/escape.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { meaningOf } from "../../../src/core/review/document/document.ts";
import { takeOver } from "../../../src/core/review/take-over.ts";
import { cleanLine } from "../../../src/core/text.ts";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { rounds } from "../../support/rounds.ts";

const draft = makeDraft();

/** Two cards, of which the second has a hostile title and texts full of signs. */
function makeDay(overrides: Parameters<typeof makeDraft>[0] = {}): DailyDigest {
  const odd = makeDraft({
    oneLine: "a*b*와 pass_rate_1, $5와 $6, 3~5개와 7~8개를 씁니다. <b>와 [x](y)도 글자입니다.",
    ...overrides,
  });
  return buildDailyDigest({
    date: DigestDate.parse("2026-02-13"),
    status: "settled",
    listed: 9,
    cards: [
      makeDraftedCard(),
      makeDraftedCard({
        paper: makePaper({ id: "2602.00002", title: HOSTILE_TITLE, upvotes: 1 }),
        draft: odd,
        image: null,
      }),
    ],
  });
}

const day = makeDay();
const document = renderDigest(day);

const edit = (from: string | RegExp, to: string) => {
  expect(document.replace(from, to)).not.toBe(document);
  return takeOver(day, document.replace(from, to));
};

const editedDraft = (taken: ReturnType<typeof takeOver>, index = 0) =>
  taken.status === "edited" ? taken.cards[index] : taken;

test("a document as it was rendered is no edit", () => {
  expect(takeOver(day, document)).toEqual({ status: "same" });
});

const action = draft.actions[1] ?? "";
const risk = draft.risks[0]?.text ?? "";
const point = draft.keyPoints[1]?.text ?? "";

test.each([
  ["a sentence", draft.explanation, "다시 쓴 설명입니다.", ["explanation"]],
  ["the memo", "나오지 않습니다.", "없습니다.", ["uncertainty"]],
  ["an item", action, "쉬운 문제만 모은 프롬프트의 정답률 비교", ["actions[1]"]],
  ["a key point", point, "다시 쓰는 방법 Composition-RL", ["keyPoints[1].text"]],
  ["the tags", "**태그**: LLM\n", "**태그**: LLM, Reasoning\n", ["tags"]],
  ["tags without a space", "**태그**: LLM\n", "**태그**: LLM,Reasoning\n", ["tags"]],
  ["the headline", `**${draft.headline}**`, "**다시 지은 제목**", ["headline"]],
  [
    "a quote",
    "1. “they contain many uninformative examples and are costly to expand further”",
    "1. “they contain many uninformative examples”",
    ["keyPoints[0].evidence"],
  ],
  ["a risk", `- **추정** ${risk}`, "- **추정** 다시 쓴 위험", ["risks[0].text"]],
  ["a risk without a label", `- **추정** ${risk}`, `- **추정** ${risk}\n- 둘째 위험`, ["risks"]],
  ["a new action", `- ${action}`, `- ${action}\n- 셋째 항목의 비교`, ["actions"]],
  [
    "signs that are only text",
    draft.developerView,
    "3 * 4 * 5와 a_b_c, x < y입니다.",
    ["developerView"],
  ],
])("%s that a person has written anew becomes an edited field", (_, from, to, fields) => {
  const taken = edit(from, to);

  const card = editedDraft(taken);
  expect(card).toMatchObject({ provenance: { edited: fields } });
  if (taken.status !== "edited") return;
  const after = { ...day, cards: taken.cards };
  const again = renderDigest(after);
  expect(unescapeMarkdown(again)).toContain(
    cleanLine(
      to
        .split("\n")
        .at(-1)
        ?.replace(/^- |[“”]$/g, "") ?? "",
    ),
  );
  expect(takeOver(after, again)).toEqual({ status: "same" });
  expect(taken.cards[1]).toEqual(day.cards[1]);
});

const inOverview = (text: string) => text.replace(/^1\. \[.*?\]/m, "1. [새 \\[제목\\]]");
const belowHeading = (text: string) => text.replace(/^\*\*[^*]+\*\*$/m, "**새 [제목]**");

test.each([
  ["in both places that show it", (text: string) => inOverview(belowHeading(text))],
  ["in the overview alone", inOverview],
  ["below its card's heading alone", belowHeading],
  [
    "in both places, and formatted",
    (text: string) =>
      inOverview(belowHeading(text)).replaceAll(/^(\d)\. |-RL/gm, (at) =>
        at.replace(". ", ") ").replace("-", "\\-"),
      ),
  ],
])("a headline that is changed %s is that card's edit", (_, change) => {
  const taken = takeOver(day, change(document));

  if (taken.status !== "edited") return expect.fail(JSON.stringify(taken));
  const [card, other] = taken.cards;
  expect(card).toMatchObject({
    draft: { headline: "새 [제목]" },
    provenance: { edited: ["headline"] },
  });
  expect(other).toEqual(day.cards[1]);
  const again = renderDigest({ ...day, cards: taken.cards });
  expect(again.match(/새 \\?\[제목/g)).toHaveLength(2);
});

test("a headline that is changed to something else in each place is refused, and both lines are named", () => {
  const changed = belowHeading(document).replace(/^1\. \[.*?\]/m, "1. [다른 제목]");

  const taken = takeOver(day, changed);

  const lines = changed.split("\n");
  const [one, other] = ["1. [다른", "**새"].map(
    (opening) => lines.findIndex((line) => line.startsWith(opening)) + 1,
  );
  expect(taken).toEqual({
    ...{ status: "refused", why: "differs", line: other },
    what: `the headline of ${makePaper().id} in line ${one} and in line ${other}`,
  });
});

test("an edited card is checked again, and its rating follows", () => {
  const taken = edit(draft.explanation, "정확도가 91.7% 올랐습니다.");

  expect(editedDraft(taken)).toMatchObject({
    confidence: "하",
    findings: expect.arrayContaining([expect.objectContaining({ field: "explanation" })]),
  });
});

test("a key point that is deleted takes its quote along, and the others keep theirs", () => {
  const four = makeDay();
  const [card] = four.cards;
  if (card?.status !== "ok") throw new Error("no card");
  const more = {
    ...card.draft,
    keyPoints: [...card.draft.keyPoints, { text: "넷째", evidence: "costly" }],
  };
  const longer = { ...four, cards: [{ ...card, draft: more }] };

  const taken = takeOver(longer, renderDigest(longer).replace(`- ${point}\n`, ""));

  expect(editedDraft(taken)).toMatchObject({
    provenance: { edited: ["keyPoints"] },
    draft: { keyPoints: [more.keyPoints[0], more.keyPoints[2], more.keyPoints[3]] },
  });
});

test.each([
  "비용은 $5에서 $6로 늘었다.",
  "비용은 5$에서 6$로 늘었다.",
  "비용은 $5/$6로 늘었다.",
  "US$ 5와 US$ 6를 견준다.",
])("prices are text, and are taken over: %s", (text) => {
  const taken = edit(draft.explanation, text);

  expect(editedDraft(taken)).toMatchObject({ draft: { explanation: text } });
});

test.each([
  ["the title", "## 1. [Comp", "## 1. [My comp", "not a field"],
  ["a rating", "**신뢰도**: 상", "**신뢰도**: 하", "not a field"],
  ["a heading", "### 🚀 바로 실험할 액션", "### 할 일", "several paragraphs"],
  ["a link", draft.explanation, "[여기](https://example.com)를 보세요.", "markup"],
  ["bold words", draft.explanation, "**굵은** 글씨입니다.", "markup"],
  ["HTML", draft.explanation, "줄<br>바꿈입니다.", "markup"],
  ["mathematics", draft.explanation, "손실 $x^2$를 줄입니다.", "math"],
  ["mathematics of digits", draft.explanation, "길이는 $3$입니다.", "math"],
  ["nothing left", `${draft.explanation}\n`, "\n", "empty"],
  [
    "a second paragraph",
    draft.explanation,
    `${draft.explanation}\n\n둘째 문단입니다.`,
    "several paragraphs",
  ],
  ["a key point without a quote", `- ${point}`, `- ${point}\n- 새 주장`, "unknown quote"],
  [
    "a risk that is called stated",
    `- **추정** ${risk}`,
    `- **초록에 명시** ${risk}`,
    "unknown quote",
  ],
  ["a quote that is gone", /3\. “.*”\n/, "", "unknown quote"],
  ["a headline that is gone", `**${draft.headline}**\n`, "", "empty"],
  ["a title in the overview", /^(1\. \[.*: )Comp/m, "$1My comp", "not a field"],
  ["a line of the overview that is gone", /^1\. \[.*\n/m, "", "not a field"],
  ["the last one that is gone", /^2\. \[.*\n/m, "", "missing line"],
  ["a line before the overview", /^1\. \[/m, "My list:\n\n1. [", "not a field"],
  ["the folded quotes", "<details><summary>원문 인용</summary>\n", "", "not a field"],
  ["an unknown tag", "**태그**: LLM\n", "**태그**: Nonsense\n", "other tags"],
  ["a remark at the end", "\n\n---\n\n## 2", "\n\n---\n\nA remark.\n\n## 2", "not a field"],
])("%s is refused with its line", (_, from, to, why) => {
  const taken = edit(from, to);

  expect(taken).toMatchObject({ status: "refused", why });
  const changed = document.replace(from, to).split("\n");
  const line = taken.status === "refused" ? (taken.line ?? 0) : 0;
  expect(changed[line - 1]?.trim()).not.toBe("");
  expect(changed[line - 1]).toBeDefined();
});

test.each([
  ["a sentence", `${draft.oneLine}\n`, 8],
  ["all items of a list", draft.risks.map(({ text }) => `- **추정** ${text}\n`).join(""), 20],
])("of %s that is gone, the line where it was is told, and not the first one", (_, from, least) => {
  const taken = edit(from, "");

  expect(taken).toMatchObject({ status: "refused" });
  const line = taken.status === "refused" ? (taken.line ?? 0) : 0;
  expect(line).toBeGreaterThanOrEqual(least);
  expect(line).toBeLessThan(document.split("\n").findIndex((text) => text.startsWith("## 2")));
});

/** A card with two risks that the abstract states, one that somebody concludes, and four key points. */
const stated = makeDraft({
  keyPoints: [...draft.keyPoints, { text: "넷째 항목", evidence: "costly to expand further" }],
  risks: [
    { basis: "stated", evidence: "costly to expand", text: "첫째 위험" },
    { basis: "inferred", evidence: null, text: "둘째 위험" },
    { basis: "stated", evidence: "many uninformative examples", text: "셋째 위험" },
  ],
});
const statedDay = { ...day, cards: [makeDraftedCard({ draft: stated })] };

/** The draft after these replacements in the document, or what became of it. */
function rewrite(...changes: readonly (readonly [from: string, to: string])[]) {
  const text = changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, renderDigest(statedDay));
  const taken = takeOver(statedDay, text);
  return taken.status === "edited" ? taken.cards[0]?.draft : taken;
}

test("a statement that goes with its quote leaves the others theirs", () => {
  const [, ...points] = stated.keyPoints;

  const withoutPoint = rewrite(
    [`- ${stated.keyPoints[0]?.text}\n`, ""],
    [`1. “${stated.keyPoints[0]?.evidence}”\n`, ""],
  );
  const withoutRisk = rewrite(
    ["- **초록에 명시** 첫째 위험\n", ""],
    ["- “costly to expand”\n", ""],
  );

  expect(withoutPoint).toMatchObject({ keyPoints: points });
  expect(withoutRisk).toMatchObject({ risks: stated.risks.slice(1) });
});

test("a new statement with its quote is taken over, and a risk becomes stated with one", () => {
  const added = rewrite(
    [`- ${draft.keyPoints[2]?.text}\n`, `- ${draft.keyPoints[2]?.text}\n- 다섯째\n`],
    ["4. “", "4. “simple yet useful”\n5. “"],
  );
  const turned = rewrite(
    ["- **추정** 둘째 위험", "- **초록에 명시** 둘째 위험"],
    ["- “many uninformative", "- “a simple yet useful approach”\n- “many uninformative"],
  );

  expect(added).toMatchObject({
    keyPoints: [
      {},
      {},
      {},
      { text: "다섯째", evidence: "simple yet useful" },
      { text: "넷째 항목" },
    ],
  });
  expect(turned).toMatchObject({
    risks: [{}, { basis: "stated", evidence: "a simple yet useful approach" }, stated.risks[2]],
  });
});

test("a risk that is called concluded needs no quote any more", () => {
  const turned = rewrite(
    ["- **초록에 명시** 첫째 위험", "- **추정** 첫째 위험"],
    ["- “costly to expand”\n", ""],
  );

  expect(turned).toMatchObject({
    risks: [{ basis: "inferred", evidence: null }, {}, stated.risks[2]],
  });
});

test("quotes that are fewer or more than what needs them are refused", () => {
  const fewer = rewrite(["- “costly to expand”\n", ""]);
  const more = rewrite(["- “costly", "- “simple yet useful”\n- “costly"]);

  expect([fewer, more]).toMatchObject([{ why: "unknown quote" }, { why: "unknown quote" }]);
});

test("an edit is found whatever neighbours the document was written with", () => {
  const beside = { before: "2025-12-31", after: "2026-02-16", week: "2026-W07" };
  const written = renderDigest(day, beside);

  expect(takeOver(day, written)).toEqual({ status: "same" });
  const taken = takeOver(day, written.replace("나오지 않습니다.", "없습니다."));
  expect(editedDraft(taken)).toMatchObject({ provenance: { edited: ["uncertainty"] } });
  const remark = takeOver(
    day,
    written.replace("[목차](../../README.md)", "[목차](../../README.md) 읽기"),
  );
  expect(remark).toMatchObject({ status: "refused", line: 3, why: "not a field" });
});

/** What a formatter such as prettier makes of a document. */
const FORMATTED = [
  (text: string) => text.replaceAll(/^(#+ .*)\n(?!\n)/gm, "$1\n\n"),
  (text: string) => text.replaceAll(/\n{3,}/g, "\n\n").trimEnd(),
  (text: string) => text.replaceAll(/^- /gm, "*   "),
  (text: string) => text.replaceAll("**", "__"),
  (text: string) => text.replaceAll(/^---$/gm, "***"),
  (text: string) => text.replaceAll(/^(.{20,60}?) (?=\S)(?=.*니다\.$)/gm, "$1\n"),
  (text: string) => text.replaceAll(/^\d+\. /gm, "1) "),
  (text: string) => text.replaceAll("\n", "\r\n"),
  (text: string) => text.replaceAll("-RL", "\\-RL"),
  (text: string) => text.replaceAll(" | **", "\n| **"),
];

test.each(FORMATTED)("a formatter's rewrite is no edit, case %#", (format) => {
  const formatted = format(document);

  expect(formatted).not.toBe(document);
  expect(takeOver(day, formatted)).toEqual({ status: "same" });
  expect(meaningOf(formatted)).toBe(meaningOf(document));
});

test("an edit is found below a formatter's rewrite", () => {
  const formatted = FORMATTED.slice(0, 5).reduce((text, format) => format(text), document);

  const taken = takeOver(day, formatted.replace("나오지 않습니다.", "없습니다."));

  expect(editedDraft(taken)).toMatchObject({ provenance: { edited: ["uncertainty"] } });
});

test("whatever a field holds, it is read again as it was rendered", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
      expect(unescapeMarkdown(escapeMarkdown(text))).toBe(cleanLine(text));
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~가-힣]{1,60}$/), (text) => {
      const any = makeDay({ oneLine: text, explanation: text });
      expect(takeOver(any, renderDigest(any))).toEqual({ status: "same" });
    }),
    rounds(60),
  );
});
