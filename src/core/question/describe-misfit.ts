import { z } from "zod";

/** Characters that a complaint about an answer's shape takes in a question, all its lines together. */
const MAX_COMPLAINT_CHARS = 200;

/** Characters of the values of a closed list that a complaint names. */
const MAX_OPTIONS_CHARS = 60;

/** Signs that put a complaint on a line of its own. */
const LINE_SIGNS = 3;

/** What does not fit, for the model in Korean and for operators in English. */
type Misfit = { field: string; korean: string; english: string };

/** What values are called, in both languages. */
const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  string: ["문자열이어야 합니다", "is no text"],
  array: ["배열이어야 합니다", "is no list"],
  object: ["객체여야 합니다", "is no object"],
  number: ["숫자여야 합니다", "is no number"],
  int: ["정수여야 합니다", "is no integer"],
};

/**
 * Why a value does not fit its schema: complaints for the model, in few characters and never with a whole list
 * of names, and the first of them for operators.
 */
export function describeMisfit({ issues }: z.ZodError): { complaints: string[]; problem: string } {
  const misfits = issues.map(toMisfit);
  const grouped = Map.groupBy(misfits, ({ korean }) => korean);
  const lines = [...grouped].map(
    ([korean, of]) => `${of.map(({ field }) => field).join(", ")}: ${korean}.`,
  );
  const [{ field, english } = NOTHING] = misfits;
  return { complaints: keepWithin(lines), problem: `${field} ${english}` };
}

const NOTHING: Misfit = { field: "JSON", korean: "", english: "does not fit" };

/** The first lines that fit; of the first one its beginning at least. */
function keepWithin([first = "", ...rest]: readonly string[]): string[] {
  const kept = [first.slice(0, MAX_COMPLAINT_CHARS - LINE_SIGNS)];
  let left = MAX_COMPLAINT_CHARS - LINE_SIGNS - first.length;
  for (const line of rest) {
    left -= line.length + LINE_SIGNS;
    if (left >= 0) kept.push(line);
  }
  return kept;
}

function toMisfit(issue: z.core.$ZodIssue): Misfit {
  const [korean, english] = describeIssue(issue);
  return { field: z.core.toDotPath(issue.path) || "JSON", korean, english };
}

function describeIssue(issue: z.core.$ZodIssue): readonly [string, string] {
  if (issue.input === undefined) return ["없습니다", "is missing"];
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? OTHER;
    case "too_small":
      // Blank items of an answer are left out before they are counted.
      return [
        `빈 항목 말고 ${issue.minimum}개 이상이어야 합니다`,
        `has fewer than ${issue.minimum} items that are not blank`,
      ];
    case "too_big":
      return [`${issue.maximum}개까지입니다`, `has more than ${issue.maximum} items`];
    case "invalid_value":
      return describeOptions(issue.values.map(String).join(", "));
    default:
      return OTHER;
  }
}

const OTHER = ["모양이 맞지 않습니다", "does not fit"] as const;

function describeOptions(options: string): readonly [string, string] {
  return options.length > MAX_OPTIONS_CHARS
    ? ["목록에 없는 값입니다", "is not on the list"]
    : [`${options} 가운데 하나여야 합니다`, `is none of ${options}`];
}
