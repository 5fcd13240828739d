import { SourceError } from "../core/errors.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Converted } from "../store/images/convert-here.ts";
import type { Run } from "./run.ts";

/**
 * A paper's thumbnail as it would be stored, or why it cannot be had; null when the user wants none, or the
 * paper has none. Whatever is wrong with one picture ends here.
 */
export async function fetchPicture(
  { thumbnailUrl }: Paper,
  { choices, sources, store }: Run,
): Promise<Converted | null> {
  if (choices.images !== "download" || thumbnailUrl === null) return null;
  try {
    const bytes = await sources.fetchThumbnail(thumbnailUrl);
    return bytes === null ? null : await store.images.convert(bytes);
  } catch (error) {
    if (error instanceof SourceError) return { webp: null, problem: error.message };
    throw error;
  }
}
