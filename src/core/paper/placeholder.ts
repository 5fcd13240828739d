import { shareOnSubject } from "./document-words.ts";

/** Letters and digits that an abstract has at least, its title taken out; the shortest recorded has 137. */
const LEAST_LETTERS = 20;

/**
 * Share of letters that are about something else than the document itself, in an abstract. The recorded ones have
 * at least 0.49; what says that there is none, or why, has 0 to 0.2.
 */
const LEAST_SHARE_ON_SUBJECT = 0.25;

/** A text that only speaks of the document has no more words; few recorded abstracts have as few. */
const MOST_WORDS = 60;

/** A text in another language that only says that there is no abstract has no more. */
const SHORT_TEXT_WORDS = 15;

/** Ways to say that the abstract is not there in other languages, in words without punctuation. */
const IN_OTHER_LANGUAGES =
  /^(?:kein(?:e)? (?:abstract|zusammenfassung|kurzfassung)|(?:abstract|zusammenfassung|kurzfassung|résumé|resume|resumen|resumo|sommario|riassunto|samenvatting) (?:ist |est |no |non |não |is |niet |nicht |wird |sera |à |a )+(?:\p{L}+ ?){0,4}|pas de résumé|aucun résumé|(?:no hay|sin) resumen|sem resumo|nessun (?:sommario|riassunto|abstract)|аннотация (?:отсутствует|недоступна|не)|нет аннотации|(?:초록|요약)(?:이|은|을)? ?(?:없|제공되지|준비 ?중|아직|추후)|(?:摘要|抄録|要旨)(?:暂无|缺失|未提供|不可用|はありません|なし))/iu;

/** How a document or an error in a form for programs begins. */
const DOCUMENT = /^<(?:!doctype|html|\?xml|head|body)\b|^[{[] ?["{]|^%PDF\b/i;

/** An address, or the name of a document elsewhere. */
const ADDRESS =
  /(?:https?:\/\/|www\.|doi: ?|arxiv: ?)\S+|\b(?:[a-z0-9-]+\.)+(?:org|com|net|io|ai|edu|gov|co|dev|info|de|uk|fr|jp|cn|kr|eu)(?:\/\S*)?(?=[\s),.;]|$)|\b10\.\d{4,}\/\S+/gi;

/**
 * Whether a text stands where an abstract should but is none: too little beside the title and addresses, a
 * document or an error of a server, or words about the document alone.
 */
export function isPlaceholder(line: string, title: string): boolean {
  if (/^\W*lorem ipsum dolor\b/i.test(line) || DOCUMENT.test(line)) return true;
  const ownTitle = ` ${toWords(title)} `;
  const words = ` ${toWords(line.replaceAll(ADDRESS, " "))} `.replaceAll(ownTitle, " ").trim();
  if (words.replaceAll(" ", "").length < LEAST_LETTERS) return true;
  const list = words.split(" ");
  if (list.length > MOST_WORDS) return false;
  if (shareOnSubject(list) < LEAST_SHARE_ON_SUBJECT) return true;
  return list.length <= SHORT_TEXT_WORDS && IN_OTHER_LANGUAGES.test(words);
}

/** Words in small letters with single spaces, without punctuation. */
function toWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
