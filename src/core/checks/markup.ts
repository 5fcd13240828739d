import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { excerptOf } from "./text/excerpt.ts";

type Markup = {
  name: string;
  pattern: RegExp;
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
  { name: "메일 주소", pattern: /[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z]{2,10}/i },
  { name: "멘션", pattern: /(?<![\p{L}\p{N}_.@])@[a-z][\w-]{0,38}/iu },
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

/** `<think>`: a tag without attributes may be what the paper is about. */
const BARE_TAG = /^<\/?[a-z_]{2,20}>$/i;

/**
 * Finds URLs, mentions, Markdown and HTML: a card's text is plain text, and every link is ours. A bare
 * tag that the source holds, such as `<think>`, is a name there and stays one.
 */
export function checkMarkup(
  source: { text: string },
  { path, text }: Pick<Field, "path" | "text">,
): Finding[] {
  return KINDS.flatMap(({ name, pattern, severity }) => {
    const found = pattern.exec(text)?.[0].trim();
    if (!found || (BARE_TAG.test(found) && source.text.includes(found))) return [];
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
