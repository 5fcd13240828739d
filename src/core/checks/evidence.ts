import type { Draft } from "../draft/draft.ts";
import type { Paper } from "../paper/paper.ts";
import type { Finding } from "./finding.ts";
import { foldQuote } from "./text/fold.ts";

/** A quote shorter than this proves nothing: four words can stand in any abstract. */
const WORDS_AT_LEAST = 5;

/** A span of a quote in the abstract; where it stands more than once, any of them will do. */
type Quote = { field: string; text: string; starts: readonly number[] };

/**
 * Finds quotes that the abstract does not hold letter by letter, that are too short to prove anything
 * or that overlap another quote of the same list.
 */
export function checkEvidence(
  { abstract }: Pick<Paper, "abstract">,
  draft: Pick<Draft, "keyPoints" | "risks">,
): Finding[] {
  const source = foldQuote(abstract);
  const points = draft.keyPoints.map(({ evidence }, index) =>
    locate(source, `keyPoints[${index}].evidence`, evidence),
  );
  const risks = draft.risks.flatMap(({ evidence }, index) =>
    evidence === null ? [] : [locate(source, `risks[${index}].evidence`, evidence)],
  );
  return [
    ...[...points, ...risks].flatMap(checkQuote),
    ...checkOverlaps(points),
    ...checkOverlaps(risks),
    ...checkBasis(draft),
  ];
}

function locate(source: string, field: string, quote: string): Quote {
  const text = foldQuote(quote);
  return { field, text, starts: text === "" ? [] : startsOf(source, text) };
}

/** Where a quote stands as whole words. */
function startsOf(source: string, quote: string): number[] {
  const starts: number[] = [];
  for (let at = source.indexOf(quote); at !== -1; at = source.indexOf(quote, at + quote.length)) {
    const before = source.slice(Math.max(0, at - 1), at + 1);
    const after = source.slice(at + quote.length - 1, at + quote.length + 1);
    if (![before, after].some((pair) => /^[\p{L}\p{N}]{2}$/u.test(pair))) starts.push(at);
  }
  return starts;
}

function checkQuote({ field, text, starts }: Quote): Finding[] {
  if (starts.length === 0) {
    return [
      error(field, "초록에 글자 그대로 있는 구절이 아닙니다. 이어진 한 구절을 그대로 옮기세요."),
    ];
  }
  const words = text.split(" ").length;
  if (words < WORDS_AT_LEAST) {
    return [
      error(
        field,
        `인용이 너무 짧습니다(${words}단어). 초록에서 5~30단어를 이어진 그대로 옮기세요.`,
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
      error(
        quote.field,
        `다른 인용과 겹칩니다: ${other.field}. 항목마다 초록의 다른 구절을 옮기세요.`,
      ),
    ];
  });
}

/** Two quotes overlap when they share letters wherever one puts them. */
function doOverlap(a: Quote, b: Quote): boolean {
  if (a.starts.length === 0 || b.starts.length === 0) return false;
  return a.starts.every((first) =>
    b.starts.every((second) => first < second + b.text.length && second < first + a.text.length),
  );
}

function checkBasis({ risks }: Pick<Draft, "risks">): Finding[] {
  return risks.flatMap(({ basis, evidence }, index) =>
    basis === "stated" && evidence === null
      ? [
          error(
            `risks[${index}].evidence`,
            "stated인데 인용이 없습니다. 초록의 구절을 옮기거나 inferred로 바꾸세요.",
          ),
        ]
      : [],
  );
}

function error(field: string, message: string): Finding {
  return { check: "evidence", field, severity: "error", message, excerpt: null };
}
