import { expect, test } from "vitest";
import { buildCard } from "../../../src/core/card/card.ts";
import { withoutUnfound } from "../../../src/core/card/unfound.ts";
import { checkDraft } from "../../../src/core/checks/check-draft.ts";
import type { Finding } from "../../../src/core/checks/finding.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import type { Draft } from "../../../src/core/draft/draft.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { makeDraft, makePaper, makeProvenance } from "../../support/make.ts";

/** The memo of a card, rendered, whose draft went through the checks, and which a verifier may have read. */
function renderMemo(draft: Draft, paper = makePaper(), doubts: readonly Finding[] = []): string {
  const findings = [...checkDraft(paper, draft), ...doubts];
  const provenance = makeProvenance();
  const outcome = {
    status: "drafted" as const,
    paper,
    artefacts: NOT_LOOKED_UP,
    draft,
    findings,
    provenance,
  };
  const digest = buildDailyDigest({
    date: DigestDate.parse("2026-02-13"),
    status: "settled",
    listed: 1,
    cards: [buildCard(outcome, null)],
  });
  return /### 🧭 불확실성 메모\n(.*)/.exec(renderDigest(digest))?.[1] ?? "";
}

/** A good draft whose first key point is changed. */
function withFirstPoint(change: Partial<Draft["keyPoints"][number]>): Draft {
  const { keyPoints } = makeDraft();
  return makeDraft({
    keyPoints: keyPoints.map((point, index) => (index === 0 ? { ...point, ...change } : point)),
  });
}

const { uncertainty, keyPoints } = makeDraft();
const firstText = keyPoints[0]?.text ?? "";
const UNFOUND = "초록에서 근거를 찾지 못한 표현:";

test("the memo of a card without errors is the draft's own", () => {
  expect(renderMemo(makeDraft())).toBe(uncertainty);
});

test("a quote that is not in the abstract makes the memo name the statement, not the quote", () => {
  const evidence = "these prompts are full of useless samples and expensive to grow";

  expect(renderMemo(withFirstPoint({ evidence }))).toBe(`${uncertainty} ${UNFOUND} “${firstText}”`);
});

test("a quote that begins within a word is not in the abstract", () => {
  const evidence = "ostly to expand further";

  expect(renderMemo(withFirstPoint({ evidence }))).toBe(`${uncertainty} ${UNFOUND} “${firstText}”`);
});

test("a stated risk without a quote is named too", () => {
  const text = "정답을 채점할 수 없는 과제에는 쓰지 못함";
  const risks: Draft["risks"] = [{ basis: "stated", evidence: null, text }];

  expect(renderMemo(makeDraft({ risks }))).toBe(`${uncertainty} ${UNFOUND} “${text}”`);
});

test("foreign numbers and names are named as they stand, each once", () => {
  const { oneLine, explanation } = makeDraft();
  const draft = makeDraft({
    oneLine: oneLine.replace("추론 능력", "GSM8K 점수를 37%, 추론 능력"),
    explanation: explanation.replace("꾸준히", "GSM8K에서 37% 꾸준히"),
  });

  expect(renderMemo(draft)).toBe(`${uncertainty} ${UNFOUND} “37%”, “GSM8K”`);
});

test("a number inside a statement that is named already is not named again", () => {
  const change = { evidence: "not a quote of this abstract at all", text: `${firstText} 37%` };

  expect(renderMemo(withFirstPoint(change))).toBe(`${uncertainty} ${UNFOUND} “${firstText} 37%”`);
});

test("a quote that is in the abstract leaves its statement in peace, short or shared as it is", () => {
  const shared = withFirstPoint({ evidence: keyPoints[1]?.evidence ?? "" });

  expect(renderMemo(withFirstPoint({ evidence: "costly to expand further" }))).toBe(uncertainty);
  expect(renderMemo(shared)).toBe(uncertainty);
});

test("an error of form is nothing that the source lacks", () => {
  const draft = withFirstPoint({
    text: "검증 가능한 프롬프트에 배울 것이 없는 예제가 많은 것이다",
  });

  expect(checkDraft(makePaper(), draft).map((found) => found.severity)).toContain("error");
  expect(renderMemo(draft)).toBe(uncertainty);
});

test("a long statement is cut after a word, and a long list after five names", () => {
  const text = "배울 것이 없는 예제 ".repeat(9).trim();
  const evidence = "not a quote of this abstract at all";
  const names = ["GSM8K", "MATH500", "HumanEval", "MMLU", "Qwen3", "Mistral", "Gemma"];

  const cut = renderMemo(withFirstPoint({ evidence, text }));
  const many = renderMemo(makeDraft({ oneLine: `${names.join(", ")}에서 모두 나아집니다.` }));

  expect(cut).toMatch(/“(?:배울 것이 없는 예제 )+배울[^”]{0,10}…”$/);
  expect(many).toMatch(/“GSM8K”, “MATH500”, “HumanEval”, “MMLU”, “Qwen3” 외 2건$/);
});

const DOUBTED = "다른 모델이 초록과 맞지 않는다고 본 문장:";
const toDoubt = (field: string, excerpt: string): Finding => ({
  ...{ check: "verifier", field, severity: "warning", message: "초록에 없는 말", excerpt },
});

test("the sentences that a verifier doubts are named last, each once, and none that is named already", () => {
  const { headline } = makeDraft();
  const change = { evidence: "not a quote of this abstract at all" };
  const doubts = [
    toDoubt("keyPoints[0].text", firstText),
    toDoubt("headline", headline ?? ""),
    toDoubt("headline", headline ?? ""),
  ];

  expect(renderMemo(makeDraft(), makePaper(), doubts.slice(1))).toBe(
    `${uncertainty} ${DOUBTED} “${headline}”`,
  );
  expect(renderMemo(withFirstPoint(change), makePaper(), doubts)).toBe(
    `${uncertainty} ${UNFOUND} “${firstText}” · ${DOUBTED} “${headline}”`,
  );
});

test("a memo is read back without what the program adds to it", () => {
  const memos = [
    ` ${UNFOUND} “37%” · ${DOUBTED} “문장”`,
    ` ${DOUBTED} “문장”`,
    ` ${UNFOUND} “37%”`,
    "",
  ];

  expect(memos.map((added) => withoutUnfound(`${uncertainty}${added}`))).toEqual(
    memos.map(() => uncertainty),
  );
});

test("the memo names a statement that its own quote contradicts", () => {
  const abstract = "Caching is old. The new cache reduces memory usage on long inputs by half.";
  const text = "새 캐시는 긴 입력의 메모리 사용량을 늘림";
  const evidence = "The new cache reduces memory usage on long inputs";

  const memo = renderMemo(withFirstPoint({ text, evidence }), makePaper({ abstract }));

  expect(memo).toContain(text);
});
