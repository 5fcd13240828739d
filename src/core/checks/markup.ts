import { findGithubActs } from "../github-text.ts";
import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { excerptOf } from "./text/excerpt.ts";

type Markup = {
  name: string;
  /** What to look for; a function returns the first that it finds. */
  pattern: RegExp | ((text: string) => string | undefined);
  /** @default "error": a page would interpret it instead of showing it. */
  severity?: "style";
};

/** Markup that no card may hold, each kind as a pattern of bounded backtracking. */
const KINDS: readonly Markup[] = [
  {
    name: "URL",
    pattern: /(?:https?|ftp|file|data|javascript|mailto):\S{1,200}|\bwww\.\S{1,200}/i,
  },
  {
    name: "URL",
    pattern:
      /(?<![\w./-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,10}\/[^\s가-힣]{1,200}/i,
  },
  { name: "메일 주소", pattern: findMail },
  { name: "멘션", pattern: findMention },
  { name: "이모지 코드", pattern: findEmojiCode },
  { name: "HTML", pattern: /<[!/?]?[a-z][^<>]{0,200}>|<!--|-->/i },
  { name: "HTML", pattern: /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});/i },
  {
    name: "Markdown 링크",
    pattern: /!?\[[^[\]\n]{0,200}\](?:\([^()\n]{0,200}\)|\[[^[\]\n]{0,200}\]|:\s)/,
  },
  { name: "Markdown 코드", pattern: /`{1,3}[^`\n]{1,200}`{1,3}|`{3}/ },
  {
    name: "Markdown 강조",
    pattern: /(?<![\p{L}\p{N}*])\*{1,3}(?=[^\s*])[^*\n]{1,200}(?<=\S)\*{1,3}(?!\*)|\*\*|~~/u,
  },
  {
    name: "Markdown 강조",
    pattern: /(?<![\p{L}\p{N}_])_{1,2}(?=[^\s_])[^_\n]{1,200}(?<=\S)_{1,2}(?![\p{L}\p{N}_])/u,
  },
  { name: "Markdown 제목이나 목록", pattern: /^[ \t]{0,3}(?:#{1,6}|>|[-*+•]|\d{1,3}[.)]|\|)\s/m },
  { name: "수식", pattern: /\$[^$\d\s][^$\n]{0,100}\$/ },
  { name: "LaTeX", pattern: /\\[a-z]{2,20}/i, severity: "style" }, // shown as it stands: it only looks bad
];

/** `<think>`, `:fire:`: a tag without attributes, or a word between colons, may be what the paper is about. */
const NAME = /^(?:<\/?[a-z_]{2,20}>|:[\w+-]+:)$/i;

/**
 * Finds URLs, mentions, emoji codes, Markdown and HTML: a card's text is plain text, and every link is ours.
 * A bare tag that the source holds, such as `<think>`, is a name there and stays one.
 */
export function checkMarkup(
  source: { text: string },
  { path, text }: Pick<Field, "path" | "text">,
): Finding[] {
  return KINDS.flatMap(({ name, pattern, severity }) => {
    const found = (typeof pattern === "function" ? pattern(text) : pattern.exec(text)?.[0])?.trim();
    if (!found || (NAME.test(found) && source.text.includes(found))) return [];
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

function findMail(text: string): string | undefined {
  const [first] = findGithubActs(text, "mail");
  return first && `${/[\w.+-]{1,64}$/.exec(first.before)?.[0] ?? ""}${first.text}`;
}

/** A mention as people write one: `재현율@k` and `Pass @1` are metrics, whatever GitHub makes of them. */
function findMention(text: string): string | undefined {
  return findGithubActs(text, "mention").find(
    (mention) => !/[\p{L}\p{N}]$/u.test(mention.before) && !/^@\d+$/.test(mention.text),
  )?.text;
}

/** A code that stands for itself; in `train:val:test` and `12:30:45` the colons only part. */
function findEmojiCode(text: string): string | undefined {
  return findGithubActs(text, "emoji").find(
    (emoji) => !/[\p{L}\p{N}:]$/u.test(emoji.before) && !/^[\p{L}\p{N}]/u.test(emoji.after),
  )?.text;
}
