import { nameInFile } from "../core/output-paths.ts";
import { DigestDate } from "../core/paper/date.ts";

/** The days that have a file, such as `2026-02-13.json`, oldest first; other files are ignored. */
export function datesOfFiles(paths: readonly string[]): DigestDate[] {
  return paths.flatMap((path) => DigestDate.safeParse(nameInFile(path)).data ?? []).toSorted();
}
