import type { Finding } from "./finding.ts";
import type { Passage } from "./passage.ts";
import { excerptOf } from "./text/excerpt.ts";

/** Times that a card may tell one number of a result; the headline is not counted. */
const TOLD_AT_MOST = 2;

/** Units of results. A plain number counts with a fraction: 61.8 is a score, 12 may be anything. */
const RESULT_UNITS: readonly string[] = ["percent", "percentPoints", "points", "times"];

/** Finds a number of a result that a card tells more than twice. */
export function checkResultsTold(passages: readonly Passage[]): Finding[] {
  const told = new Map<string, number>();
  return passages
    .filter(({ path }) => path !== "headline")
    .flatMap(({ path, text, numbers }) =>
      numbers.flatMap(({ start, end, readings: [reading] }): Finding[] => {
        if (reading === undefined) return [];
        const { value, unit } = reading;
        const isResult =
          RESULT_UNITS.includes(unit) || (unit === "plain" && !Number.isInteger(value));
        if (!isResult) return [];
        const key = `${value} ${unit}`;
        const times = (told.get(key) ?? 0) + 1;
        told.set(key, times);
        if (times !== TOLD_AT_MOST + 1) return [];
        const found = text.slice(start, end);
        const message = `세 번째 말하는 결과: ${excerptOf(found)}. 한 카드에서 ${TOLD_AT_MOST}번까지만 말하고 여기에는 다른 사실을 쓰세요.`;
        return [{ check: "repetition", field: path, severity: "style", message, excerpt: found }];
      }),
    );
}
