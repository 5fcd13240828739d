/** Quotation marks around a whole quote: the sign that opens it, and those that end it. */
const PAIRS: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", "`": "`'", "“": "”“", "„": "“”", "‘": "’‘" },
  ...{ "«": "»", "「": "」", "『": "』" },
};

/** Signs that something is left out at an end of a quote: nothing of it stands there. */
const LEFT_OUT = /^[([]?(?:…|\.{3})[)\]]?\s*|\s*[([]?(?:…|\.{3})[)\]]?$/g;

/** What stands before a quote and is none of it: the mark of a list or a quotation. `(1)` is an abstract's own. */
const LEAD = /^(?:[-–—•·*▪●] +|\d{1,2}[.)] +|>+ *|#{1,6} +)/;

/** Marks around each other that are taken off a quote: dots in quotation marks in an item of a list. */
const MAX_MARKS = 4;

/** A sign before an item of a list, which the card sets by itself. */
const BULLET = /^[-–—•·*▪●]\s+/;
const NUMBER = /^\(?(\d{1,2})[.)]\s+/;

/** A quote without marks around and before it, and without dots at its ends; what is left has to stand in the source. */
export function unwrapQuote(quote: string): string {
  let bare = quote;
  for (let marks = 0; marks < MAX_MARKS; marks += 1) bare = unwrapOnce(bare);
  return bare;
}

function unwrapOnce(quote: string): string {
  const close = PAIRS[quote.charAt(0)] ?? "";
  const isWrapped = quote.length > 1 && close !== "" && close.includes(quote.at(-1) ?? " ");
  const inner = isWrapped ? quote.slice(1, -1) : dropEmphasis(quote);
  return inner.trim().replace(LEAD, "").replaceAll(LEFT_OUT, "").trim();
}

/** What says where a quote is taken from: `초록: …`, `[Abstract] …`, `… (abstract)`. */
const LABELS: readonly RegExp[] = [
  /^[^:：\n]{1,60}[:：]/,
  /^(?:\[[^\]\n]{1,60}\]|\([^)\n]{1,60}\)|【[^】\n]{1,60}】)/,
  /(?:\[[^[\n]{1,60}\]|\([^(\n]{1,60}\)|【[^【\n]{1,60}】)[.,;:]?$/,
  /\s[-–—] ?[^-–—\n]{1,60}$/,
];

/** Brackets around a whole quote. */
const BRACKETS = /^(?:\[(.+)\]|\((.+)\)|【(.+)】|<(.+)>|《(.+)》|〈(.+)〉)[.,;:]?$/s;

/**
 * What a quote may be without a label, or without brackets around it, from the longest on. Only a source can say which of
 * them is meant. A label is shorter than what it labels.
 */
export function listPeeled(quote: string): string[] {
  const inner = BRACKETS.exec(quote)?.slice(1).find(Boolean) ?? "";
  const labelled = LABELS.map((label) => quote.replace(label, "").trim()).filter(
    (rest) => rest.length < quote.length && rest.length > quote.length - rest.length,
  );
  return [inner, ...labelled].filter((text) => text !== "").map(unwrapQuote);
}

/** The items of a list without bullets, and without numbers where each has its own. */
export function dropMarkers(items: readonly string[]): string[] {
  const areNumbered = items.every((item, index) => NUMBER.exec(item)?.[1] === String(index + 1));
  return items.map((item) => item.replace(areNumbered ? NUMBER : BULLET, ""));
}

/** What a mark of emphasis stands around, anywhere in a text. */
const STRONG = /\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*/g;

/** Marks around a whole text. */
const AROUND = /^(\*|__?|`)(?=\S)([^*_`\n]+)(?<=\S)\1$/;

const HEADING = /^#{1,6}\s+/;

/** A text without emphasis, which no card has: `**…**` anywhere, and other marks around the whole. */
export function dropEmphasis(text: string): string {
  return text.replaceAll(STRONG, "$1").replace(HEADING, "").replace(AROUND, "$2");
}

/** The full stop behind a phrase, unless it belongs to its last word (`et al.`, `U.S.`) or is the second in it. */
const FINAL_STOP = /(?<![.。]|\bal|\betc|\bvs|\b[A-Z])[.。]$/;
const SENTENCE_END = /[.!?。]\s/;

/** An item or a title without emphasis and without the full stop of a sentence, which it is none of. */
export function mendPhrase(text: string): string {
  const bare = dropEmphasis(text);
  return SENTENCE_END.test(bare) ? bare : dropEmphasis(bare.replace(FINAL_STOP, ""));
}
