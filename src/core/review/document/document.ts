import { unescapeMarkdown } from "../../digest/escape.ts";
import { SCHEMA_VERSION } from "../../digest/names.ts";
import { rememberLast } from "../../remember-last.ts";

/** A line of a document that holds something: a wrapped paragraph or item is one. */
export type WrittenLine = {
  /** Without the white space around it, and with list marks and emphasis as we write them. */
  text: string;
  /** Where it begins in the file, from 1. */
  number: number;
};

/** Begins a block of its own, so that the line before it has ended: heading, quotation, list, table, rule, picture, HTML. */
const BLOCK = /^(?:#{1,6}\s|>|[-*+]\s|\d+[.)]\s|\||(?:[-*_]\s*){3,}$|!\[|<|```|~~~)/;

/** The line below the head of a table. Without it, what begins with a bar goes on with the paragraph before it. */
const RULE = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** A block that ends with its line. */
const ONE_LINE = /^(?:#{1,6}\s|\||(?:[-*_]\s*){3,}$|<)/;

/** The comment that a stored document or chart ends with. */
const CHECKSUM =
  /^[ \t]*<!-- papercards checksum (?<text>[0-9a-f]{16})(?: v(?<version>\d+))?(?<data>(?: [0-9a-f]{8})*)(?<facts>(?: [\w.]+=[0-9a-f]{8})*) -->\r?$/m;

/** The comment that a document has while its data is replaced. */
const SUPERSEDED =
  /^[ \t]*<!-- papercards superseded (?<text>[0-9a-f]{16}) by(?<data>(?: [0-9a-f]{8})+)(?: of (?<kept>[\w+/=]+))? -->\r?$/m;

/**
 * Reads the lines of a document in the one form in which they are compared. What formatters change is no part
 * of it: empty lines, wrapping, list marks and numbers, the width of tables, the sign of emphasis.
 */
export function readWritten(markdown: string): WrittenLine[] {
  const lines: WrittenLine[] = [];
  let isOpen = false;
  const texts = markdown
    .replace(CHECKSUM, "")
    .replace(SUPERSEDED, "")
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  for (const [index, text] of texts.entries()) {
    const last = lines.at(-1);
    const isBlock =
      BLOCK.test(text) && !(text.startsWith("|") && !RULE.test(texts[index + 1] ?? ""));
    if (isOpen && last !== undefined && text !== "" && !isBlock) {
      last.text = `${last.text} ${toOwnSigns(text)}`;
      continue;
    }
    if (text !== "") lines.push({ text: toOwnMarks(text), number: index + 1 });
    isOpen = text !== "" && !ONE_LINE.test(text);
  }
  return lines;
}

/** What a reader sees of a line, but for the marks of its block. */
export function toMeaning(text: string): string {
  return unescapeMarkdown(text);
}

/** The heading of a card links its paper. */
const CARD_HEADING = /^## (?:\d+\. )?\[(.*)\]\(\S*\/papers\/(\d{4}\.\d{4,5})>?\)$/gm;

/** Whether a line, in the form in which lines are compared, is the rule that the program writes behind each card. */
export function isRule(text: string): boolean {
  return text === "---";
}

/** A document is compared several times while it is read and written. */
const REMEMBERED_DOCUMENTS = 4;

/** A document as one text that formatters do not change. */
export const meaningOf = rememberLast(REMEMBERED_DOCUMENTS, (markdown) =>
  readWritten(markdown)
    .map(({ text }) => toMeaning(text))
    .join("\n"),
);

/** A chart as one text that formatters do not change. */
export function meaningOfChart(svg: string): string {
  return svg.replace(CHECKSUM, "").replaceAll(/\s+/g, " ").replaceAll("> <", "><").trim();
}

/** By what the program knows its own work again in any later version. */
export type Checksums = {
  /** Of what the document says, 16 hexadecimal digits. */
  text: string;
  /** Of each draft that it was rendered from; null where they are left out, or are those of another form of drafts. */
  data: readonly string[] | null;
  /** Of what else is in its data, by paper and for the digest itself; absent where they are left out, too. */
  facts?: ReadonlyMap<string, string> | undefined;
};

/** The checksums that a document or chart carries; null when it has none. */
export const readChecksums = rememberLast(REMEMBERED_DOCUMENTS, findChecksums);

function findChecksums(markdown: string): Checksums | null {
  const { text, version, data = "", facts = "" } = CHECKSUM.exec(markdown)?.groups ?? {};
  if (text === undefined) return null;
  const isOfThisForm = version === String(SCHEMA_VERSION);
  return {
    text,
    data: data !== "" && isOfThisForm ? data.trim().split(" ") : null,
    ...(facts !== "" && isOfThisForm && { facts: parseFacts(facts) }),
  };
}

function parseFacts(facts: string): ReadonlyMap<string, string> {
  const pairs = facts.trim().split(" ");
  return new Map(pairs.map((pair): [string, string] => [pair.slice(0, -9), pair.slice(-8)]));
}

/**
 * A document or chart with its checksums: 16 hexadecimal digits of the text, the version of the digest's form, 8
 * digits of each draft, and 8 of whatever else its data says of each paper, behind the paper's id.
 */
export function addChecksums(content: string, { text, data, facts }: Checksums): string {
  const named = [...(facts ?? [])].map((pair) => pair.join("="));
  const sums = data === null ? [text] : [text, `v${SCHEMA_VERSION}`, ...data, ...named];
  return `${content.trimEnd()}\n\n<!-- papercards checksum ${sums.join(" ")} -->\n`;
}

/** A document or chart whose checksums are all as before but for that of its text. */
export function replaceTextSum(content: string, text: string): string {
  return content.replace(CHECKSUM, (comment) => comment.replace(/[0-9a-f]{16}/, text));
}

/** Data that takes the place of all that a document says, as it is about to be written. */
export type Superseding = {
  /** The checksum of the text that was read before the data was made: 16 hexadecimal digits. */
  text: string;
  /** Of that data, and of what was to be written before and may be there instead: 8 digits each. */
  data: readonly string[];
  /** What is needed to tell what a person changes meanwhile, packed; null for nothing. */
  kept: string | null;
};

/** What takes a document's place; null while nothing does. */
export function readSuperseding(markdown: string): Superseding | null {
  if (!markdown.includes("papercards superseded")) return null;
  const { text, data = "", kept = null } = SUPERSEDED.exec(markdown)?.groups ?? {};
  return text === undefined ? null : { text, data: data.trim().split(" "), kept };
}

/** A document that says what takes its place. */
export function addSuperseding(markdown: string, { text, data, kept }: Superseding): string {
  const others = markdown.replace(SUPERSEDED, "").trimEnd();
  const by = `${data.join(" ")}${kept === null ? "" : ` of ${kept}`}`;
  return `${others}\n\n<!-- papercards superseded ${text} by ${by} -->\n`;
}

/** The papers that a document has a card of, with their titles, in its order. */
export function listShown(markdown: string): Map<string, string> {
  const headings = [...markdown.matchAll(CARD_HEADING)];
  return new Map(headings.map(([, title = "", id = ""]) => [id, toMeaning(title)]));
}

/** The paper whose card a line is the heading of; null for any other line. */
export function readCardHeading(line: string): string | null {
  return [...line.matchAll(CARD_HEADING)][0]?.[2] ?? null;
}

/** What a document has below the heading of a paper's card, until the next card; null without that card. */
export function readCardBody(markdown: string, id: string): string | null {
  const headings = [...markdown.matchAll(CARD_HEADING)];
  const at = headings.findIndex(([, , paper]) => paper === id);
  const heading = headings[at];
  if (heading === undefined) return null;
  return markdown.slice(heading.index + heading[0].length, headings[at + 1]?.index);
}

function toOwnMarks(line: string): string {
  if (/^(?:[-*_]\s*){3,}$/.test(line)) return "---";
  if (line.startsWith("|")) return toOwnRow(line);
  return toOwnSigns(line.replace(/^[*+-]\s+/, "- ").replace(/^\d+[.)]\s+/, "1. "));
}

function toOwnSigns(text: string): string {
  if (!text.includes("__") && !text.includes("](<")) return text;
  return text
    .replaceAll(/(?<![\w\\_])__(?=\S)(.+?)(?<=[^\s\\])__(?![\w_])/g, "**$1**")
    .replaceAll(/\]\(<([^<>\s]*)>\)/g, "]($1)");
}

/** A row of a table, with cells as narrow as they can be. */
function toOwnRow(row: string): string {
  const cells = row
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/)
    .slice(1);
  const narrow = cells.map((cell) => cell.trim().replace(/^(:?)-+(:?)$/, "$1---$2"));
  return `| ${narrow.join(" | ")} |`;
}
