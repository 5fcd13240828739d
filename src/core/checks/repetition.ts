import type { Draft } from "../draft/draft.ts";
import type { Paper } from "../paper/paper.ts";
import { rememberLast } from "../remember-last.ts";
import { type Field, fieldsOf } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { excerptOf } from "./text/excerpt.ts";
import { foldSentence } from "./text/fold.ts";
import { framesOf } from "./text/frames.ts";
import { splitSentences } from "./text/sentences.ts";
import { pairsOf, similarityOf } from "./text/similarity.ts";

/** A paper and its draft. */
type DraftOfPaper = { paper: Pick<Paper, "id">; draft: Draft };

/** One sentence or list item of a draft. */
type Sentence = {
  field: string;
  form: Field["form"];
  text: string;
  folded: string;
  /** Folded without its names and numbers; empty when too little is left to compare. */
  withoutNames: string;
};

/** Letters. Shorter sentences, such as 코드가 없습니다, are often the same by chance. */
const DISTINCTIVE_LENGTH = 16;

/** Similarity from which two sentences count as nearly the same. */
const NEARLY_SAME = 0.85;

/**
 * Sentences of a card that each sentence is compared with for being nearly the same. A card within its bounds
 * has thirty; without a bound the time would grow with the square of the sentences of a long answer.
 */
const MAX_COMPARED_SENTENCES = 100;

/** Finds a sentence that stands twice in one card, word for word or nearly so. */
export function checkRepetition(draft: Draft): Finding[] {
  const first = new Map<string, Sentence>();
  const compared: { sentence: Sentence; pairs: ReadonlySet<number> }[] = [];
  return sentencesOf(draft).flatMap((sentence): Finding[] => {
    const same = first.get(sentence.folded);
    if (same) return [inCard(sentence, "error", `앞에 나온 문장과 같습니다(${same.field})`)];
    first.set(sentence.folded, sentence);
    const pairs = pairsOf(sentence.folded);
    const near = compared.find(
      (earlier) =>
        earlier.sentence.form === sentence.form &&
        similarityOf(earlier.pairs, pairs) >= NEARLY_SAME,
    )?.sentence;
    if (compared.length < MAX_COMPARED_SENTENCES) compared.push({ sentence, pairs });
    return near ? [inCard(sentence, "style", `앞에 나온 문장과 거의 같습니다(${near.field})`)] : [];
  });
}

/**
 * Finds sentences that stand under more than one paper, word for word or with only names and numbers
 * changed. Returns the findings of each entry in the order of the entries; what is found does not depend
 * on that order, and two entries of the same paper are not compared.
 */
export function checkRepetitionAcross(entries: readonly DraftOfPaper[]): Finding[][] {
  const cards = entries.map(({ paper, draft }) => ({
    id: paper.id,
    sentences: sentencesOf(draft),
  }));
  const bySentence = groupIds(cards, ({ folded }) => folded);
  const byRest = groupIds(cards, ({ withoutNames }) => withoutNames);
  return cards.map(({ id, sentences }) =>
    sentences.flatMap((sentence): Finding[] => {
      const same = othersIn(bySentence, sentence.folded, id);
      if (same.length > 0) {
        const severity = sentence.folded.length >= DISTINCTIVE_LENGTH ? "error" : "style";
        return [
          acrossCards(sentence, severity, `다른 논문의 카드에도 있는 문장(${same.join(", ")})`),
        ];
      }
      const near = othersIn(byRest, sentence.withoutNames, id);
      return near.length > 0
        ? [
            acrossCards(
              sentence,
              "style",
              `다른 논문의 카드와 구조가 같은 문장(${near.join(", ")})`,
            ),
          ]
        : [];
    }),
  );
}

/** Drafts whose sentences are remembered, which take ten kilobytes each: more than a day has. */
const MAX_REMEMBERED_DRAFTS = 256;

/** Share of the cards of a digest that may have the same frame in one field, and the cards from which it is looked at. */
const FRAME_SHARE = 1 / 3;
const LEAST_FRAMED_CARDS = 4;

/**
 * Finds frames that more than a third of a digest's cards have in the same field: how a text begins, how it
 * ends, or what is left of it without its content. For editors only, since a question must not depend on
 * other papers' answers.
 */
export function checkFrames(entries: readonly DraftOfPaper[]): Finding[][] {
  const cards = entries.map(({ paper, draft }) => ({ id: paper.id, frames: readFrames(draft) }));
  const ids = new Map<string, Set<string>>();
  for (const { id, frames } of cards) {
    for (const { key } of frames) ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  const papers = new Set(cards.map(({ id }) => id)).size;
  const isFrequent = (key: string) => {
    const own = ids.get(key)?.size ?? 0;
    return papers >= LEAST_FRAMED_CARDS && own > papers * FRAME_SHARE;
  };
  return cards.map(({ frames }) => {
    const found = frames.filter(({ key }) => isFrequent(key));
    const byField = new Map(found.map((frame) => [frame.field, frame]));
    return [...byField.values()].map(({ field, text, key }): Finding => {
      const message = `${papers}장 가운데 ${ids.get(key)?.size}장이 이 자리를 같은 틀로 씁니다: ${excerptOf(text)}. 이 논문의 사실로 열고 닫으세요.`;
      return { check: "repetition", field, severity: "style", message, excerpt: null };
    });
  });
}

type Frame = { field: string; text: string; key: string };

/** A cache, as that of sentences. */
const readFrames = rememberLast(MAX_REMEMBERED_DRAFTS, findFrames);

function findFrames(draft: Draft): Frame[] {
  return fieldsOf(draft)
    .filter(isSentence)
    .flatMap(({ path, text }) => {
      const kind = path.replaceAll(/\[\d+\]/g, "");
      return framesOf(text).map((frame) => ({ field: path, text, key: `${kind} ${frame}` }));
    });
}

/** A cache: a review compares the edited card with the same other drafts at every change. */
const sentencesOf = rememberLast(MAX_REMEMBERED_DRAFTS, readSentences);

/** What a paper needs is told in a few words behind its rating, which many papers share. */
const isSentence = ({ path }: Field) => path !== "adoption.need";

function readSentences(draft: Draft): Sentence[] {
  return fieldsOf(draft)
    .filter(isSentence)
    .flatMap(({ path, text, form }) =>
      (form === "sentence" ? splitSentences(text) : [text.trim()])
        .map((sentence) => ({
          field: path,
          form,
          text: sentence,
          folded: foldSentence(sentence),
          withoutNames: foldWithoutNames(sentence),
        }))
        .filter(({ folded }) => folded !== ""),
    );
}

function foldWithoutNames(text: string): string {
  const folded = foldSentence(
    text.replaceAll(/[\p{Script=Latin}\d][\p{Script=Latin}\d.,%@*+_-]*/gu, ""),
  );
  return folded.length >= DISTINCTIVE_LENGTH ? folded : "";
}

type Ids = ReadonlyMap<string, ReadonlySet<string>>;

function groupIds(
  cards: readonly { id: string; sentences: readonly Sentence[] }[],
  keyOf: (sentence: Sentence) => string,
): Ids {
  const groups = new Map<string, Set<string>>();
  for (const { id, sentences } of cards) {
    for (const sentence of sentences) {
      const key = keyOf(sentence);
      if (key !== "") groups.set(key, (groups.get(key) ?? new Set()).add(id));
    }
  }
  return groups;
}

/** The other papers of a group, at most three, by id. */
function othersIn(ids: Ids, key: string, own: string): string[] {
  return [...(ids.get(key) ?? [])]
    .filter((id) => id !== own)
    .toSorted()
    .slice(0, 3);
}

function inCard({ field, text }: Sentence, severity: "error" | "style", problem: string): Finding {
  const message = `${problem}: ${excerptOf(text)}. 한 번만 쓰고 나머지 자리에는 다른 사실을 쓰세요.`;
  return { check: "repetition", field, severity, message, excerpt: text };
}

function acrossCards(
  { field, text }: Sentence,
  severity: "error" | "style",
  problem: string,
): Finding {
  const message = `${problem}: ${excerptOf(text)}. 이 논문에만 맞는 말로 다시 쓰세요.`;
  return { check: "repetition", field, severity, message, excerpt: text };
}
