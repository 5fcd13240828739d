import { toImageUrl } from "../core/paper/paper.ts";
import { type GetOptions, get } from "./get.ts";

/** Bytes of one thumbnail. The Hub's own take 50 to 900 kB. */
const MAX_THUMBNAIL_BYTES = 2 * 1024 * 1024;

/**
 * Fetches a thumbnail's bytes, from the Hub's own image hosts only; null for an address on any other. What
 * the server calls them says nothing: the bytes are judged where they are converted.
 *
 * @throws {SourceError} when it cannot be had.
 * @throws {InterruptedError} when the signal says so.
 */
export async function fetchThumbnail(
  thumbnailUrl: string,
  options: GetOptions,
): Promise<Buffer | null> {
  const found = toImageUrl(thumbnailUrl);
  if (found === null) return null;
  const url = new URL(found);
  const shownUrl = new URL(url.pathname, url); // a query may hold a signature
  const image = { url, shownUrl, accept: "image/*", maxBytes: MAX_THUMBNAIL_BYTES };
  return get(image, ({ bytes }) => bytes, options);
}
