import { cleanLine } from "../text.ts";

/** U+2060 WORD JOINER: inserted into what GitHub would link, it prevents the link and is invisible. */
const JOINER = "\u2060";

/** In pairs these make emphasis, code, strikethrough or math; a single one in a block is literal. */
const PAIRED = ["*", "_", "`", "~", "$"] as const;

/**
 * Escapes foreign text as one block of GitHub Markdown: it yields no line break, link, image, HTML, heading,
 * list, math, mention, issue reference or bare URL, and a reader sees the same letters. It must be the only
 * foreign text in its block.
 */
export function escapeMarkdown(text: string): string {
  const line = cleanLine(text);
  return PAIRED.reduce(escapePaired, escapeSingles(line))
    .replace(/^([#>+=-]|\d+(?=[.)]))/, escapeStart)
    .replaceAll(/@(?=[\p{L}\p{N}_\\])/gu, `@${JOINER}`) // the backslash is that of an underscore
    .replaceAll(/(#|GH-)(?=\d)/gi, `$1${JOINER}`)
    .replaceAll(/:(?=\/\/)/g, `:${JOINER}`)
    .replaceAll(/(www|mailto|xmpp)(?=[.:])/gi, `$1${JOINER}`)
    .replaceAll(/\b[0-9a-f]{7,40}\b/gi, breakCommitId);
}

/** Characters with a meaning in XML; the two that no document may hold are removed. */
const XML_ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

/** Escapes foreign text as one line of XML, between tags or in an attribute. */
export function escapeXml(text: string): string {
  return cleanLine(text).replaceAll(/[&<>"'\uFFFE\uFFFF]/g, (one) => XML_ENTITIES.get(one) ?? "");
}

/** Escapes foreign text inside one cell of a Markdown table. */
export function escapeCell(text: string): string {
  return escapeMarkdown(text).replaceAll("|", "\\|");
}

/** Escapes the characters that have a meaning in any position. */
function escapeSingles(line: string): string {
  return line.replaceAll(/[\\[\]<]/g, "\\$&").replaceAll(/&(?=#?\w+;)/g, "&amp;");
}

/** A dollar sign becomes an entity: outside math, GitHub does not treat `\$` as an escape. */
function escapePaired(line: string, character: (typeof PAIRED)[number]): string {
  if (line.split(character).length <= 2 && !line.startsWith(character)) return line;
  return line.replaceAll(character, character === "$" ? "&dollar;" : `\\${character}`);
}

function escapeStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`;
}

/** A commit id has digits and letters; a plain number or word is left alone. */
function breakCommitId(word: string): string {
  return /\d/.test(word) && /[a-f]/i.test(word)
    ? `${word.slice(0, 4)}${JOINER}${word.slice(4)}`
    : word;
}

/** All but the characters that are safe in the target of a link. */
const NOT_IN_TARGET = /[^\w./:?=&%~+,;@-]/gu;

/** An address as the target of a Markdown link or image: characters that could end it are percent-encoded. */
export function escapeTarget(address: string): string {
  return address.toWellFormed().replaceAll(NOT_IN_TARGET, (character) => {
    const encoded = encodeURIComponent(character);
    return encoded === character
      ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
      : encoded;
  });
}
