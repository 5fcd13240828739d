import { expect, test } from "vitest";
import { checkDraft } from "../../../src/core/checks/check-draft.ts";
import { Finding } from "../../../src/core/checks/finding.ts";
import { rebuildDay } from "../../../src/core/digest/compose-cards.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { carryDoubts, recheckDraft } from "../../../src/core/verification/carry-doubts.ts";
import { describeUnusable, judgeStatements } from "../../../src/core/verification/doubts.ts";
import { listStatements } from "../../../src/core/verification/statements.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";

const PAPER = makePaper();
const DRAFT = makeDraft();
const STATEMENTS = listStatements(DRAFT);
const SENTENCE = STATEMENTS.find(({ field }) => field === "explanation") ?? expect.fail();
const PASSAGE = "they contain many uninformative examples";

/** What comes of one verdict on a sentence. */
function doubtOf(
  verdict: Parameters<typeof judgeStatements>[1] extends ReadonlyMap<number, infer V> ? V : never,
  of = SENTENCE,
) {
  return judgeStatements(STATEMENTS, new Map([[of.number, verdict]]), PAPER).doubts;
}

test("a doubt is a warning that names its sentence and the passage that speaks against it", () => {
  const [doubt, ...others] = doubtOf({ verdict: "contradicted", passage: PASSAGE });

  expect(others).toEqual([]);
  expect(doubt).toEqual({
    check: "verifier",
    field: "explanation",
    severity: "warning",
    message: expect.stringMatching(
      /^초록과 어긋나는 말: “RLVR은 .*…”\. 초록이 말하는 대로 고치세요\.$/,
    ),
    excerpt: SENTENCE.text,
    passage: PASSAGE,
  });
  expect(DRAFT.explanation).toContain(doubt?.excerpt);
});

test("what no verdict stands on is told apart by why, and what is supported or stands needs nothing", () => {
  const supported = STATEMENTS.map(
    ({ number }) => [number, { verdict: "supported", passage: null }] as const,
  );
  const judge = (others: readonly Parameters<typeof doubtOf>[0][]) => {
    const verdicts = new Map([
      ...supported,
      ...others.map((one, index) => [index + 1, one] as const),
    ]);
    return judgeStatements(STATEMENTS, verdicts, PAPER).unusable;
  };

  expect(judge([])).toEqual([]);
  expect(judge([{ verdict: "not in the source", passage: "nobody wrote this" }])).toEqual([]);
  expect(judge([{ verdict: "contradicted", passage: PASSAGE }, null])).toEqual(["differing"]);
  expect(judge([{ verdict: "contradicted", passage: "paraphrased" }])).toEqual(["unproven"]);
  expect(judgeStatements(STATEMENTS, new Map(supported.slice(2)), PAPER).unusable).toEqual([
    "missing",
    "missing",
  ]);
  expect(describeUnusable(["missing", "unproven", "missing"], 12)).toBe(
    "No verdict stands on 3 of 12 sentences of a card: 2 without a verdict, 1 with one that needs words of the abstract and has none.",
  );
});

test("what is supported, and what nothing was said of, is no finding", () => {
  expect(doubtOf({ verdict: "supported", passage: PASSAGE })).toEqual([]);
  expect(judgeStatements(STATEMENTS, new Map(), PAPER).doubts).toEqual([]);
});

test.each([
  "contradicted",
  "broader than the source",
  "aim as result",
  "condition dropped",
] as const)("%s is believed with a real passage only", (verdict) => {
  expect(doubtOf({ verdict, passage: "they contain few uninformative examples" })).toEqual([]);
  expect(doubtOf({ verdict, passage: null })).toEqual([]);
  expect(doubtOf({ verdict, passage: "a".repeat(601) })).toEqual([]);
  expect(doubtOf({ verdict, passage: PASSAGE })).toMatchObject([{ passage: PASSAGE }]);
});

test("that something is not in the source needs no passage, and an invented one is dropped", () => {
  const [doubt] = doubtOf({ verdict: "not in the source", passage: "nobody wrote these words" });

  expect(doubt).not.toHaveProperty("passage");
  expect(doubt?.message).toMatch(/^초록에 없는 말: “/);
});

test("of a sentence with a quote it is said that quote or abstract lack it", () => {
  const [point = expect.fail()] = STATEMENTS;

  expect(doubtOf({ verdict: "not in the source", passage: null }, point)).toMatchObject([
    { field: "keyPoints[0].text", message: expect.stringMatching(/^인용이나 초록에 없는 말: “/) },
  ]);
});

test("a passage counts in other quotes and with a full stop, and as the abstract has it", () => {
  const [doubt] = doubtOf({ verdict: "contradicted", passage: `“${PASSAGE}.”` });

  expect(doubt?.passage).toBe(PASSAGE);
});

const [DOUBT = expect.fail()] = doubtOf({ verdict: "contradicted", passage: PASSAGE });
const carry = (draft = DRAFT, doubts: readonly Finding[] = [DOUBT], paper = PAPER) =>
  carryDoubts(doubts, { paper, draft });

test("a doubt stays while its sentence stands in its field, whatever stands around it", () => {
  const explanation = `새로 쓴 첫 문장입니다. ${DRAFT.explanation}`;

  expect(carry()).toEqual([DOUBT]);
  expect(carry(makeDraft({ explanation }))).toEqual([DOUBT]);
});

test("a doubt is dropped when its sentence changes, or stands in another field alone", () => {
  const explanation = DRAFT.explanation.replace(SENTENCE.text, "고친 문장입니다.");
  const moved = makeDraft({ explanation, oneLine: SENTENCE.text });

  expect(carry(makeDraft({ explanation }))).toEqual([]);
  expect(carry(moved)).toEqual([]);
});

test("of a list the sentence may have moved to another item", () => {
  const [point = expect.fail()] = STATEMENTS;
  const [doubt = expect.fail()] = doubtOf({ verdict: "not in the source", passage: null }, point);
  const keyPoints = DRAFT.keyPoints.toReversed();

  expect(carry(makeDraft({ keyPoints }), [doubt])).toEqual([
    { ...doubt, field: `keyPoints[${keyPoints.length - 1}].text` },
  ]);
});

test("what a file says of a doubt can cost no more, show no other passage, and take no more room", () => {
  const said: Finding = {
    ...DOUBT,
    severity: "error",
    message: "가".repeat(999),
    passage: "not there",
  };

  const [carried, ...others] = carry(DRAFT, [said, said]);

  expect(others).toEqual([]);
  expect(carried).toMatchObject({ severity: "warning" });
  expect(carried).not.toHaveProperty("passage");
  expect(carried?.message.length).toBeLessThanOrEqual(201);
});

test("of earlier findings only the verifier's stay, among those that the checks find now", () => {
  const draft = makeDraft({ oneLine: "Composition-RL은 정답률을 99% 올립니다." });
  const old: Finding = { ...DOUBT, check: "claims" };

  const findings = recheckDraft({ paper: PAPER, draft, findings: [old, DOUBT] });

  expect(findings.filter(({ check }) => check !== "verifier")).toEqual(checkDraft(PAPER, draft));
  expect(findings.filter(({ check }) => check === "verifier")).toEqual([DOUBT]);
});

test("a finding of an older file has no passage, and is written without one", () => {
  const { passage: _, ...old } = DOUBT;

  expect(JSON.stringify(Finding.parse(old))).toBe(JSON.stringify(old));
});

test("a day that another process has handed over keeps doubts, and nothing else that it says was found", () => {
  const invented: Finding = { ...DOUBT, excerpt: "카드에 없는 문장입니다." };
  const card = makeDraftedCard({
    findings: [DOUBT, invented, { ...DOUBT, check: "claims", severity: "error" }],
  });
  const digest = buildDailyDigest({
    ...{ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 1 },
    cards: [card],
  });

  const [rebuilt] = rebuildDay(digest).cards;

  expect(rebuilt?.findings.filter(({ severity }) => severity !== "style")).toEqual([DOUBT]);
});
