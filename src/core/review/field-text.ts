import { unescapeMarkdown } from "../digest/escape.ts";

/** Why a line that somebody has changed cannot become a field again. */
export type RefusedEdit =
  | "not a field"
  | "missing line"
  | "markup"
  | "empty"
  | "several paragraphs"
  | "computed"
  | "not a value"
  | "unknown quote"
  | "of a week"
  | "not of a draft"
  | "both edited";

const REFUSALS: Readonly<Record<RefusedEdit, string>> = {
  "not a field": "it shows no field of a card that can be changed",
  "missing line": "the text of a field, or the line after it, is missing here",
  markup: "a field holds plain text, without links, emphasis, code or HTML",
  empty: "a field cannot be empty",
  "several paragraphs": "a field is one paragraph, so this line is one too many",
  computed: "the program adds the sentence about what was not found",
  "not a value": "the field cannot have this value",
  "unknown quote": "a new statement needs its quote",
  "of a week": "a week is made from its days, whose documents can be edited",
  "not of a draft":
    "the program finds it; of a card only the draft, the tags and `hidden` can be changed, and a card can be taken out",
  "both edited": "data and document were both edited, and do not say the same",
};

/** Why an edit is refused, for a message. */
export function describeRefusedEdit(why: RefusedEdit): string {
  return REFUSALS[why];
}

/** Whether a refused edit is of what a card says, which can be changed by other means. */
export function isOfCard(why: RefusedEdit): boolean {
  return why !== "not a field" && why !== "of a week" && why !== "not of a draft";
}

/** What has a meaning in Markdown although it stands inside a line. A field holds plain text. */
const MARKUP = [
  /`[^`]+`/, // code
  /~[^~]+~/, // strikethrough
  /\$[^$]+\$/, // math
  /!?\[[^\]]*\]\s?[([]/, // link, picture
  /<[a-z!/?]/i, // HTML
  /\*[^\s*](?:[^*]*[^\s*])?\*/, // emphasis
  /(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)/,
  /^(?:#{1,6}\s|>|[-+*]\s|\d+[.)]\s|\||```)/, // another block
];

/** The plain text of what was written for a field, without what the program adds; or why it has none. */
export function readFieldText(
  written: string,
  tail: string,
): { value: string } | { refused: RefusedEdit } {
  const unescaped = written.replaceAll(/\\[!-/:-@[-`{-~]/g, "·");
  if (MARKUP.some((markup) => markup.test(unescaped))) return { refused: "markup" };
  const text = unescapeMarkdown(written);
  const own = tail.trim();
  const value = own !== "" && text.endsWith(own) ? text.slice(0, -own.length).trim() : text;
  if (value === "") return { refused: "empty" };
  const opening = own.slice(0, own.indexOf(":") + 1);
  return opening !== "" && value.includes(opening) ? { refused: "computed" } : { value };
}
