import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { excerptOf } from "./text/excerpt.ts";
import { splitSentences } from "./text/sentences.ts";

const POLITE = /(?:니다|니까|십시오)$/;

/** 다 after a verb or an adjective: 한다, 했다, 이다, 없다, 높다. Nouns such as 람다 are no such endings. */
const PLAIN_ENDING = /[가-힣]다$/;
const NOUNS_IN_DA: readonly string[] = [
  "람다",
  "쿠다",
  "판다",
  "바다",
  "아나콘다",
  "소다",
  "베란다",
];

/** 요 after a verb: 해요, 있어요, 이에요, 네요. 필요, 중요, 수요 and 개요 are nouns. */
const CASUAL_ENDING =
  /(?:[아어여해돼세네데지까게래나려와워봐줘둬춰져쳐켜에예군걸든대]요|[이거]죠|[가-힣]죠)$/;

/** Finds sentences that are not in 합니다체 and list items that are whole sentences. */
export function checkRegister(field: Field): Finding[] {
  return field.form === "sentence" ? checkSentences(field) : checkItem(field);
}

function checkSentences({ path, text }: Field): Finding[] {
  return splitSentences(text)
    .filter((sentence) => !POLITE.test(bare(sentence)))
    .map((sentence) =>
      registerError(
        path,
        sentence,
        `합니다체가 아닌 문장: ${excerptOf(sentence.slice(-30))}. “-습니다”로 끝내세요.`,
      ),
    );
}

function checkItem({ path, text }: Field): Finding[] {
  const item = text.trim();
  const last = /\S+$/.exec(item.slice(-40))?.[0] ?? "";
  if (/[.。!?][)\]"'”’]{0,3}$/u.test(last)) {
    return [
      registerError(
        path,
        last,
        `마침표로 끝난 항목: ${excerptOf(last)}. 명사나 이름, 숫자로 끝내세요.`,
      ),
    ];
  }
  if (!isWholeSentence(bare(last))) return [];
  return [
    registerError(
      path,
      last,
      `문장으로 끝난 항목: ${excerptOf(last)}. 개조식으로 명사나 이름, 숫자로 끝내세요.`,
    ),
  ];
}

function isWholeSentence(word: string): boolean {
  if (CASUAL_ENDING.test(word)) return true;
  return PLAIN_ENDING.test(word) && !NOUNS_IN_DA.some((noun) => word.endsWith(noun));
}

/** Characters of a text that are looked at: its last words, and all that may follow them. */
const LONGEST_ENDING = 120;

/** The end of a text without what may follow its last word: a note in brackets, quotation marks, an end mark. */
function bare(text: string): string {
  return text
    .slice(-LONGEST_ENDING)
    .replace(/[.!?。…\s"'”’」』]{1,8}$/u, "")
    .replace(/\s?\([^()]{0,80}\)$/u, "")
    .replace(/[.!?。…\s"'”’」』)\]]{1,8}$/u, "");
}

function registerError(field: string, excerpt: string, message: string): Finding {
  return { check: "register", field, severity: "error", message, excerpt };
}
