import { z } from "zod";
import { makeOnce } from "../make-once.ts";
import { findObject, mendValue, OTHER_NAMES } from "../question/mend-value.ts";
import { toWireSchema } from "../question/wire-schema.ts";
import { MAX_STATEMENTS } from "./statements.ts";

/** What a verifier can say of a sentence. `prompts/verify.md` says what each means. */
const VERDICTS = [
  "supported",
  "contradicted",
  "broader than the source",
  "aim as result",
  "condition dropped",
  "not in the source",
] as const;
export type VerdictName = (typeof VERDICTS)[number];

/** The verdict on one numbered sentence, the words that it rests on before it. */
const SentenceVerdict = z.object({
  number: z.int(),
  passage: z.string().nullable(),
  verdict: z.enum(VERDICTS).register(OTHER_NAMES, {
    supported: ["support", "entailed", "correct"],
    contradicted: ["contradiction", "contradicts"],
    "broader than the source": ["broader", "broader than source", "overgeneralized"],
    "aim as result": ["aim told as result", "aim as a result"],
    "condition dropped": ["dropped condition", "condition lost"],
    "not in the source": ["not in source", "not supported", "unsupported", "absent"],
  }),
});

/** What the verifier returns for one card. */
const VerificationAnswer = z.object({ verdicts: z.array(SentenceVerdict).max(MAX_STATEMENTS) });

/** The schema that goes out with the question. */
export const makeVerificationSchema = makeOnce(() => ({
  name: "verification",
  json: toWireSchema(VerificationAnswer),
}));

/** What was said of one sentence, as it came. */
type SentenceVerdict = Pick<z.infer<typeof SentenceVerdict>, "passage" | "verdict">;

/** Verdicts by the number of their sentence; null where an answer gives two that differ, and so none. */
export type VerdictsByNumber = ReadonlyMap<number, SentenceVerdict | null>;

/**
 * Reads the verdicts of an answer: of entries that cannot be read nothing is known, nor of numbers that were not asked
 * about, and of a number that comes twice with the same verdict the first entry counts. Empty for an answer that holds none.
 */
export function readVerdicts(
  json: unknown,
  asked: readonly { number: number }[],
): VerdictsByNumber {
  const verdicts = new Map<number, SentenceVerdict | null>();
  for (const entry of listEntries(json)) {
    const { data } = SentenceVerdict.safeParse(mendValue(entry, SentenceVerdict));
    if (data === undefined || !asked.some(({ number }) => number === data.number)) continue;
    const { number, ...verdict } = data;
    const earlier = verdicts.get(number);
    if (earlier === undefined) verdicts.set(number, verdict);
    else if (earlier?.verdict !== verdict.verdict) verdicts.set(number, null);
  }
  return verdicts;
}

/** Some models answer with the bare list. */
function listEntries(json: unknown): readonly unknown[] {
  const whole = isListOfEntries(json) ? { verdicts: json } : json;
  const list: unknown = Object(findObject(whole, VerificationAnswer)).verdicts;
  return Array.isArray(list) ? list.flat().slice(0, 2 * MAX_STATEMENTS) : [];
}

function isListOfEntries(json: unknown): boolean {
  return Array.isArray(json) && json.some((entry) => Object.hasOwn(Object(entry), "verdict"));
}
