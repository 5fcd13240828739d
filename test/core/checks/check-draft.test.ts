import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkDraft, checkDrafts } from "../../../src/core/checks/check-draft.ts";
import { checkText } from "../../../src/core/checks/check-text.ts";
import { checkEvidence } from "../../../src/core/checks/evidence.ts";
import { fieldsOf } from "../../../src/core/checks/fields.ts";
import type { Finding } from "../../../src/core/checks/finding.ts";
import { checkRepetition } from "../../../src/core/checks/repetition.ts";
import { MAX_EVIDENCE_CHARS, MAX_LENGTH_FACTOR } from "../../../src/core/draft/bounds.ts";
import { Draft } from "../../../src/core/draft/draft.ts";
import { changeField } from "../../../src/core/draft/draft-fields.ts";
import { makeDraft, makePaper } from "../../support/make.ts";
import { rounds } from "../../support/rounds.ts";

const tried = z
  .array(
    z.object({
      paper: z.object({
        id: z.string(),
        title: z.string(),
        abstract: z.string(),
        githubRepo: z.string().nullable(),
        org: z.string().nullable(),
      }),
      draft: Draft.omit({ tags: true }),
    }),
  )
  .parse(JSON.parse(readFileSync("test/fixtures/drafts-tried.json", "utf8")))
  .map(({ paper: { id, title, abstract, githubRepo, org }, draft }) => ({
    paper: makePaper({ id, title, abstract, codeUrl: githubRepo, organization: org }),
    draft: { ...draft, tags: ["LLM" as const] },
  }));

const errorsOf = (findings: readonly Finding[]) =>
  findings.filter((finding) => finding.severity === "error");

test("no check complains about the model draft", () => {
  expect(checkDraft(makePaper(), makeDraft())).toEqual([]);
});

test("a point whose quote is refused is not held against it as well", () => {
  const { keyPoints } = makeDraft();
  const draft = makeDraft({
    keyPoints: keyPoints.map((point) => ({ ...point, evidence: "words that stand elsewhere" })),
  });

  const errors = errorsOf(checkDraft(makePaper(), draft));

  expect(errors.map(({ check }) => check)).toEqual(keyPoints.map(() => "evidence"));
});

test.each(tried)("no check finds an error in the good draft of $paper.id", ({ paper, draft }) => {
  expect(errorsOf(checkDraft(paper, draft))).toEqual([]);
});

test("five good drafts in one digest share no telling sentence", () => {
  expect(checkDrafts(tried).flatMap(errorsOf)).toEqual([]);
});

test("a draft under another paper's abstract is found out by its quotes and its names", () => {
  const [first, second] = tried;
  const findings = first && second ? checkDraft(first.paper, second.draft) : [];

  const checks = new Set(errorsOf(findings).map((finding) => finding.check));
  expect([...checks]).toEqual(expect.arrayContaining(["evidence", "numbers", "terms"]));
});

test("any text about one source is checked as a report", () => {
  const findings = checkText(makePaper(), "최초로 GPT-5를 30% 앞선 **방법**");

  expect(findings.map(({ check, field, severity }) => [check, field, severity])).toEqual([
    ["numbers", "text", "error"],
    ["terms", "text", "error"],
    ["markup", "text", "error"],
    ["claims", "text", "warning"],
  ]);
});

/** Text from an alphabet of troublemakers; plain random strings hardly ever hold any of them. */
const hostileText = fc.string({
  unit: fc.constantFrom(
    ..."1 , . % x ~ - + * ` [ ]( < > @ $ \\ ( ) A a B LLM GPT-4 억 만 배 두 세 다 요 니다. 한 漢 の \n \u200b \ud800 \ufffd ㄱ τ 최고 SOTA 10^ http:// 절반 ３ ％ two million half".split(
      " ",
    ),
    " ",
  ),
  maxLength: 60,
});

const hostileDraft = fc
  .record({ text: hostileText, evidence: hostileText, other: hostileText })
  .map(({ text, evidence, other }) =>
    makeDraft({
      keyPoints: [{ evidence, text }],
      oneLine: other,
      developerView: text,
      actions: [text, other],
      risks: [{ basis: "stated", evidence, text: other }],
      explanation: `${text} ${other}`,
    }),
  );

test("hostile text is checked without a throw, and every excerpt stands in its field", () => {
  fc.assert(
    fc.property(hostileText, hostileDraft, (abstract, draft) => {
      const text = JSON.stringify(draft);
      for (const { excerpt } of checkDraft(makePaper({ abstract }), draft)) {
        const stands = excerpt === null || text.includes(JSON.stringify(excerpt).slice(1, -1));
        expect(stands, excerpt ?? "").toBe(true);
      }
    }),
    rounds(300),
  );
});

/** User time, not the clock: a busy machine proves nothing. Quadratic checks take minutes. */
function secondsOf(work: () => unknown): number {
  const startedAt = process.cpuUsage();
  work();
  return process.cpuUsage(startedAt).user / 1_000_000;
}

const COSTLY = [
  ...'1, a x1 ` [ <a 두 A- $ * @a 1~ 1/ 1억 3분의1 \\ { ~ ^ \\footnote{ \\"a'.split(" "),
  ...[
    "한 ",
    "ab- cd ",
    "``a'' ",
    "one hundred and ",
    "1 000 ",
    "1시간 30분 ",
    "3주의 ",
    "가. ",
    "가\n",
  ],
];

test.each(COSTLY)("a text of 50,000 characters of %j does not hold the checks up", (unit) => {
  const text = unit.repeat(50_000 / unit.length);

  expect(secondsOf(() => checkText(makePaper(), text))).toBeLessThan(5);
});

test.each(COSTLY)("a quote and an abstract of %j do not hold the checks up", (unit) => {
  const abstract = unit.repeat(10_000 / unit.length);
  const [first, ...others] = makeDraft().keyPoints;
  const evidence = `${abstract.slice(0, 5000)}?`;
  const draft = makeDraft({ keyPoints: first ? [{ ...first, evidence }, ...others] : others });

  expect(secondsOf(() => checkEvidence({ abstract }, draft))).toBeLessThan(5);
});

test.each(COSTLY.filter((_, index) => index % 3 === 0))(
  "a card of %j, as long as it may be in every text, is checked in 2 s",
  (unit) => {
    const abstract = unit.repeat(10_000 / unit.length);
    const draft = fieldsOf(makeDraft()).reduce((changed, { path, width }) => {
      const text = unit.repeat(2_000).slice(0, width.most * MAX_LENGTH_FACTOR);
      return changeField(changed, path, text) ?? changed;
    }, makeDraft());
    const keyPoints = draft.keyPoints.map((point) => ({
      ...point,
      evidence: abstract.slice(0, MAX_EVIDENCE_CHARS),
    }));

    expect(
      secondsOf(() => checkDraft(makePaper({ abstract }), { ...draft, keyPoints })),
    ).toBeLessThan(2);
  },
);

test("thousands of sentences that all differ are not all compared with each other", () => {
  const hangul = (index: number) => String.fromCharCode(0xac00 + ((index * 7919) % 11_172));
  const sentences = Array.from({ length: 8000 }, (_, index) =>
    Array.from({ length: 20 }, (_letter, at) => hangul(index * 31 + at * (index % 97))).join(""),
  );
  const draft = makeDraft({ explanation: sentences.join(". ") });

  expect(secondsOf(() => checkRepetition(draft))).toBeLessThan(2);
});
