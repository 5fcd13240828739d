import { isExampleName, isLocalName } from "../local-name.ts";
import { cleanLine } from "../text.ts";
import { mendAddress, UNJUDGED } from "./mend-address.ts";

/** Longest text that is searched for a link; the longest of 2,712 recorded ones has 83 characters. */
const MAX_LINK_CHARS = 2_000;

const LINE_BREAKS = /[\r\n\u2028\u2029]+/;

/** A space that nobody would mean: beside a part of a link that needs what follows it, unless another link does. */
const INSIDE_LINK = /(?:(?<=[/@]|\b(?:https?|com):) | (?=[/@]\S))(?!\S*:\/\/)/gi;

/** What is left of an address that was cut, or of a name: neither says what the rest of it is. */
const CUT = /(?<=[\p{L}\p{N}/_=%-])(?:…|\.{2,})/gu;

/** What a reader is to put in: `<project>`, which is no element of HTML that stands behind a text, and `[project]`. */
const PLACEHOLDER =
  /(?<=[\w/.=-])<(?!(?:br|p|div|li|[uo]l|t[dhr]|table|hr|span|su[bp]|img|h[1-6]|center|a|wbr|font|b|i|u|em|tt|small|strong)\b)[^\s<>/:][^<>/:]*>|(?<=\/)\[[^\]]*\]/giu;

/** An address without brackets that no sign of a sentence ends, and the word that may be the rest of it. */
const PLAIN = /^[\w.~%:/?#@!&*+,;=-]*[\w~%/?#@&=-]$/;
const REST = /^(?!(?:and|or|와|과|및|또는|그리고|和|与|及|と)$)(?:[\p{L}\p{N}_]|-\w|…|\.{2})/u;

/** What programs and shells replace in an address: `${name}`, `#{name}`, `$NAME`. `${…}$` is mathematics of TeX. */
const VARIABLE = /[$#@]\{\w+\}(?!\$)|(?<=[/.=])\$[A-Z_]{2,}(?![\w$])/g;

/** Before another address, what it is called perhaps: `code:`, `代码：`. */
const ADDRESS_BEHIND = String.raw`(?:[\p{L}\p{N}_-]{1,20}[:：]|[^\p{ASCII}]{1,20})?(?=https?:|www\.|github\.com[/:])`;

/** Behind these an address of any kind may end, and not what stands around the next one. */
const LAST_SIGN = String.raw`(?:[^\s=/:<([{]|(?<!:\/)\/)`;

/** Hosts whose pages have the address of another one in theirs. */
const ARCHIVE = String.raw`\/\/(?:[\w-]+\.)*(?:archive\.\w{2,5}|jina\.ai)`;

/**
 * Where an address ends in a word: before a sign of a sentence that none has, and before one of a list, behind which
 * another address begins, with a word for what it is perhaps: `…/a,https://…`, `…/a、code：https://…`. In a query a list
 * may be meant. It also ends where another address begins that it touches, as in `…/ahttps://…` and `…/a/https://…`, but
 * for one that it hands on: of an archive, or in a query.
 */
const JOINT = new RegExp(
  String.raw`(?:(?<=[\w~%=&#)/-])["、。，！；？]|(?<=[\w~%=&#)-])(?![()[\]{}])[\p{Ps}\p{Pe}\p{Pi}\p{Pf}]|[,;|&+·・•→]{1,4}(?=${ADDRESS_BEHIND})(?<!\?\S*)|[,;|]\p{L}{1,20}[:：]$)(?:${ADDRESS_BEHIND})?|(?<=\/\S*${LAST_SIGN})(?=https?:\/\/)(?<!\?\S*[^\w~%.-])(?<!${ARCHIVE}\/\S*)`,
  "iu",
);

/** Something that each joint has which a text of the signs of one address may have. */
const PERHAPS_JOINED = /[,;&+]|.https?:/i;

/** What stands around a link in a sentence, in Markdown or in HTML. */
const BEFORE = /^[<"'`*\p{Ps}\p{Pi}]+/u;
const BEHIND = new RegExp(
  String.raw`(?:[>"'\x60.,;:!*\p{Pe}]|(?![${UNJUDGED}])[^\p{ASCII}\p{L}\p{N}\p{M}])$`,
  "u",
);

/** An address without signs of TeX, HTML or Markdown, not cut, and not at the end of a sentence. */
const WHOLE =
  /^https?:\/\/(?!.*(?:&(?:#|[a-z]+;)|\.{3}))[\w.~%:/?#@!&*+,;=()-]*[\w~%/?#@!&+=()-]$/i;

/** A link in HTML, and what else of it may stand around an address; `<https://…>` is neither. */
const LINK_TAG =
  /<a\s[^<>]*?\bhref\s*=\s*(?:"(?<quoted>[^"<>]*)"|'(?<single>[^'<>]*)'|(?<bare>[^\s"'<>]+))[^<>]*>/gi;
const OTHER_TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;

/** A space within what may be one name: nobody can say whether it is. */
const INSIDE_NAME =
  /(?<=\/\S*[_-]) (?=[\w-])(?!https?:|\w+[.:]\S*\/)|(?<=\/\S*[\w.-]) (?=[_/]\w)/gi;

/** A point that ends a sentence or belongs to a name, as in `…/name.We show` and `…/Name.Core is`. */
const POINT_IN_NAME = /(?<=[^\s/]\/[^\s/]\S*)\.(?=\p{Lu}\p{Ll}*[,;:.!]?(?: |$))/gu;

/** The same at the end of a text, where a name may have such an ending but for these words. */
const NEXT_SENTENCE =
  /(?<=[^\s/]\/[^\s/]\S*)\.(?=(?:We|Our|The|This|It|In|Code|Data|Models?|Project|Demo|Page)$)/;

/** What no word but an address begins with, or has in it. */
const MARK_OF_ADDRESS =
  /:\/\/|\/\/\w|^(?:(?:git\+)?(?:https?|ssh|git):|git@|www\.|github\.com[/:])/i;

/**
 * A host without a mark, perhaps with a login, before a path. Its last name is in small letters, as in no name of
 * people or firms (`A.Smith/B.Jones`, `Owner.AI/Repo`), and not that of programs. Without a path `me.io` may be a file.
 */
const BARE_ADDRESS = new RegExp(
  String.raw`^(?:[^\s/@]+@)?(?:[\p{L}\p{N}_${UNJUDGED}-]+\.)+(?!js\b)[a-z]{2,}(?:\/|:[^/]+\/)`,
  "u",
);

/** A scheme, also without its colon, then the login of `git`. */
const SCHEME = /^(?:(?:git\+)?(?:https?|ssh|git)(?::\/*|\/\/+))?\/*(?:git@)?/i;

/** A public host: names with dots between them, the last of letters, so that it is no address of a machine or a network. */
const PUBLIC_HOST = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:[a-z]{2,}|xn--[a-z\d-]+)\.?$/;

/**
 * What no address holds, or no whole one: a sign of HTML is left of something else, `%s` stands for something, and
 * letters of a script without spaces that touch a name may be a sentence that goes on.
 */
const UNREADABLE = new RegExp(
  String.raw`[${UNJUDGED}<>]|%(?![\da-f]{2})|[a-z\d][\p{sc=Hang}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]`,
  "iu",
);

/** What stands for a name in templates, as a label of a host or a part of a path: `your-project`, `username`, `PROJECT_NAME`. */
const STAND_INS = [
  /(?<=^|[/.])(?:your[-_]?(?:[a-z]+[-_]?)?(?:name|user|org(?:anization)?|account|project|repo(?:sitory)?|page|(?:web)?site|lab|url|link|domain)|user[-_]?name)(?=[/.?#]|$)/i,
  /(?<=^|[/.])[A-Z]+(?:_[A-Z]+)*_(?:NAME|ID|HERE|URL)(?=[/.?#]|$)/,
];

/** A scheme that is not known, or has words before it, where a host should be: `ftp://`, `e.g.https://`. */
const SCHEME_INSIDE = /^[^/?#]*:\/\//;

/** A host before its path as `git` writes it, `host:owner/name`; a port is none. */
const HOST_OF_GIT = /^([\w-]+(?:\.[\w-]+)+):(?!\d+(?:\/|$))/;

/** A port that is SSH's, also through a firewall, and says nothing of the page. */
const SSH_PORT = /^(?:git\+)?ssh:\/\/[^/]*:(?:22|443)(?:\/|$)/i;

/**
 * The links that a text holds, mended as a person who reads it would: line breaks inside, a scheme that is missing,
 * `git`'s ways of writing, brackets and punctuation around it. None has a login, so that the host is the one that is
 * read; each is https, unless it is written as http, and is on a public host. None stands behind an address that is
 * no such link, or cannot be read as a whole: that one may be the one which is meant.
 */
export function findLinks(text: string): URL[] {
  if (text.length > MAX_LINK_CHARS) return [];
  const whole = text.trim();
  const isOne = isWhole(whole) && !(PERHAPS_JOINED.test(whole) && JOINT.test(whole));
  const words = isOne
    ? [whole]
    : splitWords(text)
        .flatMap((word) => word.split(JOINT))
        .map(unwrap);
  const links = words.filter(isAddress).map(toUrl);
  const unreadable = links.indexOf(null);
  return links.slice(0, unreadable === -1 ? undefined : unreadable).filter((link) => link !== null);
}

/** Whether a word is meant as an address, also as one that cannot be read. */
function isAddress(word: string): boolean {
  return MARK_OF_ADDRESS.test(word) || BARE_ADDRESS.test(word);
}

/** Whether a text is one address and nothing else, so that each of its signs is meant. */
function isWhole(text: string): boolean {
  return WHOLE.test(text) && isBalanced(text) && !NEXT_SENTENCE.test(text);
}

function isBalanced(text: string): boolean {
  return ["()", "[]"].every(([open = "", close = ""]) => {
    return text.split(open).length === text.split(close).length;
  });
}

/** The whole text when it was only wrapped, or else its words; none where nobody can say which of them are one address. */
function splitWords(text: string): string[] {
  const lines = mendAddress(text.replaceAll(VARIABLE, UNJUDGED))
    .replaceAll(CUT, UNJUDGED)
    .replaceAll(PLACEHOLDER, UNJUDGED)
    .replaceAll(LINK_TAG, " $<quoted>$<single>$<bare> ")
    .replaceAll(OTHER_TAG, " ")
    .split(LINE_BREAKS)
    .map(cleanLine);
  const unwrapped = lines
    .map((line, index) => (isNext(line, lines[index - 1]) ? ` ${line}` : line))
    .join("")
    .replaceAll(INSIDE_LINK, "");
  if (!unwrapped.includes(" ")) return [unwrapped.replace(NEXT_SENTENCE, UNJUDGED)];
  if (mayGoOn(text)) return [];
  return lines
    .join(" ")
    .replaceAll(INSIDE_NAME, UNJUDGED)
    .replaceAll(POINT_IN_NAME, UNJUDGED)
    .split(" ");
}

/** Whether a text begins with an address and a space that may be one in it, as in `https://a.io/my page.html`. */
function mayGoOn(text: string): boolean {
  const [address = "", next = ""] = text.trim().split(/[ \t\u00a0]+/);
  return PLAIN.test(address) && isAddress(address) && REST.test(next) && !isAddress(next);
}

/** Whether a line goes on with another address, or another sentence, than the one before it. */
function isNext(line: string, before: string | undefined): boolean {
  return (
    before !== undefined && (/^https?:/i.test(line) || /\.\n\p{Lu}/u.test(`${before}\n${line}`))
  );
}

/** A word without what stands around it: a bracket that is opened in it belongs to it. */
function unwrap(word: string): string {
  const [, target = word] = /^\[[^\]]*\]\((.*)\)/.exec(word) ?? [];
  let address = target.replaceAll("\\", "/").replace(BEFORE, "");
  while (BEHIND.test(address) && !(/[)\]]$/.test(address) && isBalanced(address))) {
    address = address.slice(0, -1);
  }
  return address;
}

/** Null for an address that is no link as it stands: with a part that cannot be judged, a login, a port, or no public host. */
function toUrl(written: string): URL | null {
  const address = written.replace(SCHEME, "");
  if ([UNREADABLE, SCHEME_INSIDE, ...STAND_INS].some((form) => form.test(address))) return null;
  const scheme = /^http:/i.test(written) ? "http" : "https";
  const url = URL.parse(`${scheme}://${address.replace(HOST_OF_GIT, "$1/")}`);
  if (url && SSH_PORT.test(written)) url.port = "";
  return url && isPublicPage(url) ? url : null;
}

function isPublicPage({ hostname, port, username, password }: URL): boolean {
  const isPublic = PUBLIC_HOST.test(hostname) && !isLocalName(hostname) && !isExampleName(hostname);
  return isPublic && port === "" && username === "" && password === "";
}
