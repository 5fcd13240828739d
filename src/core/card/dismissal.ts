import { z } from "zod";
import { CHECKS, Dismissed, type Finding } from "../checks/finding.ts";
import { splitSentences } from "../checks/text/sentences.ts";
import type { Draft } from "../draft/draft.ts";
import { readFields } from "../draft/draft-fields.ts";
import { hashText } from "../hash.ts";
import { MAX_GONE_DISMISSALS_BYTES, measure } from "./card-size.ts";

/** Decisions about findings of one card that are kept until it is published. A draft has some thirty texts. */
const MAX_FINDING_DECISIONS = 200;

/** What a person has decided about a finding, and by what the finding is known again wherever the checks find it. */
export const FindingDecision = z.object({
  check: z.enum(CHECKS),
  /** The kind of field, such as `keyPoints[].text`: an item of a list may move. */
  field: z.string(),
  /** Stands for the sentence that holds the excerpt, or for the whole text of the field where there is none. */
  sentence: z.string(),
  excerpt: z.string().nullable(),
  /** Tells findings apart that have all of this in common. */
  message: z.string(),
  /** Null where a dismissal was taken back. */
  dismissed: Dismissed.nullable(),
});
export type FindingDecision = z.infer<typeof FindingDecision>;

/** What stands for a sentence. */
const MARK = /^[0-9a-z]{1,11}$/;

/** The same in a review that is kept: earlier ones hold the sentence itself. */
export const KeptDecision = FindingDecision.extend({
  sentence: z.string().transform((text) => (MARK.test(text) ? text : hashText(text))),
});

/** A draft, and what the checks found in it; a card without a draft has neither. */
type Checked = { draft: Draft | null; findings: readonly Finding[] };

/** The same, and what was dismissed in drafts before it whose sentences it lacks. */
type Dismissing = Checked & { dismissals?: readonly FindingDecision[] | undefined };

/** The same findings, dismissed or not as was decided, the last decision first, as long as their sentences stand. */
export function dismissFindings(
  checked: Checked,
  decisions: readonly FindingDecision[],
): Finding[] {
  if (decisions.length === 0) return [...checked.findings];
  return matchDecisions(checked, decisions).map(({ finding, about }) => {
    const own = about.at(-1);
    return own === undefined ? finding : withDismissed(finding, own);
  });
}

/**
 * The dismissals among decisions that are about none of the findings of a draft, each once: another draft may have their
 * sentences again. The last ones of too many.
 */
export function listGone(
  checked: Checked,
  decisions: readonly FindingDecision[],
): FindingDecision[] {
  const matched = new Set(matchDecisions(checked, decisions).flatMap(({ about }) => about));
  const last = new Map(decisions.map((one) => [placeOf(one) + one.message, one]));
  const gone = [...last.values()].filter((one) => one.dismissed !== null && !matched.has(one));
  while (measure(gone) > MAX_GONE_DISMISSALS_BYTES) gone.shift();
  return gone;
}

/** What a person has dismissed of a card and of drafts before it, with the sentences that it was dismissed with. */
export function listDismissals({
  draft,
  findings,
  dismissals = [],
}: Dismissing): FindingDecision[] {
  if (draft === null) return [...dismissals];
  const dismissed = findings.filter((finding) => finding.dismissed !== undefined);
  const toPlace = openPlaces(draft);
  const own = dismissed.map(({ dismissed = null, ...finding }) => {
    const place = toPlace(finding);
    const sentence = dismissed?.sentence ?? place.sentence;
    return { ...place, sentence, message: finding.message, dismissed };
  });
  return [...dismissals, ...own];
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

/** Each finding with the decisions that are about it. */
function matchDecisions({ draft, findings }: Checked, decisions: readonly FindingDecision[]) {
  if (draft === null) return [];
  const toPlace = openPlaces(draft);
  const places = findings.map((finding) => placeOf(toPlace(finding)));
  const decided = Map.groupBy(decisions, placeOf);
  return findings.map((finding, index) => {
    const alike = findings.filter((_, other) => places[other] === places[index]);
    const isOnly = alike.every(({ message }) => message === finding.message);
    const here = decided.get(places[index] ?? "") ?? [];
    return { finding, about: here.filter(({ message }) => isOnly || message === finding.message) };
  });
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
    sentence: hashText(findSentence(readText(fields, field), excerpt)),
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

function withDismissed(
  { dismissed: _, ...finding }: Finding,
  { dismissed, sentence }: Pick<FindingDecision, "dismissed" | "sentence">,
): Finding {
  return dismissed === null ? finding : { ...finding, dismissed: { ...dismissed, sentence } };
}
