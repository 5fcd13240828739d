import type { Draft } from "../draft/draft.ts";
import type { Paper } from "../paper/paper.ts";
import { type Field, fieldsOf } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { excerptOf } from "./text/excerpt.ts";
import { foldSentence } from "./text/fold.ts";
import { splitSentences } from "./text/sentences.ts";
import { pairsOf, similarityOf } from "./text/similarity.ts";

/** A paper and its draft. */
export type Entry = { paper: Pick<Paper, "id">; draft: Draft };

/** One sentence or list item of a card. */
type Saying = {
  field: string;
  form: Field["form"];
  text: string;
  folded: string;
  /** The sentence with its names and numbers taken out; empty when too little is left to tell. */
  frame: string;
};

/** Letters. Shorter sentences, such as 코드가 없습니다, are the same by chance. */
const TELLING_LETTERS = 16;

/** Of the pairs of neighbouring letters, how many two sentences share when they say nearly the same. */
const NEARLY_SAME = 0.85;

/** Finds a sentence that stands twice in one card, word for word or nearly so. */
export function checkRepetition(draft: Draft): Finding[] {
  const sayings = sayingsOf(draft).map((saying) => ({ ...saying, pairs: pairsOf(saying.folded) }));
  return sayings.flatMap((saying, index): Finding[] => {
    const earlier = sayings.slice(0, index);
    const same = earlier.find(({ folded }) => folded === saying.folded);
    if (same) return [inCard(saying, "error", `앞에 나온 문장과 같습니다(${same.field})`)];
    const near = earlier.find(
      ({ form, pairs }) => form === saying.form && similarityOf(pairs, saying.pairs) >= NEARLY_SAME,
    );
    return near ? [inCard(saying, "style", `앞에 나온 문장과 거의 같습니다(${near.field})`)] : [];
  });
}

/**
 * Finds sentences that stand under more than one paper, word for word or with only names and numbers
 * changed. Answers the findings of each entry in the order of the entries; what is found does not depend
 * on that order, and a paper that is listed twice does not repeat itself.
 */
export function checkRepetitionAcross(entries: readonly Entry[]): Finding[][] {
  const cards = entries.map(({ paper, draft }) => ({ id: paper.id, sayings: sayingsOf(draft) }));
  const bySentence = groupIds(cards, ({ folded }) => folded);
  const byFrame = groupIds(cards, ({ frame }) => frame);
  return cards.map(({ id, sayings }) =>
    sayings.flatMap((saying): Finding[] => {
      const same = othersIn(bySentence, saying.folded, id);
      if (same.length > 0) {
        const severity = saying.folded.length >= TELLING_LETTERS ? "error" : "style";
        return [
          acrossCards(saying, severity, `다른 논문의 카드에도 있는 문장(${same.join(", ")})`),
        ];
      }
      const near = othersIn(byFrame, saying.frame, id);
      return near.length > 0
        ? [acrossCards(saying, "style", `다른 논문의 카드와 뼈대가 같은 문장(${near.join(", ")})`)]
        : [];
    }),
  );
}

/** Read once a draft: whoever edits one card of a day compares it with the same others at every key. */
const READ = new WeakMap<Draft, readonly Saying[]>();

function sayingsOf(draft: Draft): readonly Saying[] {
  const sayings = READ.get(draft) ?? readSayings(draft);
  READ.set(draft, sayings);
  return sayings;
}

function readSayings(draft: Draft): Saying[] {
  return fieldsOf(draft).flatMap(({ path, text, form }) =>
    (form === "sentence" ? splitSentences(text) : [text.trim()])
      .map((sentence) => ({
        field: path,
        form,
        text: sentence,
        folded: foldSentence(sentence),
        frame: frameOf(sentence),
      }))
      .filter(({ folded }) => folded !== ""),
  );
}

function frameOf(text: string): string {
  const frame = foldSentence(
    text.replaceAll(/[\p{Script=Latin}\d][\p{Script=Latin}\d.,%@*+_-]*/gu, ""),
  );
  return frame.length >= TELLING_LETTERS ? frame : "";
}

type Ids = ReadonlyMap<string, ReadonlySet<string>>;

function groupIds(
  cards: readonly { id: string; sayings: readonly Saying[] }[],
  keyOf: (saying: Saying) => string,
): Ids {
  const groups = new Map<string, Set<string>>();
  for (const { id, sayings } of cards) {
    for (const saying of sayings) {
      const key = keyOf(saying);
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

function inCard({ field, text }: Saying, severity: "error" | "style", problem: string): Finding {
  const message = `${problem}: ${excerptOf(text)}. 한 번만 쓰고 나머지 자리에는 다른 사실을 쓰세요.`;
  return { check: "repetition", field, severity, message, excerpt: text };
}

function acrossCards(
  { field, text }: Saying,
  severity: "error" | "style",
  problem: string,
): Finding {
  const message = `${problem}: ${excerptOf(text)}. 이 논문에만 맞는 말로 다시 쓰세요.`;
  return { check: "repetition", field, severity, message, excerpt: text };
}
