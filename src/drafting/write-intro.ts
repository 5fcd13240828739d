import type { DraftedCard } from "../core/card/card.ts";
import {
  type CheckedWeek,
  checkWeekDraft,
  renderWeekPrompt,
  toWeekWireSchema,
  WeekDraft,
  type WeekIntro,
} from "../core/digest/week-intro.ts";
import { type Answer, sumUsage } from "../core/question/answer.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import { findJsonObject } from "../model/find-json.ts";
import { fingerprint } from "../model/fingerprint.ts";
import type { Drafting } from "./draft-paper.ts";
import { askAgain } from "./draft-question.ts";

/** Room for five sentences, in tokens; the rest is for reasoning. */
const MAX_OUTPUT_TOKENS = 3_000;

const SCHEMA = { name: "week", json: toWeekWireSchema() };

/** What writing a week's introduction takes. Of the re-ask's template, only the user part is sent. */
export type IntroWriting = Omit<Drafting, "templates"> & {
  templates: { week: PromptTemplate; reask: PromptTemplate };
};

/**
 * Asks what moved in a week, and once more with the complaints when a sentence did not do. Null when no
 * sentence of either answer does.
 *
 * @throws {ModelError} when a question gets no answer.
 * @throws {SettingsError} when a question has to be asked and there is no key.
 */
export async function writeIntro(
  week: string,
  cards: readonly DraftedCard[],
  writing: IntroWriting,
): Promise<WeekIntro | null> {
  const question: Question = {
    subject: week,
    messages: renderWeekPrompt(writing.templates.week, cards),
    schema: SCHEMA,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
  };
  const first = await answerQuestion(question, cards, writing);
  const second =
    first.complaints.length === 0 ? null : await askOnceMore(question, first, cards, writing);
  const best =
    second !== null && second.sentences.length >= first.sentences.length ? second : first;
  if (best.sentences.length === 0) return null;
  const answers = second === null ? [first.answer] : [first.answer, second.answer];
  return {
    sentences: best.sentences,
    provenance: {
      model: writing.model.name,
      promptVersion: writing.templates.week.version,
      fingerprint: fingerprint(writing.model, question),
      draftedAt: best.answer.answeredAt,
      usage: sumUsage(answers.map(({ usage }) => usage)),
    },
  };
}

type Judged = CheckedWeek & { answer: Answer; isRecalled: boolean };

async function askOnceMore(
  question: Question,
  { answer, complaints }: Judged,
  cards: readonly DraftedCard[],
  writing: IntroWriting,
): Promise<Judged> {
  const template = writing.templates.reask;
  const again = await answerQuestion(
    askAgain(question, answer, { template, complaints }),
    cards,
    writing,
  );
  if (!again.isRecalled) writing.ledger.count("reasked");
  return again;
}

async function answerQuestion(
  question: Question,
  cards: readonly DraftedCard[],
  { model, cache, ledger, signal }: IntroWriting,
): Promise<Judged> {
  const name = fingerprint(model, question);
  const recalled = await cache.recall(name);
  const answer = recalled ?? (await model.ask(question, signal));
  if (recalled === null) await cache.remember(name, answer);
  else ledger.count("cached");
  const parsed = WeekDraft.safeParse(findJsonObject(answer.text ?? ""));
  const checked = parsed.success
    ? checkWeekDraft(parsed.data, cards)
    : { sentences: [], complaints: ["답이 정해진 모양의 JSON 객체 하나가 아닙니다."] };
  return { ...checked, answer, isRecalled: recalled !== null };
}
