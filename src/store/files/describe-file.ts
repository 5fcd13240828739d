import { type Explanation, explain } from "../../core/causes/explanation.ts";
import { findPacking, isUtf16 } from "../../core/encoding.ts";
import { findJsonExcess, parseJson } from "../../core/parse-json.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { truncate } from "../../core/text.ts";

/** Characters of a foreign file that an error shows: enough to know it again. */
const SHOWN_CHARS = 60;

/** What a file is instead of what was expected, and the next step where that tells it. */
export type OtherFile = {
  problem: string;
  step?: Explanation;
  /** Whether the step makes one value of several. @default false */
  joins?: boolean;
};

/** What a file is that is no text in UTF-8, by its beginning; null when that may well be one. */
export function describeBytes(bytes: Uint8Array): OtherFile | null {
  const packing = findPacking(bytes);
  if (packing !== null) {
    return {
      problem: `is packed with ${packing}.`,
      step: explain("filePacked"),
    };
  }
  if (bytes.length < 2 || !isUtf16(bytes)) return null;
  return { problem: "is no text in UTF-8 but in UTF-16.", step: explain("fileInUtf16") };
}

/** What a text is that is no JSON value within the bounds. */
export function describeText(text: string): OtherFile {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return { problem: "is empty." };
  if (lines.some((line) => /^(?:<{7}|>{7}) /.test(line))) {
    return {
      problem: "holds the marks of a merge that was not finished.",
      step: explain("mergeUnfinished"),
    };
  }
  if (lines.length > 1 && isWhole(lines[0])) {
    const torn = lines.findIndex((line) => !isWhole(line));
    const but = torn === -1 ? "" : `, and line ${torn + 1} is not whole`;
    return {
      problem: `is no JSON file but ${lines.length} lines of JSON${but}.`,
      step: explain("severalValues"),
      joins: true,
    };
  }
  const excess = findJsonExcess(text);
  if (excess !== null) return { problem: `${excess}.` };
  if (/^\s*[[{"]/.test(text)) return { problem: "is truncated or not valid JSON." };
  return { problem: `is no JSON; it begins with ${showBeginning(text)}.` };
}

/** What a file is that has no line of a batch's results, by its beginning; null when it may be one of another batch. */
export function describeNoResults(beginning: Uint8Array): OtherFile | null {
  const other = describeBytes(beginning);
  if (other !== null) return other;
  const text = new TextDecoder().decode(beginning).trim();
  const [first = ""] = text.split("\n");
  if (text === "") return { problem: "is empty." };
  if (text.startsWith("[")) {
    return {
      problem: "is one JSON array and not lines of JSON.",
      step: explain("oneArray"),
    };
  }
  if (isQuestion(parseJson(first))) return { problem: "holds questions, not answers." };
  if (first.startsWith("{") && first.trim() !== "{") return null;
  return { problem: `is no file of JSON lines; it begins with ${showBeginning(text)}.` };
}

/** Whether a line is an object or a list of its own; of a JSON file in many lines, none but the last closes. */
function isWhole(line = ""): boolean {
  return /^\s*[[{]/.test(line) && parseJson(line) !== undefined;
}

/** Whether a line is one that `batch export` writes. */
function isQuestion(line: unknown): boolean {
  if (typeof line !== "object" || line === null) return false;
  return (
    ("method" in line && "body" in line) ||
    "params" in line ||
    ("request" in line && !("response" in line))
  );
}

/** How a text begins, as people can see it. */
function showBeginning(text: string): string {
  const shown = truncate(quoteForeign(text.slice(0, 1000)), SHOWN_CHARS);
  return shown === "" ? "signs that nobody sees, such as NUL" : JSON.stringify(shown);
}
