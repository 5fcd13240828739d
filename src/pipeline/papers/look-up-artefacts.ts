import type { DailyDigest } from "../../core/digest/digest.ts";
import {
  type Artefacts,
  fillArtefacts,
  isLookedUp,
  NOT_LOOKED_UP,
} from "../../core/paper/artefacts.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { Paper } from "../../core/paper/paper.ts";
import type { ArtefactsById } from "../../core/paper/stored-listing.ts";
import { askForDraft } from "../../drafting/draft-question.ts";
import { toFingerprint } from "../../model/fingerprint.ts";
import type { LookUp } from "../../sources/artefacts/open-artefacts.ts";
import type { Run } from "../run.ts";
import { findStaying } from "./find-staying.ts";

/** Papers looked up at the same time: few enough not to be a burden on the Hub. */
const LOOK_UPS_AT_ONCE = 4;

/** A day's papers, and what is known of them. */
type Day = {
  date: DigestDate;
  owners: ReadonlyMap<Paper["id"], readonly string[]>;
  /** What was looked up before. */
  artefacts: ArtefactsById;
  stored: DailyDigest | null;
};

/**
 * What the Hub has of these papers, which become cards. It is looked up once and kept with the day's listing,
 * so that the question about a paper stays the same. What could not be looked up is tried again by later runs
 * until the model has been asked about the paper. A failure costs a paper nothing else; it is told once a day.
 */
export async function lookUpArtefacts(
  papers: readonly Paper[],
  day: Day,
  run: Run,
): Promise<ReadonlyMap<Paper["id"], Artefacts>> {
  const results = new Map<Paper["id"], Artefacts>();
  const found: Record<string, Artefacts> = {};
  const lookUps: LookUp[] = [];
  const waiting = papers.values();
  const work = async () => {
    for (const paper of waiting) {
      const known = await readKnown(paper, day, run);
      results.set(paper.id, known.artefacts);
      if (known.isFinal || run.choices.listings === "none") continue;
      const owners = day.owners.get(paper.id) ?? [];
      const lookUp = await run.sources.lookUpArtefacts({ ...paper, owners });
      found[paper.id] = fillArtefacts(known.artefacts, lookUp.artefacts);
      lookUps.push(lookUp);
    }
  };
  await Promise.all(Array.from({ length: LOOK_UPS_AT_ONCE }, work));
  tell(day.date, lookUps, run);
  if (Object.keys(found).length === 0) return results;
  const kept = await run.store.listings.addArtefacts(day.date, found);
  for (const id of Object.keys(found)) results.set(id, kept[id] ?? NOT_LOOKED_UP);
  return results;
}

/** What is known of a paper, and whether it stays so. */
type Known = { artefacts: Artefacts; isFinal: boolean };

/**
 * What the card that is there was drafted with, so that it can stay; or else what is kept with the listing, or
 * by the card when the listing was lost.
 */
async function readKnown(paper: Paper, day: Day, run: Run): Promise<Known> {
  const card = day.stored?.cards.find(({ paper: { id } }) => id === paper.id);
  if (card !== undefined && (card.hidden || findStaying(paper, day.stored, run) !== null))
    return { artefacts: card.artefacts, isFinal: true };
  const kept = day.artefacts[paper.id] ?? NOT_LOOKED_UP;
  const artefacts = fillArtefacts(kept, card?.artefacts ?? NOT_LOOKED_UP);
  const isFinal = isLookedUp(artefacts) || (await isAsked(paper, artefacts, run));
  return { artefacts, isFinal };
}

/** Whether the model has answered the question about a paper, or a batch has it. */
async function isAsked(paper: Paper, artefacts: Artefacts, run: Run): Promise<boolean> {
  const fingerprint = nameQuestion(paper, artefacts, run);
  if ((await run.store.answers.recall(fingerprint)) !== null) return true;
  const batched = await run.store.batches.listQuestions();
  return batched.some(({ fingerprints }) => fingerprints.includes(fingerprint));
}

function nameQuestion(paper: Paper, artefacts: Artefacts, { model, templates }: Run): string {
  return toFingerprint(model, askForDraft(paper, templates.draft, artefacts));
}

function tell(date: DigestDate, lookUps: readonly LookUp[], { reporter }: Run): void {
  const problems = lookUps.flatMap(({ problem }) => problem ?? []).toSorted();
  if (problems[0] !== undefined) {
    reporter.onNotice?.(
      `not everything that the Hub has of ${count(problems)} could be looked up, and the cards say so: ${problems[0]}`,
      date,
    );
  }
  const absent = lookUps.filter(({ hasPage }) => !hasPage);
  if (absent.length > 0) {
    reporter.onNotice?.(
      `the Hub lists ${count(absent)} of which it has no page (404); what it has of them was looked for in its lists of models, data sets and Spaces.`,
      date,
    );
  }
}

function count(papers: readonly unknown[]): string {
  return papers.length === 1 ? "one paper" : `${papers.length} papers`;
}
