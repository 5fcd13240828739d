import type { PapercardsError } from "../../../core/errors.ts";
import { digestPaths } from "../../../core/output-paths.ts";
import type { DigestDate } from "../../../core/paper/date.ts";
import type { DigestWeek } from "../../../core/paper/week.ts";
import { type Hit, orHit } from "../causes.ts";
import { type CallerCheckout, listCheckedOut } from "../git/caller-checkout.ts";
import { refuseTaken } from "../git/refuse-taken.ts";

/** What a run will write. */
type Planned = { days: readonly DigestDate[]; weeks: readonly DigestWeek[] };

/**
 * Examines whether the commit that is checked out has something else in the place of a digest, whatever has become of
 * it in the work tree: publishing would meet it there.
 *
 * @returns the weeks that cannot be published, and why; they are not asked about.
 * @throws {UsageError} when one of the days cannot be published.
 */
export async function examineNames(
  checkout: CallerCheckout,
  { days, weeks }: Planned,
): Promise<Hit<PapercardsError>[]> {
  const tree = await listCheckedOut(checkout);
  const toPaths = (paths: readonly string[]) => paths.map((path) => `${checkout.output}/${path}`);
  refuseTaken(tree, toPaths(days.flatMap((day) => digestPaths("daily", day))));
  const unfit: Hit<PapercardsError>[] = [];
  for (const week of new Set(weeks)) {
    await orHit(week, unfit, async () => refuseTaken(tree, toPaths(digestPaths("weekly", week))));
  }
  return unfit;
}
