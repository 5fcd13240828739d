import type { Answer } from "../../core/question/answer.ts";
import type { Question } from "../../core/question/question.ts";
import type { Ask } from "../model.ts";
import type { Limits } from "./limits.ts";
import { sendAdmitted, type Turn } from "./send-admitted.ts";

/** A question that is sent again goes before new ones, and so does one about an answer: its paper is under way. */
const FIRST = { priority: 1 };

/**
 * The same way to ask, but within limits: questions wait in one queue, and a question may be sent with
 * less room for its answer than it asks for.
 */
export function withLimits(ask: Ask, limits: Limits): Ask {
  const { queue, asked } = limits;
  return async (question, signal) => {
    const isUnderWay = asked.has(question) || isAboutAnswer(question);
    const options = isUnderWay ? FIRST : {};
    asked.add(question);
    return queue.add(() => askInTurn(ask, { question, signal }, limits), options);
  };
}

function isAboutAnswer({ messages }: Question): boolean {
  return messages.some(({ role }) => role === "assistant");
}

async function askInTurn(ask: Ask, { question, signal }: Turn, limits: Limits): Promise<Answer> {
  const { admission, queue, room, slots } = limits;
  const asked = { ...question, maxOutputTokens: room.of(question) };
  const estimate = await limits.estimate(asked);
  const start = () => queue.start();
  if (slots === null) {
    const admitted = await admission.admit(question, estimate, signal).finally(start);
    return sendAdmitted(ask, admitted, { turn: { question, signal }, limits });
  }
  for (;;) {
    await admission.waitForRoom(estimate, signal).finally(start);
    const answer = await slots.add(async () => {
      const admitted = admission.admitNow(question, estimate);
      return admitted && sendAdmitted(ask, admitted, { turn: { question, signal }, limits });
    }, FIRST);
    if (answer !== null) return answer;
  }
}
