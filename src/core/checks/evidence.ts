import { describeBounds, QUOTE_WORDS } from "../draft/bounds.ts";
import type { Draft } from "../draft/draft.ts";
import { makeOnce } from "../make-once.ts";
import type { Paper } from "../paper/paper.ts";
import type { TextRange } from "../text-range.ts";
import type { Finding } from "./finding.ts";
import { countQuoteWords, createQuoteFinder, findPlainly } from "./text/find-quote.ts";

/** A quote, where it stands letter by letter, and each of its places in the abstract. */
type Quote = {
  field: string;
  text: string;
  plain: TextRange | null;
  places: () => readonly TextRange[];
};

/**
 * Finds quotes that the abstract does not contain letter by letter, that are too short to prove anything,
 * or that overlap another quote of the same list.
 */
export function checkEvidence(
  { abstract }: Pick<Paper, "abstract">,
  draft: Pick<Draft, "keyPoints" | "risks">,
): Finding[] {
  const find = createQuoteFinder(abstract);
  const toQuote = (field: string, text: string): Quote => ({
    ...{ field, text, plain: findPlainly(abstract, text) },
    places: makeOnce(() => find(text)),
  });
  const points = draft.keyPoints.map(({ evidence }, index) =>
    toQuote(`keyPoints[${index}].evidence`, evidence),
  );
  const risks = draft.risks.flatMap(({ evidence }, index) =>
    evidence === null ? [] : [toQuote(`risks[${index}].evidence`, evidence)],
  );
  return [
    ...[...points, ...risks].flatMap(checkQuote),
    ...checkOverlaps(points),
    ...checkOverlaps(risks),
    ...checkBasis(draft),
  ];
}

function checkQuote({ field, text, plain, places }: Quote): Finding[] {
  if (plain === null && places().length === 0) {
    return [
      evidenceError(
        field,
        "초록에 글자 그대로 있는 구절이 아닙니다. 이어진 한 구절을 그대로 옮기세요.",
      ),
    ];
  }
  const words = countQuoteWords(text);
  if (words < QUOTE_WORDS.least) {
    return [
      evidenceError(
        field,
        `인용이 너무 짧습니다(${words}단어). 초록에서 ${describeBounds(QUOTE_WORDS, "단어")}를 이어진 그대로 옮기세요.`,
      ),
    ];
  }
  return [];
}

function checkOverlaps(quotes: readonly Quote[]): Finding[] {
  return quotes.flatMap((quote, index) => {
    const other = quotes.slice(0, index).find((earlier) => doOverlap(earlier, quote));
    if (!other) return [];
    return [
      evidenceError(
        quote.field,
        `다른 인용과 겹칩니다: ${other.field}. 항목마다 초록의 다른 구절을 옮기세요.`,
      ),
    ];
  });
}

/** Two quotes overlap when each place of one shares letters with each place of the other. */
function doOverlap(a: Quote, b: Quote): boolean {
  if (a.plain !== null && b.plain !== null && !shareLetters(a.plain, b.plain)) return false;
  const [first, second] = [a.places(), b.places()];
  if (first.length === 0 || second.length === 0) return false;
  return first.every((one) => second.every((other) => shareLetters(one, other)));
}

function shareLetters(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

function checkBasis({ risks }: Pick<Draft, "risks">): Finding[] {
  return risks.flatMap(({ basis, evidence }, index) =>
    basis === "stated" && evidence === null
      ? [
          evidenceError(
            `risks[${index}].evidence`,
            "‘초록에 명시’(stated)를 골랐지만 인용이 없습니다. 구절을 옮겨 적거나 ‘추정’(inferred)으로 바꾸세요.",
          ),
        ]
      : [],
  );
}

function evidenceError(field: string, message: string): Finding {
  return { check: "evidence", field, severity: "error", message, excerpt: null };
}
