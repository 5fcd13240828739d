import { expect, test } from "vitest";
import { z } from "zod";
import { buildCard, type DraftedCard } from "../../../src/core/card/card.ts";
import {
  carryDismissals,
  withDecisions,
  withoutDismissals,
} from "../../../src/core/card/carry-dismissals.ts";
import {
  dismissFindings,
  KeptDecision,
  listDismissals,
  withDecision,
} from "../../../src/core/card/dismissal.ts";
import { errorsOf } from "../../../src/core/card/judge-draft.ts";
import { describeUnfound } from "../../../src/core/card/unfound.ts";
import { checkDraft } from "../../../src/core/checks/check-draft.ts";
import {
  CHECKS,
  costsTrust,
  DismissalReason,
  type Dismissed,
  Finding,
  SEVERITIES,
  standingFindings,
} from "../../../src/core/checks/finding.ts";
import type { Draft } from "../../../src/core/draft/draft.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { makeDraft, makePaper, makeProvenance } from "../../support/make.ts";

const DISMISSED: Dismissed = { reason: "본문 표 2의 값", at: "2026-02-23T12:00:00.000Z" };
const { keyPoints, actions, oneLine, explanation, uncertainty } = makeDraft();
const STRAY = "정답률은 77.7%입니다.";

/** A card of a draft as the checks find it. */
function cardOf(overrides: Partial<Draft>): DraftedCard {
  const [paper, draft] = [makePaper(), makeDraft(overrides)];
  const findings = checkDraft(paper, draft);
  const outcome = { status: "drafted", artefacts: NOT_LOOKED_UP, draft, findings } as const;
  const card = buildCard({ ...outcome, paper, provenance: makeProvenance() }, null);
  return card.status === "ok" ? card : expect.fail();
}

/** A card with what was dismissed in a version before it. */
function carry(card: DraftedCard, before: DraftedCard): DraftedCard {
  const carried = carryDismissals(card, before);
  return carried.status === "ok" ? carried : expect.fail();
}

/** The card with what the checks find in it dismissed, as far as the rule says so. */
function dismiss(card: DraftedCard, rule: (finding: Finding) => boolean = () => true): DraftedCard {
  const { draft } = card;
  const decisions = card.findings
    .filter(rule)
    .flatMap((finding) => withDecision([], { draft, finding, dismissed: DISMISSED }));
  const decided = withDecisions(card, decisions);
  return decided.status === "ok" ? decided : expect.fail();
}

const isError = ({ severity }: Finding) => severity === "error";

test("a dismissed finding costs no trust, is told nowhere in the memo, and stays with its reason", () => {
  const plain = cardOf({ uncertainty: `${uncertainty} ${STRAY}` });

  const card = dismiss(plain);

  expect(plain).toMatchObject({ confidence: "하", confidenceReason: "검사 오류 1건 남음" });
  expect(card.confidence).not.toBe("하");
  expect([errorsOf(card.findings), costsTrust(card.findings)]).toEqual([[], false]);
  expect(describeUnfound(plain)).toContain("77.7%");
  expect(card.status === "ok" && describeUnfound(card)).toBeNull();
  expect(card.findings.find(isError)).toMatchObject({ check: "numbers", dismissed: DISMISSED });
});

test.each(CHECKS)("a dismissed finding of %s leaves no word in the memo", (check) => {
  const card = cardOf({});
  const evidence = "nobody wrote these words";
  const [point = expect.fail(), ...others] = keyPoints;
  const draft = { ...card.draft, keyPoints: [{ ...point, evidence }, ...others] };
  const told = SEVERITIES.flatMap((severity): Finding[] =>
    ["keyPoints[0].text", "keyPoints[0].evidence", "explanation"].map((field) => ({
      ...{ check, field, severity, message: "틀린 말", excerpt: "줄어든다고 한 말" },
      dismissed: DISMISSED,
    })),
  );

  expect(describeUnfound({ ...card, draft, findings: told })).toBeNull();
});

test.each<[what: string, before: Partial<Draft>, after: Partial<Draft>, left: number]>([
  [
    "another sentence of its field changes",
    { uncertainty: `${uncertainty} ${STRAY}` },
    { uncertainty: `이 문장은 새로 쓴 것입니다. ${STRAY}` },
    0,
  ],
  [
    "another field changes",
    { uncertainty: `${uncertainty} ${STRAY}` },
    { uncertainty: `${uncertainty} ${STRAY}`, actions: actions.toReversed() },
    0,
  ],
  [
    "its item of a list moves",
    { actions: [...actions, "학습 로그 77.7% 이상에서 오답 유형 집계"] },
    { actions: ["학습 로그 77.7% 이상에서 오답 유형 집계", ...actions] },
    0,
  ],
  [
    "its sentence changes",
    { uncertainty: `${uncertainty} ${STRAY}` },
    { uncertainty: `${uncertainty} 정답률은 거의 77.7%입니다.` },
    1,
  ],
  [
    "its sentence moves into a field of another kind",
    { oneLine: `${oneLine} ${STRAY}` },
    { explanation: `${explanation} ${STRAY}` },
    1,
  ],
  [
    "the statement of a quote that is not in the abstract changes, and the quote does not",
    { keyPoints: keyPoints.map((point) => ({ ...point, evidence: "not in the abstract at all" })) },
    {
      keyPoints: keyPoints.map(({ text }) => ({
        evidence: "not in the abstract at all",
        text: `${text} 변경`,
      })),
    },
    0,
  ],
])("when %s, as many dismissed errors come back as are others then", (_, before, after, left) => {
  const dismissed = dismiss(cardOf(before));
  expect(errorsOf(dismissed.findings)).toEqual([]);

  const again = carryDismissals(cardOf(after), dismissed);

  const carried = new Set(again.findings.filter(isError).map(({ dismissed: why }) => why));
  expect(errorsOf(again.findings)).toHaveLength(left);
  expect([...carried].some((one) => one?.reason === DISMISSED.reason)).toBe(left === 0);
});

test("a sentence that another draft has again is as it was dismissed, however many drafts came between", () => {
  const dismissed = dismiss(cardOf({ oneLine: STRAY }));

  const away = carry(cardOf({ oneLine }), dismissed);
  const farther = carry(cardOf({ headline: "다른 제목", oneLine }), away);
  const back = carry(cardOf({ oneLine: STRAY }), farther);

  expect(away.dismissals).toContainEqual(
    expect.objectContaining({ check: "numbers", field: "oneLine" }),
  );
  expect(farther.dismissals).toEqual(away.dismissals);
  expect(errorsOf(back.findings)).toEqual([]);
  expect(back).toEqual(dismissed);
});

test("what is dismissed of a sentence is not what is found in another one, whatever draft it was in", () => {
  const dismissed = dismiss(cardOf({ oneLine: STRAY }));

  const away = carry(cardOf({ oneLine }), dismissed);
  const other = carry(cardOf({ oneLine: `거의 ${STRAY}` }), away);

  expect(errorsOf(other.findings).length).toBeGreaterThan(0);
  expect(other.dismissals).toEqual(away.dismissals);
});

test("a dismissal that is restored comes back with no draft", () => {
  const card = cardOf({ oneLine: STRAY });
  const dismissed = dismiss(card);
  const restored = withDecisions(
    dismissed,
    dismissed.findings.flatMap((finding) =>
      withDecision([], { draft: dismissed.draft, finding, dismissed: null }),
    ),
  );

  const back = carryDismissals(card, carryDismissals(cardOf({ oneLine }), restored));

  expect(back).toEqual(card);
});

test("what was dismissed in earlier drafts is bounded, and the last of it stays", () => {
  const sentences = Array.from({ length: 60 }, (_, index) => `정답률은 ${index + 701}%입니다.`);

  const last = sentences.reduce(
    (card, one) => dismiss(carry(cardOf({ oneLine: one }), card)),
    cardOf({ oneLine }),
  );

  const told = JSON.stringify(last.dismissals);
  expect(Buffer.byteLength(told)).toBeLessThan(8_000);
  expect(told).toContain("759%");
  expect(told).not.toContain("701%");
});

test("nobody is taken at his word that a person has dismissed something in earlier drafts", () => {
  const away = carry(cardOf({ oneLine }), dismiss(cardOf({ oneLine: STRAY })));

  expect(withoutDismissals(away)).toEqual(cardOf({ oneLine }));
});

test("a finding about a whole field is bound to all of its text", () => {
  const long = { headline: `${makeDraft().headline}, 그리고 그 뒤에도 이어지는 긴 제목의 나머지` };
  const dismissed = dismiss(cardOf(long));
  const isOfHeadline = ({ field }: Finding) => field === "headline";

  const same = carryDismissals(cardOf({ ...long, oneLine: STRAY }), dismissed);
  const other = carryDismissals(cardOf({ headline: `${long.headline} 더` }), dismissed);

  expect(dismissed.findings.filter(isOfHeadline)).not.toEqual([]);
  expect(standingFindings(same.findings.filter(isOfHeadline))).toEqual([]);
  expect(standingFindings(other.findings.filter(isOfHeadline))).not.toEqual([]);
});

test("a finding whose message alone is another stays dismissed, and one beside it does not become so", () => {
  const card = cardOf({ oneLine: STRAY });
  const [finding = expect.fail()] = card.findings.filter(isError);
  const dismissed = dismiss(card, (one) => one === finding);
  const [reworded, beside] = ["새 말로 쓴 지적", "같은 문장의 다른 지적"].map((message) => ({
    ...finding,
    message,
  }));
  const carry = (...findings: Finding[]) =>
    dismissFindings({ draft: card.draft, findings }, listDismissals(dismissed)).map(
      (one) => one.dismissed !== undefined,
    );

  expect(carry(reworded ?? expect.fail())).toEqual([true]);
  expect(carry(finding, beside ?? expect.fail())).toEqual([true, false]);
});

test("what is decided last counts: a dismissal that was taken back is none", () => {
  const card = cardOf({ oneLine: STRAY });
  const { draft, findings } = card;
  const [finding = expect.fail()] = findings.filter(isError);
  const first = withDecision([], { draft, finding, dismissed: DISMISSED });

  const last = withDecision(first, { draft, finding, dismissed: null });

  expect(last).toHaveLength(1);
  expect(withDecisions(card, last)).toEqual(card);
  expect(withDecisions(withDecisions(card, first), last)).toEqual(card);
});

test("a card in which nothing was dismissed is the same, byte for byte", () => {
  const card = cardOf({ oneLine: STRAY });

  expect(carryDismissals(card, card, undefined)).toBe(card);
  expect(JSON.stringify(card.findings.map((one) => Finding.parse(one)))).toBe(
    JSON.stringify(card.findings),
  );
});

test("a decision that an earlier review holds with the sentence itself is about the same finding", () => {
  const card = cardOf({ oneLine: STRAY });
  const { draft, findings } = card;
  const finding = findings.find(isError) ?? expect.fail();
  const decisions = withDecision([], { draft, finding, dismissed: DISMISSED });
  const earlier = decisions.map((one) => ({ ...one, sentence: STRAY }));

  const read = z.array(KeptDecision).parse(earlier);

  expect(read).toEqual(decisions);
  expect(z.array(KeptDecision).parse(read)).toEqual(decisions);
});

test("a card keeps a bounded number of decisions, the last ones", () => {
  const card = cardOf({ oneLine: STRAY });
  const [finding = expect.fail()] = card.findings;
  let decisions = listDismissals(card);
  for (let index = 0; index < 300; index += 1) {
    const other = { ...finding, message: `${index}` };
    decisions = withDecision(decisions, {
      ...{ draft: card.draft, finding: other, dismissed: DISMISSED },
    });
  }

  expect(decisions).toHaveLength(200);
  expect(decisions.at(-1)?.message).toBe("299");
});

test.each([
  ["본문 표 2의 값", true],
  ["OK", true],
  ["가", false],
  ["…… !?", false],
  ["가".repeat(201), false],
  ["두 줄\n이유", false],
  ["숨은\u200B 글자", false],
])("a reason is one short line that says something: %j", (reason, isReason) => {
  expect(DismissalReason.safeParse(reason).success).toBe(isReason);
});
