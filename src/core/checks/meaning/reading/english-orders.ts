import { findAll } from "../../../find-all.ts";
import { ORDERS } from "../words/lexicon.ts";
import type { English } from "./english.ts";

/** Who is ahead of whom in an English passage, as pieces of its folded text, and the word that says so. */
export type EnglishOrder = { winner: string; loser: string; word: string };

const GAIN =
  "(?:improve[a-z]*|gains?|advantages?)\\b[^,.;]{0,40}? (?:over|compared (?:to|with)|relative to)";
const DEGREE =
  "(?:speedup|compared|superior|better|broader|faster|higher|harder|more [a-z]+)\\b[^,.;]{0,30}? (?:over|compared (?:to|with)|to|than)";
const AHEAD = new RegExp(`\\b(?:${ORDERS.plus.english}|${GAIN}|${DEGREE})\\s`, "g");
/** A gap compared with somebody says nothing of who is ahead. */
const GAP = /\bgaps?\b[^.;]{0,40}$/;
const LOSS =
  "(?:diminish|degrad|reduc|hurt|lower|decreas)[a-z]* (?:[a-z]+ )?(?:performance|accuracy|quality|results)\\b[^,.;]{0,20}? (?:relative to|compared (?:to|with))";
const BEHIND = new RegExp(`\\b(?:${ORDERS.minus.english}|${LOSS})\\s`, "g");
const BEST = /\bis the (?:most|best|strongest|fastest|highest)\b/g;

const OBJECT_ENDS =
  /[,;:.()]|\b(?:on|in|across|by|with|while|at|when|for|using|under|achieving|yielding|even|within|and achiev\w+|without)\b/;
const CLAUSE_BEGINS = /[;:.]|, |\b(?:that|whose|which)\b/;
const PRONOUN = /\b(?:it|they|this|these|which|who)\b/;

/** Comparisons of one passage that are read. A real one has three at most. */
const MAX_ENGLISH_ORDERS = 12;

/** What a passage compares: `A outperforms B`, `gains over B`, `A lags behind B`, `A is the most practical`. */
export function readEnglishOrders({ folded }: English): EnglishOrder[] {
  const ahead = findAll(folded, AHEAD)
    .filter(({ index }) => !GAP.test(folded.slice(0, index)))
    .map(({ 0: word, index }) => ({
      winner: subjectBefore(folded, word, index),
      loser: objectAfter(folded, index + word.length),
      word,
    }));
  const behind = findAll(folded, BEHIND).map(({ 0: word, index }) => ({
    winner: objectAfter(folded, index + word.length),
    loser: subjectBefore(folded, word, index),
    word,
  }));
  const best = findAll(folded, BEST).map(({ 0: word, index }) => {
    const winner =
      folded
        .slice(0, index)
        .split(/[;:.,]/)
        .at(-1) ?? "";
    return { winner, loser: "", word };
  });
  return [...ahead, ...behind, ...best].slice(0, MAX_ENGLISH_ORDERS);
}

function objectAfter(folded: string, at: number): string {
  const after = folded.slice(at);
  return after.slice(0, OBJECT_ENDS.exec(after)?.index ?? after.length);
}

/** The clause before a verb; all that is before it where the verb is a participle or a pronoun stands for its subject. */
function subjectBefore(folded: string, word: string, index: number): string {
  const before = folded.slice(0, index);
  const clause = before.split(CLAUSE_BEGINS).at(-1) ?? "";
  return /^[a-z]+ing\b/.test(word) || PRONOUN.test(clause) ? before : clause;
}
