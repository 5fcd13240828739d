import type { PapercardsError } from "../../../core/errors.ts";
import { type DigestKind, digestPath, digestPaths } from "../../../core/output-paths.ts";
import type { DigestDate } from "../../../core/paper/date.ts";
import type { DigestWeek } from "../../../core/paper/week.ts";
import { findForeign } from "../../../store/documents/foreign-files.ts";
import { type Hit, orHit } from "../causes.ts";
import { type CallerCheckout, listCheckedOut } from "../git/caller-checkout.ts";
import { readBlob } from "../git/commit-files.ts";
import { refuseTaken } from "../git/refuse-taken.ts";

/** What a run will write. */
type Planned = { days: readonly DigestDate[]; weeks: readonly DigestWeek[] };

/**
 * Examines whether the commit that is checked out has something else in the place of a digest, whatever has become of
 * it in the work tree: publishing would meet it there.
 *
 * @returns the days and weeks that cannot be published, and why; they are not asked about.
 * @throws {UsageError} when something else than a file stands in the place of one of the days.
 */
export async function examineNames(
  checkout: CallerCheckout,
  { days, weeks }: Planned,
): Promise<Hit<PapercardsError>[]> {
  const tree = await listCheckedOut(checkout);
  const toPath = (name: string) => `${checkout.output}/${name}`;
  const read = (path: string) => readBlob(checkout, tree, path);
  const unfit: Hit<PapercardsError>[] = [];
  const examine = async (kind: DigestKind, name: string) => {
    refuseTaken(tree, digestPaths(kind, name).map(toPath));
    const data = toPath(digestPath(kind, name, "json"));
    const foreign = tree.has(data) ? null : await findForeign(data, null, { read });
    if (foreign !== null) throw foreign;
  };
  refuseTaken(tree, days.flatMap((day) => digestPaths("daily", day)).map(toPath));
  for (const day of days) await orHit(day, unfit, () => examine("daily", day));
  for (const week of new Set(weeks)) await orHit(week, unfit, () => examine("weekly", week));
  return unfit;
}
