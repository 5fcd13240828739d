import { breakGithubActs } from "../github-text.ts";
import { cleanLine } from "../text.ts";

/** In pairs these make emphasis, code, strikethrough or math; a single one in a block is literal. */
const PAIRED = ["*", "_", "`", "~", "$"] as const;

/**
 * Escapes foreign text as one block of GitHub Markdown: it yields no line break, link, image, HTML, heading,
 * list, math, mention, issue reference, emoji or bare URL, and a reader sees the same letters. It must be the
 * only foreign text in its block.
 */
export function escapeMarkdown(text: string): string {
  return PAIRED.reduce(escapePaired, escapeSingles(breakGithubActs(cleanLine(text)))).replace(
    START,
    escapeStart,
  );
}

/** Escapes foreign text that shares its block with other texts, such as a cell of a table or a line with two. */
export function escapeCell(text: string): string {
  return PAIRED.reduce(escapeAll, escapeSingles(breakGithubActs(cleanLine(text))))
    .replace(START, escapeStart)
    .replaceAll("|", "\\|");
}

/** A command between backticks, and an address, which whoever copies it gets without anything in it. */
const CODE = /(`[^`|]+`|(?<![^\s(])https?:\/\/[^\s`|]*[\w/](?!`))/;

/**
 * Escapes a message of ours, in which foreign words may stand, as a part of a block or a cell. What is between backticks, such as
 * a command, and addresses are code, in which nothing acts.
 */
export function escapeMessage(message: string): string {
  return cleanLine(message)
    .split(CODE)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/\S(?:.*\S)?/, escapeCell);
      return part.startsWith("`") ? part : `\`${part}\``;
    })
    .join("");
}

/** Entities that stand for a sign in a line of Markdown. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["#39", "'"],
  ["dollar", "$"],
  ["nbsp", " "],
]);

/** What a reader sees of one line of Markdown without markup: the text that {@link escapeMarkdown} was given. */
export function unescapeMarkdown(line: string): string {
  if (!line.includes("\\") && !line.includes("&")) return cleanLine(line);
  const plain = line.replaceAll(
    /\\([!-/:-@[-`{-~])|&(#?\w+);/g,
    (whole, sign: string | undefined, name: string | undefined) =>
      sign ?? ENTITIES.get(name ?? "") ?? whole,
  );
  return cleanLine(plain);
}

/** The name of a field as code: what is no part of such a name is left out, so that it cannot end the code. */
export function escapeFieldName(name: string): string {
  return `\`${name.replaceAll(/[^\w.[\]-]/g, "") || "-"}\``;
}

/** What makes a heading, a list, a quotation, a rule or an underline where a block begins, and nothing else. */
const START = /^(?:#(?=#{0,5}(?:\s|$))|>|[+-](?=\s|$)|[=-](?=[=\s-]*$)|\d+(?=[.)](?:\s|$)))/;

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

/** Escapes the characters that have a meaning in any position. */
function escapeSingles(line: string): string {
  return line.replaceAll(/[\\[\]<]/g, "\\$&").replaceAll(/&(?=#?\w+;)/g, "&amp;");
}

/** A dollar sign becomes an entity: outside math, GitHub does not treat `\$` as an escape. */
function escapePaired(line: string, character: (typeof PAIRED)[number]): string {
  if (!line.includes(character)) return line;
  const isLiteral = line.split(character).length <= 2 && !line.startsWith(character);
  return isLiteral ? line : escapeAll(line, character);
}

function escapeAll(line: string, character: (typeof PAIRED)[number]): string {
  return line.replaceAll(character, character === "$" ? "&dollar;" : `\\${character}`);
}

function escapeStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`;
}

/** What no address holds as it is: a URL parser encodes it everywhere. */
const NOT_IN_ADDRESS = /[^!#-;=?-~]/gu;

/** What Markdown may read as more than a sign of a target: brackets, escapes, a title, a cell's end, emphasis. */
const MARKUP_IN_TARGET = /[\\()[\]{}|*!^']/g;

/**
 * An address as the target of a Markdown link or image. A reader of Markdown gets the same address back: what would end
 * the target, or is markup, is escaped, and percent-encoded is only what a URL parser would encode anyway.
 */
export function escapeTarget(address: string): string {
  return address
    .toWellFormed()
    .replaceAll(NOT_IN_ADDRESS, encodeURIComponent)
    .replaceAll(/&(?=#?\w+;)/g, "&amp;")
    .replaceAll(MARKUP_IN_TARGET, "\\$&")
    .replaceAll("`", "&#96;") // code and math go before escapes
    .replaceAll("$", "&dollar;");
}
