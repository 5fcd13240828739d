import { type Card, isTouched } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import type { Run } from "../run.ts";
import { type DayChoice, describeChoice, findKept, readChoice } from "./day-choice.ts";

/** Papers that are named in one message; the others are counted. */
const NAMED_PAPERS = 5;

/** Tells which cards a digest loses because the Hub lists their papers no more. */
export function tellGone(
  listed: readonly Paper[],
  stored: DailyDigest | null,
  { reporter }: Run,
): void {
  const ids = new Set(listed.map(({ id }) => id));
  const gone = listDrafted(stored).filter((card) => !ids.has(card.paper.id) && !isTouched(card));
  if (stored === null || gone.length === 0) return;
  const lost =
    gone.length === 1
      ? "1 paper of the digest, so its card is"
      : `${gone.length} papers of the digest, so their cards are`;
  reporter.onNotice?.(
    `the Hub no longer lists ${lost} left out of it: ${name(gone)}.`,
    stored.date,
  );
}

/** Tells which cards a digest loses because its papers are chosen in another way, or have another order by now. */
export function tellPassed(
  {
    listed,
    chosen,
    choice,
  }: { listed: readonly Paper[]; chosen: readonly Paper[]; choice: DayChoice },
  stored: DailyDigest | null,
  { reporter }: Run,
): void {
  const [ids, kept] = [listed, chosen].map((papers) => new Set(papers.map(({ id }) => id)));
  const passed = listDrafted(stored).filter(({ paper: { id } }) => ids?.has(id) && !kept?.has(id));
  if (stored === null || passed.length === 0) return;
  const lost = passed.length === 1 ? "1 card leaves" : `${passed.length} cards leave`;
  reporter.onNotice?.(
    `${lost} the digest, as ${explainPassed(choice, stored)}: ${name(passed)}.`,
    stored.date,
  );
}

/** Tells which cards a day gets that a killed run was about to add, since a person may have taken them out again. */
export function tellReturned(
  chosen: readonly Paper[],
  { date, perhapsRemoved, run }: { date: DigestDate; perhapsRemoved: readonly string[]; run: Run },
): void {
  const returned = chosen.filter(({ id }) => perhapsRemoved.includes(id));
  if (returned.length === 0) return;
  const what = returned.length === 1 ? "1 card" : `${returned.length} cards`;
  run.reporter.onNotice?.(
    `a run was stopped while it wrote this day, so that ${what} may be there again that you have taken out of the JSON since: ${name(returned.map((paper) => ({ paper })))}. Take out once more what is to stay out.`,
    date,
  );
}

/** Tells which cards a day does not get since a person may have taken them out of it. */
export function tellTakenOut(
  papers: readonly Paper[],
  stored: DailyDigest | null,
  { reporter }: Run,
): void {
  if (stored === null || papers.length === 0) return;
  const what = papers.length === 1 ? "1 paper gets" : `${papers.length} papers get`;
  reporter.onNotice?.(
    `${what} no card, as the first edition made this day and did not keep whose cards a person has taken out: ${name(papers.map((paper) => ({ paper })))}. --redraft makes the whole day anew, with them.`,
    stored.date,
  );
}

function explainPassed(choice: DayChoice, stored: DailyDigest): string {
  const before = readChoice(stored, choice);
  const changed = findKept(choice, before);
  if (Object.keys(changed).length === 0) return "other papers rank higher by now";
  const [now, then] = [changed, findKept(before, choice)].map(describeChoice);
  return `${now} takes the place of ${then}`;
}

function listDrafted(stored: DailyDigest | null): Card[] {
  return (stored?.cards ?? []).filter(({ status }) => status === "ok");
}

/** The first papers of these cards by name, and how many more there are. */
function name(cards: readonly { paper: Paper }[]): string {
  const names = cards
    .slice(0, NAMED_PAPERS)
    .map(({ paper }) => `${paper.id} (${quoteForeign(paper.title)})`);
  const more = cards.length > names.length ? ` and ${cards.length - names.length} more` : "";
  return `${names.join(", ")}${more}`;
}
