import { isTouched } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import type { Run } from "../run.ts";

/** Papers that are named in one message; the others are counted. */
const NAMED_PAPERS = 5;

/** Tells which cards a digest loses because the Hub lists their papers no more. */
export function tellGone(
  listed: readonly Paper[],
  stored: DailyDigest | null,
  { reporter }: Run,
): void {
  const ids = new Set(listed.map(({ id }) => id));
  const gone = (stored?.cards ?? []).filter(
    (card) => card.status === "ok" && !ids.has(card.paper.id) && !isTouched(card),
  );
  if (stored === null || gone.length === 0) return;
  const names = gone
    .slice(0, NAMED_PAPERS)
    .map(({ paper }) => `${paper.id} (${quoteForeign(paper.title)})`);
  const more = gone.length > names.length ? ` and ${gone.length - names.length} more` : "";
  const lost =
    gone.length === 1
      ? "1 paper of the digest, so its card is"
      : `${gone.length} papers of the digest, so their cards are`;
  reporter.onNotice?.(
    `${stored.date}: the Hub no longer lists ${lost} left out of it: ${names.join(", ")}${more}.`,
  );
}
