import { rememberLast } from "../../remember-last.ts";

/** How an address begins that is hidden; it goes on with slashes up to its length, since rules look so far and no further. */
export const HIDDEN_ADDRESS = "https:";

/** What an address leads to, with a sign behind it that no abstract holds: on the Hub, or a repository of code. */
const SIGNS = {
  datasets: "\uE000",
  spaces: "\uE001",
  models: "\uE002",
  repository: "\uE003",
} as const;

type Place = keyof typeof SIGNS;

/** What an address is written with: no bracket, quotation mark or comma, which belong to what stands around it. */
const SIGN = String.raw`(?:[^\s{}[\]<>()"'\x60“”‘’,;|\\]|\\[_~#%&])`;

/** A host without a scheme: with `www.`, before a path, or alone where it ends as most do; none after `@` of a mail. */
const BARE_HOST = String.raw`(?<![\w/.@-])(?:git@)?(?:www\.|(?:[\w-]{1,60}\.){1,5}(?:(?:com|co|io|org|net|ai|dev)(?![\w.-]*\w)|[a-z]{2,}(?=/)))`;

/** An address up to what cannot be its end. */
const WRITTEN_ADDRESS = new RegExp(
  String.raw`(?:(?:https?|HTTPS?|ftp|ssh):\s?\/{1,2}\s?|${BARE_HOST})${SIGN}*(?<![.:!?…*])`,
  "g",
);

/** A repository on the Hub: a model's stands in no folder. */
const ON_HUB =
  /(?:huggingface|hf)\.co\/(?:(?<folder>datasets|spaces)\/|(?!collections|papers|blog|docs)[\w.-]+\/[\w.-])/;

/** A repository of code: a list of papers is none. */
const OF_CODE = /\b(?:github|gitlab)\.com\/[\w.-]+\/(?![\w./-]*(?:awesome|papers|survey))[\w.-]/i;

/** Before the address of others' work: what a paper builds upon, not where its own is. */
const OF_OTHERS =
  /\b(?:(?:build(?:s|ing)?|built|based) (?:up)?on|on top of|using|fork(?:s|ed)? (?:of|from)|(?:implemented|integrated) (?:in|into|with|on)|following|adapted from|derived from|extend(?:s|ing)|powered by)(?: (?!(?:we|our|this|these|here|code|is|are|available|released|found)\b)[\w.+-]+){0,6} ?(?:\(|\[|\\footnote\{|\\url\{)*$/i;

/** How far before an address it is read whose it is, in characters. */
const BEFORE_CHARS = 120;

/** Texts of which is remembered what stays of them: several lines of a card ask for it, and as many are under way in a backfill. */
const REMEMBERED_TEXTS = 200;

/** A text without the addresses of what others made and the paper builds upon. */
export const dropOthersAddresses = rememberLast(REMEMBERED_TEXTS, (text) =>
  text.replaceAll(WRITTEN_ADDRESS, (written: string, at: number) =>
    OF_OTHERS.test(text.slice(Math.max(0, at - BEFORE_CHARS), at)) ? "" : written,
  ),
);

/** Whether a text has the address of a repository of code that is not told of others. */
export function hasOwnRepository(text: string): boolean {
  return OF_CODE.test(dropOthersAddresses(text));
}

/**
 * A text with one word for each address, so that its names say nothing of what is released: `…/model-zoo` is no model,
 * and `…/soon` no promise. What stands around it stays, also where it touches it.
 */
export function hideAddresses(text: string): string {
  return text.replaceAll(WRITTEN_ADDRESS, (written: string, at: number) => {
    const isGlued = /[a-z]/i.test(text.charAt(at - 1));
    return `${isGlued ? " " : ""}${HIDDEN_ADDRESS.padEnd(written.length, "/")}${signOf(written)}`;
  });
}

function signOf(address: string): string {
  if (OF_CODE.test(address)) return SIGNS.repository;
  const found = ON_HUB.exec(address);
  if (found === null) return "";
  const { folder } = found.groups ?? {};
  return SIGNS[folder === "datasets" || folder === "spaces" ? folder : "models"];
}

/** Whether a text in which addresses are hidden holds one. */
export function hasAddress(text: string): boolean {
  return text.includes(HIDDEN_ADDRESS);
}

/** What the addresses of a text in which they are hidden lead to. */
export function placesIn(text: string): Place[] {
  return (["datasets", "spaces", "models", "repository"] as const).filter((place) =>
    text.includes(SIGNS[place]),
  );
}
