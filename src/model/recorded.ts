import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { explain } from "../core/causes/explanation.ts";
import { codeOf } from "../core/error-code.ts";
import { parseJson } from "../core/parse-json.ts";
import { Answer } from "../core/question/answer.ts";
import type { CachedModel, Model } from "./model.ts";
import { ModelError } from "./model-error.ts";

/** The name of the recorded model, so that its answers are never taken for a live model's. */
export const RECORDED_MODEL = "recorded";

/** All answers about one subject, in the order in which its questions were asked. */
const Recording = z.object({ answers: z.array(Answer) });

/** Subjects become file names; anything else in them is refused. */
const SAFE_NAME = /^[\w.-]+$/;

/**
 * Opens recorded answers as a model: the n-th question about a subject gets the n-th answer of
 * `<folder>/<subject>.json`. No network, no key, and nothing is read before the first question.
 */
export function openRecordedModel(folder: string, name = RECORDED_MODEL): Model {
  const asked = new Map<string, number>();
  return {
    name,
    parameters: {},
    ask: async ({ subject, messages }) => {
      // A first answer may have come from the cache: then the conversation says how far it has got.
      const turns = messages.filter(({ role }) => role === "assistant").length;
      const index = Math.max(asked.get(subject) ?? 0, turns);
      asked.set(subject, index + 1);
      return readRecorded(folder, subject, index);
    },
  };
}

/**
 * Writes live answers in the form that {@link openRecordedModel} reads; recalled ones are not written
 * again. Answers hold no key.
 */
export function recordAnswers(
  model: CachedModel,
  write: (fileName: string, text: string) => Promise<void>,
): CachedModel {
  const recorded = new Map<string, Answer[]>();
  return {
    ...model,
    ask: async (question, signal) => {
      const reply = await model.ask(question, signal);
      if (reply.isRecalled || !SAFE_NAME.test(question.subject)) return reply;
      const answers = [...(recorded.get(question.subject) ?? []), reply.answer];
      recorded.set(question.subject, answers);
      await write(`${question.subject}.json`, `${JSON.stringify({ answers }, null, 2)}\n`);
      return reply;
    },
  };
}

async function readRecorded(folder: string, subject: string, index: number): Promise<Answer> {
  if (!SAFE_NAME.test(subject)) throw notRecorded(`${JSON.stringify(subject)} is no file name.`);
  const path = join(folder, `${subject}.json`);
  const parsed = Recording.safeParse(parseJson(await readText(path)));
  if (!parsed.success) throw notRecorded(`${path} holds no recorded answers.`);
  const answer = parsed.data.answers[index];
  if (answer === undefined) throw notRecorded(`${path} holds no answer to question ${index + 1}.`);
  return answer;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw notRecorded(`${path} cannot be read (${codeOf(cause)}).`, cause);
  }
}

function notRecorded(message: string, cause?: unknown): ModelError {
  return new ModelError(message, { explanation: explain("answerNotRecorded"), cause });
}
