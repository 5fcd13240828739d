import { z } from "zod";
import { CHECKS, Dismissed, type Finding } from "../checks/finding.ts";
import { splitSentences } from "../checks/text/sentences.ts";
import type { Draft } from "../draft/draft.ts";
import { readFields } from "../draft/draft-fields.ts";
import { hashText } from "../hash.ts";

/** Decisions about findings of one card that are kept until it is published. A draft has some thirty texts. */
const MAX_FINDING_DECISIONS = 200;

/** What a person has decided about a finding, and by what the finding is known again wherever the checks find it. */
export const FindingDecision = z.object({
  check: z.enum(CHECKS),
  /** The kind of field, such as `keyPoints[].text`: an item of a list may move. */
  field: z.string(),
  /** The sentence that holds the excerpt, or the whole text of the field where there is none. */
  sentence: z.string(),
  excerpt: z.string().nullable(),
  /** Tells findings apart that have all of this in common. */
  message: z.string(),
  /** Null where a dismissal was taken back. */
  dismissed: Dismissed.nullable(),
});
export type FindingDecision = z.infer<typeof FindingDecision>;

/** A draft, and what the checks found in it; a card without a draft has neither. */
type Checked = { draft: Draft | null; findings: readonly Finding[] };

/** The same findings, dismissed or not as was decided, the last decision first, as long as their sentences stand. */
export function dismissFindings(
  { draft, findings }: Checked,
  decisions: readonly FindingDecision[],
): Finding[] {
  if (draft === null || decisions.length === 0) return [...findings];
  const toPlace = openPlaces(draft);
  const places = findings.map((finding) => JSON.stringify(toPlace(finding)));
  const decided = decisions.map((decision) => ({ place: placeOf(decision), ...decision }));
  return findings.map((finding, index) => {
    const alike = findings.filter((_, other) => places[other] === places[index]);
    const isOnly = alike.every(({ message }) => message === finding.message);
    const own = decided.findLast(
      ({ place, message }) => place === places[index] && (isOnly || message === finding.message),
    );
    return own === undefined ? finding : withDismissed(finding, own);
  });
}

/** What was decided about the findings of a card that are dismissed, as long as their sentences are those they were dismissed with. */
export function listDismissals({ draft, findings }: Checked): FindingDecision[] {
  const dismissed = findings.filter((finding) => finding.dismissed !== undefined);
  if (draft === null || dismissed.length === 0) return [];
  const toPlace = openPlaces(draft);
  return dismissed
    .map((finding) => ({
      ...toPlace(finding),
      message: finding.message,
      dismissed: finding.dismissed ?? null,
    }))
    .filter(({ dismissed, sentence }) => isSentenceOf(dismissed, sentence));
}

/** Decisions with one more, about a finding of this draft; it takes the place of an earlier one about the same. */
export function withDecision(
  decisions: readonly FindingDecision[],
  { draft, finding, dismissed }: { draft: Draft; finding: Finding; dismissed: Dismissed | null },
): FindingDecision[] {
  const { message } = finding;
  const one = { ...openPlaces(draft)(finding), message, dismissed };
  const others = decisions.filter(
    (other) => placeOf(other) !== placeOf(one) || other.message !== message,
  );
  return [...others, one].slice(-MAX_FINDING_DECISIONS);
}

type Place = Pick<FindingDecision, "check" | "field" | "sentence" | "excerpt">;

function placeOf({ check, field, sentence, excerpt }: Place): string {
  return JSON.stringify({ check, field, sentence, excerpt });
}

/** Returns a function that says what a finding of this draft is bound to. */
function openPlaces(draft: Draft): (finding: Finding) => Place {
  const fields = readFields(draft);
  return ({ check, field, excerpt }) => ({
    check,
    field: field.replaceAll(/\[\d+\]/g, "[]"),
    sentence: findSentence(readText(fields, field), excerpt),
    excerpt,
  });
}

/** The text of a field; of a list, or an item, all of its texts. */
function readText(fields: ReturnType<typeof readFields>, path: string): string {
  const inside = [...fields].filter(([name]) =>
    [".", "["].some((sign) => name.startsWith(path + sign)),
  );
  return fields.get(path) ?? inside.map(([, text]) => text).join("\n");
}

function findSentence(text: string, excerpt: string | null): string {
  if (excerpt === null) return text;
  const holding = splitSentences(text).filter((sentence) => sentence.includes(excerpt));
  return holding.length === 0 ? text : holding.join("\n"); // it may go over the end of a sentence
}

/** Whether a finding was dismissed with this sentence, as far as its dismissal says. */
function isSentenceOf(dismissed: Dismissed | null, sentence: string): boolean {
  return (dismissed?.sentence ?? hashText(sentence)) === hashText(sentence);
}

function withDismissed(
  { dismissed: _, ...finding }: Finding,
  { dismissed, sentence }: Pick<FindingDecision, "dismissed" | "sentence">,
): Finding {
  return dismissed === null
    ? finding
    : { ...finding, dismissed: { ...dismissed, sentence: hashText(sentence) } };
}
