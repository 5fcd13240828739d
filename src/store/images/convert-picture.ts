import { quoteForeign } from "../../core/printed/printed.ts";
import { findPictureFormat } from "./picture-format.ts";

/** A picture as it is stored, or why there is none, as the end of a sentence. */
export type Converted = { webp: Uint8Array; problem: null } | { webp: null; problem: string };

/** Width of a stored thumbnail, in pixels: twice what a phone shows, a tenth of the original's bytes. */
const WIDTH_PX = 640;

/**
 * Pixels of one picture, all its frames together. A few kilobytes can decode to gigabytes, and the Hub's own
 * thumbnails have one million.
 */
const MAX_PIXELS = 10_000_000;

/**
 * Width and height of one picture. The memory that a conversion takes grows with the length of a row: 200 MB
 * for one of this length, and 2 GB for ten million pixels in a single row.
 */
const MAX_SIDE_PIXELS = 6000;

/** Time to convert one picture, in milliseconds. A picture of ten million pixels takes less than a second. */
const MAX_CONVERT_MS = 10_000;

/**
 * Converts a picture to WebP, as wide as a thumbnail is stored. What the picture library throws, at once or
 * later, says that the bytes are no picture.
 */
export async function convertPicture(bytes: Uint8Array): Promise<Converted> {
  if (bytes.length === 0) return refuse("is empty");
  const format = findPictureFormat(bytes);
  if (format === null) return refuse("is no PNG, JPEG, WebP or GIF");
  try {
    return await convert(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    return refuse(`cannot be read as a ${format} (${quoteForeign(reason)})`);
  }
}

async function convert(bytes: Uint8Array): Promise<Converted> {
  const { default: sharp } = await import("sharp"); // loaded when needed, since it is large
  sharp.cache(false); // no picture is converted twice
  const { width, height, pages = 1 } = await sharp(bytes).metadata(); // decodes nothing
  if (width * height * pages > MAX_PIXELS) return refuse(`has more than ${MAX_PIXELS} pixels`);
  if (Math.max(width, height) > MAX_SIDE_PIXELS) {
    return refuse(`is wider or higher than ${MAX_SIDE_PIXELS} pixels`);
  }
  const webp = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .timeout({ seconds: MAX_CONVERT_MS / 1000 })
    .resize({ width: WIDTH_PX, withoutEnlargement: true })
    .webp()
    .toBuffer();
  return { webp, problem: null };
}

function refuse(problem: string): Converted {
  return { webp: null, problem };
}
