import type { PapercardsError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { type DigestWeek, weekOf } from "../../core/paper/week.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { withDays } from "../../pipeline/restrict-run.ts";
import type { Run } from "../../pipeline/run.ts";
import type { World } from "../world.ts";
import type { Hit } from "./causes.ts";
import { type Asked, chooseDates, chooseWindow } from "./choose-dates.ts";
import { examineNames } from "./examine/examine-names.ts";
import type { CallerCheckout } from "./git/caller-checkout.ts";
import { findProposed, NOT_PROPOSED, type Proposed } from "./propose/read-proposed.ts";
import { findReviewed, isOfRepository, NOT_REVIEWED, type ReviewedNames } from "./skipped-days.ts";
import type { WorkflowInputs } from "./workflow-inputs.ts";

/** What a run makes. */
type Plan = {
  dates: DigestDate[];
  /** A week that was asked for. */
  week: DigestWeek | null;
  /** The days whose weeks are kept up to date. */
  window: DigestDate[];
  reviewed: ReviewedNames;
  /** What open requests hold. */
  proposed: Proposed;
  /** Days and weeks that could not be published, and why; they are not asked about. */
  unfit: readonly Hit<PapercardsError>[];
};

type PlanOptions = {
  lookback: number;
  inputs: WorkflowInputs;
  /** Null on a dry run. */
  checkout: CallerCheckout | null;
  world: World;
};

/**
 * Chooses what is made, of what was asked for: nothing that a label skips, and of open requests what is missing there. One
 * that could not be merged is left, as it is by the job that proposes, which says why.
 *
 * @throws {UsageError} when something else than a file stands in the place of one of the days.
 */
export async function planDigests(
  asked: Asked,
  run: Run & { http: HttpClient },
  { lookback, ...step }: PlanOptions,
): Promise<Plan> {
  const { inputs, checkout, world } = step;
  const { isReview, token } = inputs;
  const branch = checkout?.branch ?? null;
  const isAsked = isReview || isOfRepository(world.environment);
  const reviewed = isAsked ? await findReviewed(run, { token, branch, world }) : NOT_REVIEWED;
  const isSkipped = (name: string) => reviewed.skipped.has(name);
  const chosen = await chooseDates(asked, run, lookback);
  const window = chooseWindow(asked, world.now(), { lookback, isReview });
  const names = [...chosen, ...new Set(window.map(weekOf))].filter((name) => !isSkipped(name));
  const { waiting } = reviewed;
  const proposed = isReview ? await findProposed(names, { waiting, run, ...step }) : NOT_PROPOSED;
  const open = new Set(await chooseDates(asked, withDays(run, proposed.days), lookback));
  const isWanted = (name: string) => !isSkipped(name) && !proposed.left.has(name);
  const dates = chosen.filter((date) => open.has(date) && isWanted(date));
  const week = asked.week === null || isSkipped(asked.week) ? null : asked.week;
  const weeks = [...dates, ...window].map(weekOf).concat(week ?? []);
  const found = checkout === null ? [] : await examineNames(checkout, { days: dates, weeks });
  const isProposed = (name: string | null) =>
    name !== null && (proposed.days.has(name) || proposed.weeks.has(name));
  const left = new Set(found.map(({ name }) => name).filter(isProposed));
  if (left.size > 0) world.stderr(describeLeft([...left]));
  return {
    dates: dates.filter((date) => !left.has(date)),
    week: left.has(week) ? null : week,
    window: window.filter((date) => isWanted(weekOf(date)) && !left.has(weekOf(date))),
    ...{ reviewed, proposed },
    unfit: found.filter(({ name }) => !left.has(name)),
  };
}

function describeLeft(names: readonly (string | null)[]): string {
  return `Not made, since the branch has something else in the place of what their open requests hold: ${names.join(", ")}. The step that proposes says why.\n`;
}
