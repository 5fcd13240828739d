import type { Paper } from "../core/paper/paper.ts";
import type { Run } from "./run.ts";

/** A paper's thumbnail for the store; null when the user wants none there, or there is none to be had. */
export async function fetchPicture(
  { thumbnailUrl }: Paper,
  { choices, sources }: Run,
): Promise<Buffer | null> {
  if (choices.images !== "download" || thumbnailUrl === null) return null;
  return sources.fetchThumbnail(thumbnailUrl);
}
