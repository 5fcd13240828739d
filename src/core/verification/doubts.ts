import type { Finding } from "../checks/finding.ts";
import { excerptOf } from "../checks/text/excerpt.ts";
import { openFormFinder } from "../checks/text/mend-quotes.ts";
import { unwrapQuote } from "../draft/mend-texts.ts";
import type { Paper } from "../paper/paper.ts";
import { cleanLine } from "../text.ts";
import type { Statement } from "./statements.ts";
import type { VerdictName, VerdictsByNumber } from "./verdicts.ts";

/** Verdicts that speak against a sentence. */
type Doubt = Exclude<VerdictName, "supported">;

/** What is wrong with a sentence, and what would be right, for the model and the reviewer. */
type Words = readonly [wrong: string, right: string];

const WORDS: Readonly<Record<Doubt, Words>> = {
  contradicted: ["초록과 어긋나는 말", "초록이 말하는 대로 고치세요."],
  "broader than the source": ["초록보다 넓게 한 말", "초록이 말하는 범위로 좁히세요."],
  "aim as result": [
    "목표나 설계를 이룬 결과처럼 한 말",
    "초록이 말하는 대로 목표나 설계로 고치세요.",
  ],
  "condition dropped": ["초록에 있는 조건이 빠진 말", "그 조건을 함께 적으세요."],
  "not in the source": ["초록에 없는 말", "빼거나 초록이 말하는 것으로 바꾸세요."],
};

/** The same of a sentence that has a quote, which may be right and prove something else. */
const NOT_IN_QUOTE: Words = [
  "인용이나 초록에 없는 말",
  "인용이 말하는 것만 적거나 맞는 인용을 다시 고르세요.",
];

/** Characters of a passage. A longer one shows no reader where to look. */
const MAX_PASSAGE_CHARS = 600;

/** Why no verdict stands on a sentence, in the words of a run. */
const UNUSABLE = {
  missing: "without a verdict",
  differing: "with two that differ",
  unproven: "with one that needs words of the abstract and has none",
} as const;
type Unusable = keyof typeof UNUSABLE;

/** What the verdicts on a card's sentences come to. */
export type JudgedStatements = {
  /** What the verifier doubts, as findings in the order of the sentences. */
  doubts: Finding[];
  /** For each sentence on which no verdict stands, why. */
  unusable: Unusable[];
};

/**
 * What verdicts say of the sentences that were asked about. A passage counts as long as title or abstract have it
 * letter by letter. What is said to be otherwise in the source is believed with such a passage only; that something is not there
 * needs none.
 */
export function judgeStatements(
  statements: readonly Statement[],
  verdicts: VerdictsByNumber,
  paper: Pick<Paper, "title" | "abstract">,
): JudgedStatements {
  const findPassage = openPassageFinder(paper);
  const judge = (statement: Statement): Finding | Unusable | null => {
    const given = verdicts.get(statement.number);
    if (given == null) return given === null ? "differing" : "missing";
    const { verdict } = given;
    if (verdict === "supported") return null;
    const passage = given.passage === null ? null : findPassage(given.passage);
    if (passage === null && verdict !== "not in the source") return "unproven";
    return toDoubt(statement, verdict, passage);
  };
  const judged = statements.map(judge);
  return {
    doubts: judged.filter((one) => one !== null && typeof one !== "string"),
    unusable: judged.filter((one) => typeof one === "string"),
  };
}

/** Of how many sentences no verdict stands, and why, as a clause. */
export function describeUnusable(unusable: readonly Unusable[], asked: number): string {
  const counts = [...Map.groupBy(unusable, (why) => why)].map(
    ([why, { length }]) => `${length} ${UNUSABLE[why]}`,
  );
  return `No verdict stands on ${unusable.length} of ${asked} sentences of a card: ${counts.join(", ")}.`;
}

function toDoubt(
  { field, text, quote }: Statement,
  verdict: Doubt,
  passage: string | null,
): Finding {
  const isBesideQuote = verdict === "not in the source" && quote !== null;
  const [wrong, right] = isBesideQuote ? NOT_IN_QUOTE : WORDS[verdict];
  return {
    ...{ check: "verifier", field, severity: "warning" },
    message: `${wrong}: ${excerptOf(text)}. ${right}`,
    excerpt: text,
    ...(passage !== null && { passage }),
  };
}

/** Returns a function that gives words as title or abstract have them; null for others. */
export function openPassageFinder({
  title,
  abstract,
}: Pick<Paper, "title" | "abstract">): (words: string) => string | null {
  const finders = [abstract, title].map(openFormFinder);
  return (words) => {
    const line = unwrapQuote(cleanLine(words));
    if (line === "" || line.length > MAX_PASSAGE_CHARS) return null;
    return finders.map((find) => find(line)).find((form) => form !== null) ?? null;
  };
}
