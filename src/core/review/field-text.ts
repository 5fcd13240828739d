import { unescapeMarkdown } from "../digest/escape.ts";
import { MAX_TAGS } from "../draft/tags.ts";
import { findMath } from "../github-text.ts";

const UNDO = "Undo that edit";

/** Why a line that somebody has changed cannot become a field again. */
export type RefusedEdit =
  | "not a field"
  | "missing line"
  | "markup"
  | "math"
  | "empty"
  | "several paragraphs"
  | "computed"
  | "not a value"
  | "unknown quote"
  | "of a week"
  | "not of a draft"
  | "both edited"
  | "differs"
  | "several tags"
  | "differing tags"
  | "other tags"
  | "twice"
  | "missing card"
  | "not listed"
  | "unknown key"
  | "of another version";

/** Why an edit is refused, and what helps where neither undoing it alone nor the review does. */
const REFUSALS: Readonly<Record<RefusedEdit, { because: string; advice?: string }>> = {
  "not a field": { because: "it shows no field of a card that can be changed", advice: UNDO },
  "missing line": { because: "the text of a field, or the line after it, is missing here" },
  markup: { because: "a field holds plain text, without links, emphasis, code or HTML" },
  math: { because: "what stands between two dollar signs is mathematics, and a field holds none" },
  empty: { because: "a field cannot be empty" },
  "several paragraphs": { because: "a field is one paragraph, so this line is one too many" },
  computed: { because: "the program adds the sentence about what was not found" },
  "not a value": { because: "the field cannot have this value" },
  "unknown quote": { because: "a new statement needs its quote" },
  "of a week": {
    because: "a week is made from its days, whose documents can be edited",
    advice: `${UNDO}, and make it in the document of the card's day, to which the overview of the week links`,
  },
  "not of a draft": {
    because:
      "the program finds it; of a card only the draft, the tags and `hidden` can be changed, and a card can be taken out",
    advice: `${UNDO}, or bring back the \`.md\` beside it in the same version, where the file was brought back from git`,
  },
  "both edited": {
    because: "data and document were both edited, and do not say the same of a field",
    advice: "Write the same in both files, or undo one of the two edits",
  },
  differs: {
    because: "each of the two places says something else",
    advice: "Write the same in both, or change one of them alone",
  },
  "several tags": {
    because:
      "its `tags` are not those of its `draft`, and the document does not tell which of them were changed",
    advice: 'Give both the same tags, and add "tags" to `edited` in the card\'s `provenance`',
  },
  "differing tags": {
    because: "its `tags` and those of its `draft` were both changed, and are not the same",
    advice: "Give both the same tags",
  },
  "other tags": {
    because: `a card has one to ${MAX_TAGS} tags, each of the program's list`,
    advice: `Write tags of that list alone, which \`src/core/draft/tag-list.ts\` is, or undo that edit`,
  },
  twice: {
    because: "a day has one card of each paper",
    advice:
      "Take one of the two out of the `.json`: the one with `hidden` true is what a removal leaves, and without it the card is shown again",
  },
  "missing card": {
    because: "a card is hidden in the `.json` alone",
    advice:
      "Put its section back. To hide it for good, set `hidden` of that card to true in the `.json`, or take the card out of that",
  },
  "not listed": {
    because: "it is none of the papers that the day was made of, and a day has no others",
    advice:
      "Take that card out again; cards of more papers that the day lists are made by `papercards run` with that day and a larger `--top`",
  },
  "unknown key": {
    because:
      "this version of papercards knows no such key, and would leave it out of what it writes",
    advice: "Take that key out, or update papercards, if a newer version of it wrote the file",
  },
  "of another version": {
    because:
      "another version of papercards has written this document in a form of its own, in which this edit cannot be told from that form, or somebody has taken its checksum out",
    advice:
      "Bring the document back as papercards has written it, such as with `git restore`, or move it away, run `papercards render`, and make the edit again in what that writes",
  },
};

/** Why an edit is refused, for a message. */
export function describeRefusedEdit(why: RefusedEdit): string {
  return REFUSALS[why].because;
}

/** What to do about a refused edit, as a sentence without its full stop. */
export function adviseRefusedEdit(why: RefusedEdit): string {
  return REFUSALS[why].advice ?? `${UNDO}, or make the change in \`papercards review\``;
}

/** What has a meaning in Markdown although it stands inside a line. A field holds plain text. */
const MARKUP = [
  /`[^`]+`/, // code
  /~[^~]+~/, // strikethrough
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
  if (findMath(unescaped).length > 0) return { refused: "math" };
  if (MARKUP.some((markup) => markup.test(unescaped))) return { refused: "markup" };
  const text = unescapeMarkdown(written);
  const own = tail.trim();
  const value = own !== "" && text.endsWith(own) ? text.slice(0, -own.length).trim() : text;
  if (value === "") return { refused: "empty" };
  const opening = own.slice(0, own.indexOf(":") + 1);
  return opening !== "" && value.includes(opening) ? { refused: "computed" } : { value };
}
