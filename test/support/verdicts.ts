import { z } from "zod";
import { parseJson } from "../../src/core/parse-json.ts";

const Line = z.object({ number: z.int(), field: z.string(), text: z.string() });

/** A sentence that a verifier is asked about. */
type AskedSentence = z.infer<typeof Line>;

/** What is said of a sentence that is not supported. */
export type OtherVerdict = { verdict: string; passage: string | null };

/** The sentences that a question to a verifier lists; none for any other question. */
export function listAsked(question: string): AskedSentence[] {
  return question.split("\n").flatMap((line) => Line.safeParse(parseJson(line)).data ?? []);
}

/** A verifier's answer: all sentences are supported, but those of which something else is said. */
export function answerVerdicts(
  question: string,
  judge: (sentence: AskedSentence) => OtherVerdict | null = () => null,
): string {
  const verdicts = listAsked(question).map((sentence) => ({
    number: sentence.number,
    ...(judge(sentence) ?? { verdict: "supported", passage: null }),
  }));
  return JSON.stringify({ verdicts });
}
