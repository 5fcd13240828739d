import { findAll } from "../find-all.ts";
import { findGithubActs, findMath } from "../github-text.ts";
import { MASK } from "../printed/mask-keys.ts";
import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { excerptOf } from "./text/excerpt.ts";
import { foldCharacters } from "./text/fold.ts";

type Markup = {
  name: string;
  /** What to look for; a function returns all that it finds. */
  pattern: RegExp | ((text: string) => string[]);
  /** @default "error": a page would interpret it instead of showing it. */
  severity?: "style";
};

/** Markup that no card may hold, each kind as a pattern of bounded backtracking. */
const KINDS: readonly Markup[] = [
  {
    name: "URL",
    pattern: /(?:https?|ftp|file|data|javascript|mailto):\S{1,200}|\bwww\.\S{1,200}/gi,
  },
  {
    name: "URL",
    pattern:
      /(?<![\w./-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,10}\/[^\s가-힣]{1,200}/gi,
  },
  { name: "메일 주소", pattern: findMail },
  { name: "멘션", pattern: findMention },
  { name: "이모지 코드", pattern: findEmojiCode },
  { name: "HTML", pattern: /<[!/?]?[a-z][^<>]{0,200}>|<!--|-->/gi },
  { name: "HTML", pattern: /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});/gi },
  {
    name: "Markdown 링크",
    pattern: /!?\[[^[\]\n]{0,200}\](?:\([^()\n]{0,200}\)|\[[^[\]\n]{0,200}\]|:\s)/g,
  },
  { name: "Markdown 코드", pattern: /`{1,3}[^`\n]{1,200}`{1,3}|`{3}/g },
  {
    name: "Markdown 강조",
    pattern: /(?<![\p{L}\p{N}*])\*{1,3}(?=[^\s*])[^*\n]{1,200}(?<=\S)\*{1,3}(?!\*)|\*\*|~~/gu,
  },
  {
    name: "Markdown 강조",
    pattern: /(?<![\p{L}\p{N}_])_{1,2}(?=[^\s_])[^_\n]{1,200}(?<=\S)_{1,2}(?![\p{L}\p{N}_])/gu,
  },
  { name: "Markdown 제목이나 목록", pattern: /^[ \t]{0,3}(?:#{1,6}|>|[-*+•]|\d{1,3}[.)]|\|)\s/gm },
  { name: "수식", pattern: findMath },
  { name: "가려진 비밀 값", pattern: findMask },
  { name: "LaTeX", pattern: /\\[a-z]{2,20}/gi, severity: "style" }, // shown as it stands: it only looks bad
];

/** Something that each kind has: most texts have nothing of it. */
const PERHAPS_MARKUP = /[:/@<>&[`*_~#|$\\•+]|www\.|^[ \t]{0,3}(?:-|\d{1,3}[.)])\s/im;

/** What a card takes from its source has a word in it, or is a sign that anything may hold, such as a dash. */
const WORD = /\p{L}{2}/u;

/** A particle and a full stop behind what was found belong to the sentence. */
const ENDING = /[가-힣.,;:!?)"'”’]+$/u;

/**
 * Finds URLs, mentions, emoji codes, Markdown and HTML: a card's text is plain text, and every link is ours.
 * What the source holds itself, such as `<think>`, `file:line:col` or an address, is a name there and stays one.
 */
export function checkMarkup(
  source: { text: string },
  { path, text }: Pick<Field, "path" | "text">,
): Finding[] {
  if (!PERHAPS_MARKUP.test(text)) return [];
  return KINDS.flatMap(({ name, pattern, severity }) => {
    const found = findMarkup(pattern, text).find(
      (markup) => markup !== "" && !isHeld(markup, source),
    );
    if (found === undefined) return [];
    return [
      {
        check: "markup",
        field: path,
        severity: severity ?? "error",
        message: `쓸 수 없는 표시(${name}): ${excerptOf(found)}. 꾸밈도 링크도 없는 글로 쓰세요.`,
        excerpt: found,
      },
    ];
  });
}

function findMarkup(pattern: Markup["pattern"], text: string): string[] {
  if (typeof pattern === "function") return pattern(text);
  return findAll(text, pattern).map(([found]) => found.trim());
}

/** Compared as numbers and names are: by the source's characters, folded, and without what ends the sentence. */
function isHeld(markup: string, source: { text: string }): boolean {
  const forms = [markup, markup.replace(ENDING, "")].map(foldCharacters);
  return forms.some((form) => WORD.test(form) && source.text.includes(form));
}

function findMail(text: string): string[] {
  return findGithubActs(text, "mail").map(
    (mail) => `${/[\w.+-]{1,64}$/.exec(mail.before)?.[0] ?? ""}${mail.text}`,
  );
}

/** A mention as people write one: `재현율@k` and `Pass @1` are metrics, whatever GitHub makes of them. */
function findMention(text: string): string[] {
  return findGithubActs(text, "mention")
    .filter(({ before, text: name }) => !/[\p{L}\p{N}]$/u.test(before) && !/^@\d+$/.test(name))
    .map((mention) => mention.text);
}

/** What is left of a key that an answer repeated. */
function findMask(text: string): string[] {
  return text.includes(MASK) ? [MASK] : [];
}

/** A code that stands for itself; in `train:val:test` and `12:30:45` the colons only part. */
function findEmojiCode(text: string): string[] {
  return findGithubActs(text, "emoji")
    .filter(({ before, after }) => !/[\p{L}\p{N}:]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after))
    .map((emoji) => emoji.text);
}
