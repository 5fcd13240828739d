import { digestPaths, isDigestData, withoutEnding } from "../../../core/output-paths.ts";
import { INDEX_NAME } from "./read-branches.ts";

/** The files of a digest, below the output folder; none for the index alone. */
export function filesOf(name: string): string[] {
  if (name === INDEX_NAME) return [];
  return digestPaths(isWeek(name) ? "weekly" : "daily", name);
}

/** Whether a path below the output folder is one of a digest's own files. */
export function isOf(path: string, name: string): boolean {
  return withoutEnding(path) === withoutEnding(filesOf(name)[0] ?? "");
}

/** Whether a file has to be there to know a digest: its own, and of a week the data of days. */
export function isNeeded(path: string, name: string): boolean {
  const isDay = path.startsWith("daily/") && isDigestData(path);
  return isOf(path, name) || (isWeek(name) && isDay);
}

function isWeek(name: string): boolean {
  return name.includes("W");
}
