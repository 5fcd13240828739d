import { parseJson } from "../core/parse-json.ts";

/** Everything up to the end of a reasoning block, whether or not its beginning was sent. */
const REASONING = /^[\s\S]*<\/(?:think|thinking|reasoning)>/i;
const FENCE = /```[a-z]*[^\S\n]*\n([\s\S]*?)```/gi;

/**
 * Commands of LaTeX that begin like an escape of JSON: `\beta` would be read as a backspace and "eta",
 * `\times` as a tab and "imes".
 */
const LATEX_ON_N = "abla|eq\\b|u\\b|ot\\b|e\\b|mid\\b";
const LATEX_ON_R = "ho|ight|angle|m\\b|ceil|floor";
const LATEX_ON_T = "imes|heta|ext|au\\b|o\\b|ilde|op\\b|anh|riangle";
const BACKSLASH = new RegExp(
  `\\\\(?:["\\\\/]|u[\\da-fA-F]{4}|[bf](?![a-z])|n(?!${LATEX_ON_N})|r(?!${LATEX_ON_R})|t(?!${LATEX_ON_T}))|\\\\`,
  "g",
);

/**
 * Finds the one JSON object in a model's text: bare, fenced, after a reasoning block, or with prose
 * around it. `undefined` when there is none, for a schema to refuse. Takes time linear in the text.
 */
export function findJsonObject(text: string): unknown {
  for (const candidate of candidatesIn(stripReasoning(text.trim()))) {
    const escaped = escapeLatex(candidate);
    const value = parseJson(escaped) ?? parseJson(foldControls(escaped));
    if (typeof value === "object" && value !== null) return value;
  }
  return undefined;
}

/** An answer that begins with its JSON has no reasoning before it, whatever its strings quote. */
function stripReasoning(text: string): string {
  return /^(?:\{|```)/.test(text) ? text : text.replace(REASONING, "");
}

function candidatesIn(text: string): string[] {
  const fenced = [...text.matchAll(FENCE)].map(([, inside = ""]) => inside);
  const end = text.lastIndexOf("}") + 1;
  const starts = [text.indexOf("{"), text.search(/\{\s*"/)];
  const spans = starts.filter((start) => start !== -1).map((start) => text.slice(start, end));
  return [text, ...fenced, ...spans];
}

/** Doubles every backslash that begins no JSON escape, as in `"$\alpha$"`. */
function escapeLatex(text: string): string {
  return text.replaceAll(BACKSLASH, (match) => (match === "\\" ? "\\\\" : match));
}

/** JSON allows no line breaks and tabs inside a string; between tokens a space has the same meaning. */
function foldControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ");
}
