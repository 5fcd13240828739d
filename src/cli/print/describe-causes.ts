import { foldNumbers } from "../../model/fold-numbers.ts";
import { describeCount } from "./amounts.ts";

/** Causes that have a line each; the questions of all others are counted. */
const MOST_CAUSES = 5;

/** Why questions came to nothing: a note for each cause, the most frequent first; numbers in it may differ. */
export function describeCauses(what: string, reasons: Iterable<string>): string[] {
  const byCause = [...Map.groupBy(reasons, foldNumbers).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  const told = byCause.slice(0, MOST_CAUSES).map((alike) => {
    const [first = ""] = alike;
    return `note: ${describeCount(alike.length, "question")} ${what}: ${first.replace(/\.$/, "")}.`;
  });
  const others = byCause.slice(MOST_CAUSES).flat().length;
  const more = `note: ${describeCount(others, "question")} ${what} for other reasons.`;
  return others === 0 ? told : [...told, more];
}
