import { z } from "zod";
import type { DraftedCard } from "../card/card.ts";
import { checkText } from "../checks/check-text.ts";
import { PaperId } from "../paper/paper.ts";
import { Usage } from "../question/answer.ts";
import { fill, type PromptTemplate } from "../question/prompt.ts";
import type { Message } from "../question/question.ts";

/** One sentence on what moved in a week, and the papers that it is about. */
const WeekSentence = z.object({ text: z.string(), papers: z.array(PaperId).min(1) });
type WeekSentence = z.infer<typeof WeekSentence>;

/** What moved in a week, and where the sentences come from. */
export const WeekIntro = z.object({
  sentences: z.array(WeekSentence).min(1),
  provenance: z.object({
    model: z.string(),
    promptVersion: z.string(),
    /** Names the question; the same one is never asked twice. */
    fingerprint: z.string(),
    draftedAt: z.iso.datetime(),
    usage: Usage,
  }),
});
export type WeekIntro = z.infer<typeof WeekIntro>;

/** What the model returns for a week: the papers before the claim about them. */
export const WeekDraft = z.object({
  sentences: z.array(z.object({ papers: z.array(z.int()), text: z.string() })).min(1),
});
export type WeekDraft = z.infer<typeof WeekDraft>;

/** The schema of {@link WeekDraft} in the form that strict structured outputs accept. */
export function toWeekWireSchema(): Record<string, unknown> {
  const object = (properties: Record<string, unknown>) => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
  const sentence = object({
    papers: { type: "array", items: { type: "integer" } },
    text: { type: "string" },
  });
  return object({ sentences: { type: "array", items: sentence } });
}

/**
 * The conversation that asks what moved. Cards are numbered by paper id, not by upvotes, so that the
 * question and its answer stay the same while readers vote.
 */
export function renderWeekPrompt(
  template: PromptTemplate,
  cards: readonly DraftedCard[],
): Message[] {
  const lines = numberCards(cards).map(({ paper, draft, tags }, index) =>
    JSON.stringify({
      number: index + 1,
      title: paper.title,
      tags,
      oneLine: draft.oneLine,
      keyPoints: draft.keyPoints.map((point) => point.text),
    }),
  );
  const values = { cards: lines.join("\n") };
  return [
    { role: "system", content: fill(template.system, values) },
    { role: "user", content: fill(template.user, values) },
  ];
}

/** What is left of an answer after the checks, and what is wrong with the rest. */
export type CheckedWeek = { sentences: WeekSentence[]; complaints: string[] };

/**
 * Holds each sentence to the papers that it names. One that names a paper that is not there, or says
 * what these papers do not, is dropped.
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

function findProblem(text: string, named: number, found: readonly DraftedCard[]): string | null {
  if (named === 0) return "논문 번호가 없습니다.";
  if (found.length < named) return "목록에 없는 논문 번호가 있습니다.";
  const source = {
    title: found.map(({ paper }) => paper.title).join(" "),
    // How many papers a sentence names is a number that it may say: 두 논문, 세 편.
    abstract: [...found.map(({ paper }) => paper.abstract), `${found.length} papers.`].join(" "),
  };
  const error = checkText(source, text).find((finding) => finding.severity === "error");
  if (error === undefined) return null;
  return error.excerpt === null ? error.message : `${error.message} “${error.excerpt}”`;
}

function numberCards(cards: readonly DraftedCard[]): DraftedCard[] {
  return cards.toSorted((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
}
