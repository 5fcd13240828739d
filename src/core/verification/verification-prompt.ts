import type { Paper } from "../paper/paper.ts";
import { fenceAsData, fill, type PromptTemplate } from "../question/prompt.ts";
import type { Message } from "../question/question.ts";
import type { Statement } from "./statements.ts";

/**
 * The conversation that asks for the verdicts on a card's sentences. The system message is the same for every card, so
 * that a provider can keep it.
 */
export function renderVerificationPrompt(
  { system, user }: PromptTemplate,
  { title, abstract }: Pick<Paper, "title" | "abstract">,
  statements: readonly Statement[],
): Message[] {
  const sentences = statements.map(toLine).join("\n");
  const paper = fenceAsData({ title, abstract });
  return [
    { role: "system", content: system },
    { role: "user", content: fill(user, { paper, sentences }) },
  ];
}

function toLine({ number, field, text, quote }: Statement): string {
  return fenceAsData({ number, field, text, ...(quote !== null && { quote }) });
}
