import type { DraftedCard } from "../core/card/card.ts";
import { type CheckedWeek, checkWeekDraft } from "../core/digest/week/check-week-draft.ts";
import { readWeekDraft } from "../core/digest/week/read-week-draft.ts";
import { WeekDraft } from "../core/digest/week/week-draft.ts";
import type { WeekIntro } from "../core/digest/week/week-intro.ts";
import { renderWeekPrompt } from "../core/digest/week/week-prompt.ts";
import { type Answer, isLooped, isTooLong } from "../core/question/answer.ts";
import { describeMisfit } from "../core/question/describe-misfit.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Question } from "../core/question/question.ts";
import { toWireSchema } from "../core/question/wire-schema.ts";
import { findJsonObject, findOnlyObject } from "../model/find-json.ts";
import { type Asking, type Attempt, askWithReask } from "./ask-with-reask.ts";
import { askAgain, askInFreeForm } from "./draft-question.ts";

/** Most tokens: enough for five sentences and for reasoning. */
const WEEK_OUTPUT_TOKENS = 3_000;

const WEEK_SCHEMA = { name: "week", json: toWireSchema(WeekDraft) };

/** What is needed to write a week's introduction. Of the re-ask's template, only the user part is sent. */
type IntroWriting = Asking & { templates: { week: PromptTemplate; reask: PromptTemplate } };

/** A week's introduction, or why there is none: what the model was told, in Korean. */
type WrittenIntro = { intro: WeekIntro; why: null } | { intro: null; why: string };

/**
 * Asks for the trends of a week, and once more with the complaints when a sentence was refused. There is no
 * introduction when neither answer has a valid sentence.
 *
 * @throws {ModelError} when a question gets no answer.
 * @throws {SettingsError} when a question has to be asked and there is no key.
 */
export async function writeIntro(
  week: string,
  cards: readonly DraftedCard[],
  writing: IntroWriting,
): Promise<WrittenIntro> {
  const { model, templates } = writing;
  const question: Question = {
    subject: week,
    messages: renderWeekPrompt(templates.week, cards),
    schema: WEEK_SCHEMA,
    maxOutputTokens: WEEK_OUTPUT_TOKENS,
  };
  const { first, second, usage } = await askWithReask(
    question,
    {
      judge: (answer) => judgeWeek(answer, cards),
      isUsable: ({ sentences }) => sentences.length > 0,
      chooseReask: (attempt) => chooseWeekReask(attempt, templates.reask),
    },
    writing,
  );
  const best = second === null ? first : pickMoreSentences(first, second);
  const { sentences, complaints } = best.verdict;
  if (sentences.length === 0) return { intro: null, why: complaints[0] ?? "너무 긴 답입니다." };
  const { fingerprint } = first;
  const draftedAt = best.answer.answeredAt;
  const promptVersion = templates.week.version;
  const provenance = { model: model.name, promptVersion, fingerprint, draftedAt, usage };
  return { intro: { sentences, provenance }, why: null };
}

/** The valid sentences of an answer, and what is wrong with the others; nothing of one that is too long. */
function judgeWeek(answer: Answer, cards: readonly DraftedCard[]): CheckedWeek {
  if (isTooLong(answer)) return { sentences: [], complaints: [] };
  const text = answer.text ?? "";
  const value = findJsonObject(text);
  const { draft, error } = readWeekDraft(value);
  const found = draft ?? readWeekDraft(findOnlyObject(text, isWeekDraft)).draft;
  if (found !== null) return checkWeekDraft(found, cards);
  const isJson = value !== undefined && error !== null;
  const complaints = isJson ? describeMisfit(error).complaints : [NO_JSON];
  return { sentences: [], complaints, isLooped: isLooped(answer) };
}

function isWeekDraft(value: unknown): boolean {
  return readWeekDraft(value).draft !== null;
}

const NO_JSON = "답이 정해진 모양의 JSON 객체 하나가 아닙니다.";

function chooseWeekReask(
  { question, answer, verdict: { complaints, isLooped } }: Attempt<CheckedWeek>,
  template: PromptTemplate,
): Question | null {
  if (isLooped) return askInFreeForm(question);
  return complaints.length === 0 ? null : askAgain(question, answer, { template, complaints });
}

/** The answer with more sentences, and the later one on a tie. */
function pickMoreSentences(
  first: Attempt<CheckedWeek>,
  second: Attempt<CheckedWeek>,
): Attempt<CheckedWeek> {
  return second.verdict.sentences.length >= first.verdict.sentences.length ? second : first;
}
