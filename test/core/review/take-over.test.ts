import fc from "fast-check";
import { expect, test } from "vitest";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { escapeMarkdown, unescapeMarkdown } from "../../../src/core/digest/escape.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { meaningOf } from "../../../src/core/review/document.ts";
import { takeOver } from "../../../src/core/review/take-over.ts";
import { cleanLine } from "../../../src/core/text.ts";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";

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

const edit = (from: string, to: string) => {
  expect(document).toContain(from);
  return takeOver(day, document.replace(from, to));
};

const editedDraft = (taken: ReturnType<typeof takeOver>, index = 0) =>
  taken.status === "edited" ? taken.cards[index] : taken;

test("a document as it was rendered is no edit", () => {
  expect(takeOver(day, document)).toEqual({ status: "same" });
});

const action = draft.actions[1] ?? "";
const point = draft.keyPoints[1]?.text ?? "";

test.each([
  ["a sentence", draft.explanation, "다시 쓴 설명입니다.", ["explanation"]],
  ["the memo", "나오지 않습니다.", "없습니다.", ["uncertainty"]],
  ["an item", action, "쉬운 문제만 모은 프롬프트의 정답률 비교", ["actions[1]"]],
  ["a key point", point, "다시 쓰는 방법 Composition-RL", ["keyPoints[1].text"]],
  ["the tags", "**태그**: LLM\n", "**태그**: LLM, Reasoning\n", ["tags"]],
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
    cleanLine(to.replace(/^- /, "").split("\n").at(-1) ?? ""),
  );
  expect(takeOver(after, again)).toEqual({ status: "same" });
  expect(taken.cards[1]).toEqual(day.cards[1]);
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
  ["the title", "## 1. [Comp", "## 1. [My comp", "not a field"],
  ["a rating", "**신뢰도**: 상", "**신뢰도**: 하", "not a field"],
  ["a heading", "### 🚀 바로 실험할 액션", "### 할 일", "several paragraphs"],
  ["a link", draft.explanation, "[여기](https://example.com)를 보세요.", "markup"],
  ["bold words", draft.explanation, "**굵은** 글씨입니다.", "markup"],
  ["HTML", draft.explanation, "줄<br>바꿈입니다.", "markup"],
  ["nothing left", `${draft.explanation}\n`, "\n", "empty"],
  [
    "a second paragraph",
    draft.explanation,
    `${draft.explanation}\n\n둘째 문단입니다.`,
    "several paragraphs",
  ],
  ["a key point without a quote", `- ${point}`, `- ${point}\n- 새 주장`, "unknown quote"],
  ["an unknown tag", "**태그**: LLM\n", "**태그**: Nonsense\n", "not a value"],
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
  ["all items of a list", draft.risks.map(({ text }) => `- ${text}\n`).join(""), 20],
])("of %s that is gone, the line where it was is told, and not the first one", (_, from, least) => {
  const taken = edit(from, "");

  expect(taken).toMatchObject({ status: "refused" });
  const line = taken.status === "refused" ? (taken.line ?? 0) : 0;
  expect(line).toBeGreaterThanOrEqual(least);
  expect(line).toBeLessThan(document.split("\n").findIndex((text) => text.startsWith("## 2")));
});

/** What a formatter such as prettier makes of a document. */
const FORMATTED = [
  (text: string) => text.replaceAll(/^(#+ .*)\n(?!\n)/gm, "$1\n\n"),
  (text: string) => text.replaceAll(/\n{3,}/g, "\n\n").trimEnd(),
  (text: string) => text.replaceAll(/^- /gm, "*   "),
  (text: string) => text.replaceAll("**", "__"),
  (text: string) => text.replaceAll(/^---$/gm, "***"),
  (text: string) => text.replaceAll(/^(.{20,60}?) (?=\S)(?=.*니다\.$)/gm, "$1\n"),
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
    { numRuns: 60 },
  );
});
