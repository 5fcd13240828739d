import { DismissalReason, type Dismissed, nameFinding } from "../../../core/checks/finding.ts";
import { checkWeekSentence } from "../../../core/digest/week/check-week-draft.ts";
import { MAX_PAPERS_NAMED, MAX_WEEK_SENTENCE_CHARS } from "../../../core/digest/week/week-draft.ts";
import type { SaidOfWeek, WeekSentence } from "../../../core/digest/week/week-intro.ts";
import type { ReviewSession } from "../../../core/review/review-session.ts";
import {
  applySentence,
  changeSentence,
  type SentenceEntry,
} from "../../../core/review/week/week-review.ts";
import { cleanLine } from "../../../core/text.ts";
import { badPapers, badReason, badValue, noSuchFinding, notCleanAnyMore } from "../problems.ts";
import type { WeekBase } from "./read-sentences.ts";
import type { SentenceReview } from "./sentence-review.ts";

/** The acts on a sentence are those on a card, but that they answer only how they are undone. */
type ActsOn<Names extends keyof ReviewSession> = {
  [Name in Names]: (...given: Parameters<ReviewSession[Name]>) => Promise<{ undo: number }>;
};

export type SentenceActs = ActsOn<
  "edit" | "revert" | "revertField" | "decide" | "acceptClean" | "dismiss" | "restore"
>;

/** What a reviewer decides about the sentences of a week. */
export function sentenceActs({ change, now }: SentenceReview): SentenceActs {
  const decideOn = (
    { id, finding: name, revision }: { id: string; finding: string; revision: number },
    dismissed: Dismissed | null,
  ) =>
    change({ ids: [id], seen: revision }, ({ was, entry, base }) => {
      const found = findingsOf(was, entry, base);
      if (!found.some((finding) => nameFinding(finding) === name)) throw noSuchFinding();
      return { ...entry, dismissals: { ...entry.dismissals, [name]: dismissed } };
    });
  return {
    edit: (id, { items: _, ...written }, seen) =>
      change({ ids: [id], seen, ...written }, ({ was, entry, base }) =>
        changeSentence(was, entry, readChange(written.path, written.text, base)),
      ),
    revert: (id, revision) =>
      change({ ids: [id], seen: revision }, ({ entry }) => ({ ...entry, edit: null })),
    revertField: (id, path, revision) =>
      change({ ids: [id], seen: revision }, ({ was, entry }) =>
        changeSentence(was, entry, path === "papers" ? { papers: was.papers } : { text: was.text }),
      ),
    decide: (id, decision, revision) =>
      change({ ids: [id], seen: revision }, ({ entry }) => decideSentence(entry, decision)),
    acceptClean: (ids, revision) =>
      change({ ids, seen: revision }, ({ was, entry, base }) => {
        const findings = findingsOf(was, entry, base);
        const isHidden = applySentence(was, entry).hidden === true;
        const isClean = !findings.some((one) => one.severity !== "style" && !one.dismissed);
        if (entry.accepted || isHidden || !isClean) throw notCleanAnyMore();
        return decideSentence(entry, "accepted");
      }),
    dismiss: async (id, { finding, reason }, revision) => {
      const { data } = DismissalReason.safeParse(cleanLine(reason));
      if (data === undefined) throw badReason();
      return decideOn({ id, finding, revision }, { reason: data, at: now().toISOString() });
    },
    restore: (id, finding, revision) => decideOn({ id, finding, revision }, null),
  };
}

function decideSentence(
  entry: SentenceEntry,
  decision: "open" | "accepted" | "hidden",
): SentenceEntry {
  return { ...entry, accepted: decision === "accepted", hidden: decision === "hidden" };
}

function findingsOf(was: WeekSentence, entry: SentenceEntry, { cards }: WeekBase) {
  const sentence = applySentence(was, entry);
  return checkWeekSentence(sentence, cards, sentence.dismissed);
}

/** @throws {ReviewError} `INPUT` when a sentence cannot have this. */
function readChange(path: string, text: string, base: WeekBase): Partial<SaidOfWeek> {
  const line = cleanLine(text);
  if (path === "papers") return { papers: readPapers(line, base) };
  if (path !== "text" || line.length > MAX_WEEK_SENTENCE_CHARS) throw badValue(path);
  return { text: line };
}

function readPapers(line: string, { cards }: WeekBase): SaidOfWeek["papers"] {
  const names = [...new Set(line.split(/[\s,]+/).filter(Boolean))];
  const known = names.flatMap(
    (name) => cards.find(({ paper }) => paper.id === name)?.paper.id ?? [],
  );
  const isWhole = known.length === names.length && known.length > 0;
  if (!isWhole || known.length > MAX_PAPERS_NAMED) throw badPapers();
  return known;
}
