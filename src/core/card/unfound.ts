import { type Finding, standingFindings } from "../checks/finding.ts";
import { createQuoteFinder } from "../checks/text/find-quote.ts";
import type { Draft } from "../draft/draft.ts";
import { cleanLine, truncateWords } from "../text.ts";
import type { DraftedCard } from "./card.ts";

/** Errors of these checks mean that the source lacks something; others are about form. */
const GROUNDING_CHECKS: readonly Finding["check"][] = ["evidence", "numbers", "terms", "meaning"];

/** Those of which the whole statement is named: a word of it says nothing by itself. */
const STATEMENT_CHECKS: readonly Finding["check"][] = ["evidence", "meaning"];

/** A list item has at most 65 characters; only texts outside their bounds are cut. */
const LETTERS_AT_MOST = 70;

/** A longer list would not be read. */
const NAMES_AT_MOST = 5;

/** How the sentences begin that the program adds to a memo. */
const OPENINGS = {
  unfound: "초록에서 근거를 찾지 못한 표현:",
  doubted: "다른 모델이 초록과 맞지 않는다고 본 문장:",
} as const;

/** Between these two sentences. */
const SEPARATOR = " · ";

const ADDED = new RegExp(`(?:${Object.values(OPENINGS).join("|")}).*$`, "s");

/** A memo without what the program adds to it. */
export function withoutUnfound(memo: string): string {
  return memo.replace(ADDED, "").trim();
}

/**
 * What a reader should not rely on, in one or two Korean sentences, or null when everything was found: the
 * statements whose quote is not in the abstract or contradicts them, the numbers and names that the source lacks, and
 * the sentences that the verifier doubts. What a person has dismissed is none of these.
 */
export function describeUnfound(
  known: Pick<DraftedCard, "paper" | "draft" | "findings">,
): string | null {
  const card = { ...known, findings: standingFindings(known.findings) };
  const unfound = nameUnfound(card);
  const doubted = nameDoubted(card).filter((sentence) => !unfound.includes(sentence));
  const sentences = [
    ...describeNames(OPENINGS.unfound, unfound),
    ...describeNames(OPENINGS.doubted, doubted),
  ];
  return sentences.length === 0 ? null : sentences.join(SEPARATOR);
}

function describeNames(opening: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names
    .slice(0, NAMES_AT_MOST)
    .map((name) => `“${truncateWords(name, LETTERS_AT_MOST)}”`);
  const more = names.length > NAMES_AT_MOST ? ` 외 ${names.length - NAMES_AT_MOST}건` : "";
  return [`${opening} ${shown.join(", ")}${more}`];
}

function nameDoubted({ findings }: Pick<DraftedCard, "findings">): string[] {
  const doubts = findings.filter(({ check }) => check === "verifier");
  return [...new Set(doubts.map(({ excerpt }) => cleanLine(excerpt ?? "")))].filter(Boolean);
}

/** Each name once; an excerpt of a statement that is in the list is left out. */
function nameUnfound({ paper, draft, findings }: Parameters<typeof describeUnfound>[0]): string[] {
  const errors = findings.filter(
    ({ check, severity, excerpt }) =>
      severity === "error" &&
      GROUNDING_CHECKS.includes(check) &&
      // a statement beside the wrong quote may be right: the abstract has it elsewhere
      (check !== "meaning" || excerpt !== null),
  );
  const findQuote = createQuoteFinder(paper.abstract);
  const statements = errors
    .filter(({ check }) => STATEMENT_CHECKS.includes(check))
    .flatMap(({ check, field }) => {
      const statement = findStatement(draft, field);
      if (statement === null) return [];
      // A quote with an error may still stand there: it is too short, or overlaps another one.
      const isFound = check === "evidence" && findQuote(statement.evidence ?? "").length > 0;
      return isFound ? [] : [statement];
    });
  const excerpts = errors.filter(
    ({ check, field }) =>
      !STATEMENT_CHECKS.includes(check) &&
      !statements.some((statement) => field.startsWith(statement.field)),
  );
  const names = [
    ...statements.map(({ text }) => text),
    ...excerpts.flatMap(({ excerpt }) => excerpt ?? []),
  ];
  return [...new Set(names.map(cleanLine))].filter((name) => name !== "");
}

type Statement = { field: string; text: string; evidence: string | null };

/** The statement that `keyPoints[0].evidence` or `risks[0].evidence` should prove, or that `keyPoints[0].text` is. */
function findStatement(draft: Draft, path: string): Statement | null {
  const { list, index } = /^(?<list>keyPoints|risks)\[(?<index>\d+)\]/.exec(path)?.groups ?? {};
  const item = list === "risks" ? draft.risks[Number(index)] : draft.keyPoints[Number(index)];
  return item ? { field: `${list}[${index}].`, text: item.text, evidence: item.evidence } : null;
}
