import { cleanLine } from "../text.ts";

/** Breaks a pattern that GitHub would link, without a visible change: U+2060 WORD JOINER. */
const JOINER = "\u2060";

/** Pairs of these make emphasis, code, strikethrough or math; one alone in a block is only itself. */
const PAIRED = ["*", "_", "`", "~", "$"] as const;

/**
 * Makes foreign text inert as one block of GitHub Markdown: no line break, link, image, HTML, heading,
 * list, math, mention, issue reference or bare URL comes out of it, and a reader sees the same letters.
 * It must stand alone in its block, or be the only foreign text there.
 */
export function escapeMarkdown(text: string): string {
  const line = cleanLine(text);
  return PAIRED.reduce((escaped, sign) => escapePaired(escaped, sign), escapeSingles(line))
    .replace(/^([#>+=-]|\d+(?=[.)]))/, escapeStart)
    .replaceAll(/@(?=[\p{L}\p{N}_\\])/gu, `@${JOINER}`) // the backslash is that of an underscore
    .replaceAll(/(#|GH-)(?=\d)/gi, `$1${JOINER}`)
    .replaceAll(/:(?=\/\/)/g, `:${JOINER}`)
    .replaceAll(/(www|mailto|xmpp)(?=[.:])/gi, `$1${JOINER}`)
    .replaceAll(/\b[0-9a-f]{7,40}\b/gi, breakCommitId);
}

/** Signs that mean something in XML, and the two that no document may hold. */
const XML_ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

/** Makes foreign text inert as one line of XML, between tags or in an attribute. */
export function escapeXml(text: string): string {
  return cleanLine(text).replaceAll(/[&<>"'\uFFFE\uFFFF]/g, (sign) => XML_ENTITIES.get(sign) ?? "");
}

/** Makes foreign text inert inside one cell of a table, which only a bar ends. */
export function escapeCell(text: string): string {
  return escapeMarkdown(text).replaceAll("|", "\\|");
}

/** Characters that mean something wherever they stand. */
function escapeSingles(line: string): string {
  return line.replaceAll(/[\\[\]<]/g, "\\$&").replaceAll(/&(?=#?\w+;)/g, "&amp;");
}

/** GitHub keeps a backslash before a dollar sign out of math only inside math, so it gets its code. */
function escapePaired(line: string, sign: (typeof PAIRED)[number]): string {
  if (line.split(sign).length <= 2 && !line.startsWith(sign)) return line;
  return line.replaceAll(sign, sign === "$" ? "&dollar;" : `\\${sign}`);
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

/** Signs that neither end the target of a link nor mean something inside it. */
const NOT_IN_TARGET = /[^\w./:?=&%~+,;@-]/gu;

/** Makes an address the target of a Markdown link or image: what could end it is percent-encoded. */
export function escapeTarget(address: string): string {
  return address.toWellFormed().replaceAll(NOT_IN_TARGET, (sign) => {
    const encoded = encodeURIComponent(sign);
    return encoded === sign ? `%${sign.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
  });
}
