import { parseJson } from "../parse-json.ts";

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

/** A string of JSON; one that does not end goes on to the end of the text. */
const STRING = String.raw`"(?:[^"\\]|\\[\s\S]?)*(?:"|$)`;

/** A comma behind the last item of a list or an object, and strings, which are no such place. */
const STRING_OR_LAST_COMMA = new RegExp(`${STRING}|,(?=\\s*[}\\]])`, "g");

/** A comment, and strings, which hold none. */
const STRING_OR_COMMENT = new RegExp(`${STRING}|//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)`, "g");

/** What a typesetter or Python writes for the quotes of JSON: the sign that opens a string, and those that end it. */
const OTHER_QUOTES: Readonly<Record<string, string>> = {
  "“": "”“",
  "„": "“”",
  "‘": "’‘",
  "'": "'",
};

/** A string of JSON, or one in other quotes: it ends where a colon, a comma or a bracket follows. */
const ANY_STRING = new RegExp(
  [
    STRING,
    ...Object.entries(OTHER_QUOTES).map(
      ([open, close]) =>
        `${open}(?:[^${close}\\\\]|\\\\[\\s\\S]?|[${close}](?!\\s*[:,}\\]]))*(?:[${close}]|$)`,
    ),
    "\\bNone\\b",
  ].join("|"),
  "g",
);

/** Ways to mend a text that is no JSON, from the least to the most; each is tried after those before it. */
const MENDS: readonly ((text: string) => string)[] = [
  escapeLatex,
  dropComments,
  dropLastCommas,
  foldControls,
  straightenQuotes,
];

/**
 * Parses JSON as models write it: with backslashes of LaTeX that are not doubled, comments, commas behind the
 * last item, line breaks inside strings, and other quotes than JSON's. None of it is a guess: each has one meaning
 * where a text is no JSON. `undefined` for what is none all the same. Takes time linear in the text.
 */
export function parseLeniently(text: string): unknown {
  let mended = text;
  for (const mend of MENDS) {
    mended = mend(mended);
    const value = parseJson(mended);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Doubles every backslash that begins no JSON escape, as in `"$\alpha$"`. */
function escapeLatex(text: string): string {
  return text.replaceAll(BACKSLASH, (match) => (match === "\\" ? "\\\\" : match));
}

/** JSON allows no line breaks and tabs inside a string; between tokens a space has the same meaning. */
function foldControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ");
}

function dropComments(text: string): string {
  return text.replaceAll(STRING_OR_COMMENT, (match) => (match.startsWith('"') ? match : ""));
}

function dropLastCommas(text: string): string {
  return text.replaceAll(STRING_OR_LAST_COMMA, (match) => (match === "," ? "" : match));
}

function straightenQuotes(text: string): string {
  return text.replaceAll(ANY_STRING, (match) => {
    if (match === "None") return "null";
    if (match.startsWith('"')) return match;
    const inner = match.slice(1, -1).replaceAll("\\'", "'");
    return `"${inner.replaceAll(/\\[\s\S]|"/g, (sign) => (sign === '"' ? '\\"' : sign))}"`;
  });
}
