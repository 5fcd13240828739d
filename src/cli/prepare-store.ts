import { digestFolder } from "../core/output-paths.ts";
import type { DigestDate } from "../core/paper/date.ts";
import type { DigestWeek } from "../core/paper/week.ts";
import type { Run } from "../pipeline/run.ts";

/** The digests that a command will write. */
type Planned = { days?: readonly DigestDate[]; weeks?: readonly DigestWeek[] };

/**
 * Prepares the folders that a run will write to: what keeps it from writing there is said before the first
 * question is paid for, and what a killed run has left there is removed.
 *
 * @throws {StoreError} naming the folder that cannot be written, with the true cause.
 */
export async function prepareStore(
  { store, choices }: Pick<Run, "store" | "choices">,
  { days = [], weeks = [] }: Planned,
): Promise<void> {
  const folders = [
    ...days.map((day) => digestFolder("daily", day.slice(0, 4))),
    ...weeks.map((week) => digestFolder("weekly", week.slice(0, 4))),
  ];
  await store.prepare({ output: choices.isDryRun ? null : [...new Set(folders)], cache: true });
}
