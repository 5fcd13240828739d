import type { DraftedCard } from "../../card/card.ts";
import { checkText } from "../../checks/check-text.ts";
import { type Finding, nameFinding } from "../../checks/finding.ts";
import { WeekDraft } from "./week-draft.ts";
import type { SaidOfWeek, WeekIntro, WeekSentence } from "./week-intro.ts";
import { numberCards } from "./week-prompt.ts";

/** The valid sentences of an answer, and what is wrong with the others. */
export type CheckedWeek = {
  sentences: WeekSentence[];
  complaints: string[];
  /** Whether it went in a loop. */
  isLooped?: boolean;
};

/**
 * Checks each sentence against the papers that it names. A sentence is dropped when it names a paper that
 * is not in the list, or says something that its papers do not.
 */
export function checkWeekDraft(draft: WeekDraft, cards: readonly DraftedCard[]): CheckedWeek {
  const numbered = numberCards(cards);
  const checked = draft.sentences.map(({ papers, text }, index) => {
    const named = [...new Set(papers)].map((number) => numbered[number - 1]);
    const found = named.filter((card) => card !== undefined);
    const problem = findProblem(text, named.length, found);
    const complaint = problem === null ? null : `sentences[${index}]: ${problem}`;
    return { complaint, sentence: { text, papers: found.map(({ paper }) => paper.id) } };
  });
  return {
    sentences: checked.filter((one) => one.complaint === null).map((one) => one.sentence),
    complaints: checked.flatMap((one) => one.complaint ?? []),
  };
}

/** An introduction with those of its sentences that pass the same check against these cards; null for none. */
export function recheckIntro(intro: WeekIntro, cards: readonly DraftedCard[]): WeekIntro | null {
  const numbers = new Map(numberCards(cards).map(({ paper }, index) => [paper.id, index + 1]));
  const { data } = WeekDraft.safeParse({
    sentences: intro.sentences.map(({ papers, text }) => ({
      papers: papers.map((id) => numbers.get(id) ?? 0),
      text,
    })),
  });
  const sentences = data === undefined ? [] : checkWeekDraft(data, cards).sentences;
  return sentences.length === 0 ? null : { ...intro, sentences };
}

/**
 * What the checks find in a sentence of a week beside the papers that it names, the fields being `text` and `papers`. Those are
 * marked that a person has dismissed.
 */
export function checkWeekSentence(
  { text, papers }: SaidOfWeek,
  cards: readonly DraftedCard[],
  dismissed: WeekSentence["dismissed"] = {},
): Finding[] {
  const found = cards.filter(({ paper }) => papers.includes(paper.id));
  const unknown = papers.filter((id) => found.every(({ paper }) => paper.id !== id));
  const findings = [...unknown.map(toUnknownPaper), ...checkText(toSource(found), text)];
  return findings.map((finding) => {
    const own = dismissed[nameFinding(finding)];
    return own === undefined ? finding : { ...finding, dismissed: own };
  });
}

function toUnknownPaper(id: string): Finding {
  const message = "이 주의 카드에 없는 논문입니다.";
  return { check: "evidence", field: "papers", severity: "error", message, excerpt: id };
}

function findProblem(text: string, named: number, found: readonly DraftedCard[]): string | null {
  if (named === 0) return "논문 번호가 없습니다.";
  if (found.length < named) return "목록에 없는 논문 번호가 있습니다.";
  const error = checkText(toSource(found), text).find(({ severity }) => severity === "error");
  if (error === undefined) return null;
  return error.excerpt === null ? error.message : `${error.message} “${error.excerpt}”`;
}

/** The titles and abstracts of papers as one source. */
function toSource(found: readonly DraftedCard[]) {
  return {
    title: found.map(({ paper }) => paper.title).join(" "),
    // A sentence may say how many papers it names: 두 논문, 세 편.
    abstract: [...found.map(({ paper }) => paper.abstract), `${found.length} papers.`].join(" "),
  };
}
