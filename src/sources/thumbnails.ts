import { SourceError } from "../core/errors.ts";
import { toImageUrl } from "../core/paper/paper.ts";
import { type GetOptions, get } from "./get.ts";

/** One thumbnail. The Hub's take 50 to 900 kB. */
const MAX_THUMBNAIL_BYTES = 10_000_000;

/**
 * Fetches a thumbnail's bytes, from the Hub's own image hosts only; null when it cannot be had, since a
 * missing image never fails a card.
 *
 * @throws {InterruptedError} when the signal says so.
 */
export async function fetchThumbnail(
  thumbnailUrl: string,
  options: GetOptions,
): Promise<Buffer | null> {
  const url = toImageUrl(thumbnailUrl);
  if (url === null) return null;
  const image = { url: new URL(url), accept: "image/*", maxBytes: MAX_THUMBNAIL_BYTES };
  try {
    return await get(
      image,
      ({ bytes, contentType }) => (contentType.startsWith("image/") ? bytes : null),
      options,
    );
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}
