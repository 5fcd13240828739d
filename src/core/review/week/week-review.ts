import { z } from "zod";
import { Dismissed } from "../../checks/finding.ts";
import { SaidOfWeek, type WeekSentence } from "../../digest/week/week-intro.ts";
import { hashText } from "../../hash.ts";

/** What a reviewer has decided about one sentence of a week so far. */
export const SentenceEntry = z.object({
  /** Read and found good. */
  accepted: z.boolean(),
  /** Whether it is hidden from readers; null leaves that as the week has it. */
  hidden: z.boolean().nullable(),
  /** The sentence as the reviewer has changed it, and as it was; null when unchanged. */
  edit: SaidOfWeek.extend({ original: SaidOfWeek }).nullable(),
  /** By the names of findings why they are dismissed; null where a dismissal was taken back. */
  dismissals: z.record(z.string(), Dismissed.nullable()).default({}),
  /** The review's revision with the last change of this sentence. */
  revision: z.int().nonnegative().default(0),
});
export type SentenceEntry = z.infer<typeof SentenceEntry>;

/** The decisions about the sentences of one week that are not published yet, as the cache keeps them. */
export const WeekReview = z.object({
  formatVersion: z.literal(1),
  /** Counts the changes. */
  revision: z.int().nonnegative(),
  /** By the ids of sentences; see `sentenceIdOf`. */
  sentences: z.record(z.string(), SentenceEntry),
});
export type WeekReview = z.infer<typeof WeekReview>;

/** A review without any decision. */
export const EMPTY_WEEK_REVIEW: WeekReview = { formatVersion: 1, revision: 0, sentences: {} };

/** A sentence that nothing is decided about. */
const UNTOUCHED_SENTENCE: SentenceEntry = {
  ...{ accepted: false, hidden: null, edit: null, dismissals: {}, revision: 0 },
};

/** Tells the ids of sentences from those of papers. */
const SENTENCE_PREFIX = "s-";

/** The id of a sentence, which stays when a person changes it: it names the one that the model has written. */
export function sentenceIdOf({ original, text, papers }: WeekSentence): string {
  const written = original ?? { text, papers };
  return SENTENCE_PREFIX + hashText(JSON.stringify([written.text, written.papers]));
}

/** Whether an id is that of a sentence of a week. */
export function isSentenceId(id: string): boolean {
  return id.startsWith(SENTENCE_PREFIX);
}

/** What is decided about a sentence. */
export function sentenceEntryOf({ sentences }: WeekReview, id: string): SentenceEntry {
  return sentences[id] ?? UNTOUCHED_SENTENCE;
}

/** The sentences to review, by id: those of the week, and those that a reviewer has edited and that it lost meanwhile. */
export function listSentences(
  sentences: readonly WeekSentence[],
  review: WeekReview,
): Map<string, WeekSentence> {
  const listed = new Map(sentences.map((sentence) => [sentenceIdOf(sentence), sentence]));
  for (const [id, { edit }] of Object.entries(review.sentences)) {
    if (edit !== null && !listed.has(id)) listed.set(id, edit.original);
  }
  return listed;
}

/** The sentence as the reviewer has it. A dismissal counts as long as the words stand. */
export function applySentence(sentence: WeekSentence, entry: SentenceEntry): WeekSentence {
  const { edit, hidden, dismissals } = entry;
  const before = edit === null ? sentence.dismissed : {};
  const dismissed = Object.entries({ ...before, ...dismissals }).flatMap(([name, one]) =>
    one === null ? [] : [[name, one] as const],
  );
  const { text, papers } = edit ?? sentence;
  const original = edit === null ? sentence.original : (sentence.original ?? toSaid(sentence));
  return {
    ...{ text, papers },
    ...(original && !isSameSaid(original, { text, papers }) && { original }),
    ...((hidden ?? sentence.hidden ?? false) && { hidden: true }),
    ...(dismissed.length > 0 && { dismissed: Object.fromEntries(dismissed) }),
  };
}

/** The decision that follows from a sentence and its entry. */
export function sentenceDecisionOf(
  sentence: WeekSentence,
  { accepted, hidden }: SentenceEntry,
): "open" | "accepted" | "hidden" {
  if (hidden ?? sentence.hidden ?? false) return "hidden";
  return accepted ? "accepted" : "open";
}

/** The entry after a change of what the sentence says; one that says what it said again is unchanged. */
export function changeSentence(
  sentence: WeekSentence,
  entry: SentenceEntry,
  change: Partial<SaidOfWeek>,
): SentenceEntry {
  const now = { ...toSaid(entry.edit ?? sentence), ...change };
  const edit = isSameSaid(now, sentence) ? null : { ...now, original: toSaid(sentence) };
  return { ...entry, accepted: false, edit, dismissals: {} };
}

/** Whether publishing would change a sentence. */
export function isSentencePending(sentence: WeekSentence, entry: SentenceEntry): boolean {
  return JSON.stringify(applySentence(sentence, entry)) !== JSON.stringify(order(sentence));
}

/** The entry with an act undone; null when the sentence has been changed since by another one. */
export function undoSentence(
  entry: SentenceEntry,
  { before, after }: { before: SentenceEntry; after: SentenceEntry },
): SentenceEntry | null {
  const toText = ({ revision: _, ...rest }: SentenceEntry) =>
    JSON.stringify(SentenceEntry.omit({ revision: true }).parse(rest));
  return toText(entry) === toText(after) ? before : null;
}

/** The review with a change of one sentence, as its next revision. */
export function withSentence(review: WeekReview, id: string, changed: SentenceEntry): WeekReview {
  const revision = review.revision + 1;
  return {
    ...review,
    revision,
    sentences: { ...review.sentences, [id]: { ...changed, revision } },
  };
}

/** A review after publishing: only what was accepted is kept. */
export function afterPublishingWeek({ sentences, ...review }: WeekReview): WeekReview {
  const revision = review.revision + 1;
  const kept = Object.entries(sentences).map(([id, entry]) => {
    const isPublished =
      entry.edit !== null || entry.hidden !== null || Object.keys(entry.dismissals).length > 0;
    const changed = { ...entry, hidden: null, edit: null, dismissals: {} };
    return [id, isPublished ? { ...changed, revision } : changed] as const;
  });
  return { ...review, revision, sentences: Object.fromEntries(kept) };
}

function toSaid({ text, papers }: SaidOfWeek): SaidOfWeek {
  return { text, papers };
}

function isSameSaid(one: SaidOfWeek, other: SaidOfWeek): boolean {
  return one.text === other.text && one.papers.join() === other.papers.join();
}

/** The same sentence with its parts in the order in which it is applied. */
function order(sentence: WeekSentence): WeekSentence {
  return applySentence(sentence, UNTOUCHED_SENTENCE);
}
