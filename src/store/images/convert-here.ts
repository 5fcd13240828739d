import type { Metadata } from "sharp";
import { quoteForeign } from "../../core/printed/printed.ts";
import { keepDrawing } from "./keep-drawing.ts";
import { findTurn, type Turn } from "./orientation.ts";
import { findPictureFormat } from "./picture-format.ts";

/** A picture as it is stored, or why there is none, as the end of a sentence. */
export type Converted = { webp: Uint8Array; problem: null } | { webp: null; problem: string };

/** Width of a stored thumbnail, in pixels: twice what a phone shows, a tenth of the original's bytes. */
const WIDTH_PX = 640;

/**
 * Pixels of one picture, all its frames together. A few kilobytes can decode to gigabytes, and the Hub's own
 * thumbnails have one or two million.
 */
const MAX_PIXELS = 10_000_000;

/** Bytes of one picture once it is decoded: as many pixels as there may be, with four bytes each. */
const MAX_DECODED_BYTES = 40_000_000;

/** Width and height of one picture. The memory that a conversion takes grows with the length of a row. */
const MAX_SIDE_PIXELS = 10_000;

/** Frames of one picture. Each takes memory, whatever its size, and one is shown. */
const MAX_FRAMES = 1_000;

/** Width and height from which on a picture shows anything: what is smaller was sent to count readers. */
const LEAST_SIDE_PX = 4;

/**
 * Converts a picture to WebP in this process. What the picture library throws, at once or later, says that
 * the bytes are no picture.
 */
export async function convertHere(bytes: Uint8Array): Promise<Converted> {
  if (bytes.length === 0) return refuse("is empty");
  const format = findPictureFormat(bytes);
  if (format === null) return refuse("is no PNG, JPEG, WebP or GIF");
  try {
    return await convert(keepDrawing(bytes, format), findTurn(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    return refuse(`cannot be read as a ${format} (${quoteForeign(reason)})`);
  }
}

async function convert(bytes: Uint8Array, turn: Turn | null): Promise<Converted> {
  const { default: sharp } = await import("sharp"); // loaded when needed, since it is large
  sharp.cache(false); // no picture is converted twice
  sharp.concurrency(1); // each thread takes memory of its own
  const problem = findExcess(await sharp(bytes).metadata()); // decodes nothing
  if (problem !== null) return refuse(problem);
  const { isMirrored = false, angle = 0 } = turn ?? {};
  const side = angle % 180 === 0 ? "width" : "height";
  const small = sharp(bytes, { limitInputPixels: MAX_PIXELS }).resize({
    [side]: WIDTH_PX,
    withoutEnlargement: true,
  });
  if (angle === 0 && !isMirrored) return { webp: await small.webp().toBuffer(), problem: null };
  // Turned once it is small: before, the whole picture would be held in memory.
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  const turned = sharp(data, { raw: info }).flop(isMirrored).rotate(angle);
  return { webp: await turned.webp().toBuffer(), problem: null };
}

/** Which bound a picture passes, as the end of a sentence; null for none. */
function findExcess({ width, height, pages = 1, channels, depth }: Metadata): string | null {
  const pixels = width * height * pages;
  const [shortest, longest] = [Math.min(width, height), Math.max(width, height)];
  if (pages > MAX_FRAMES) return `has more than ${MAX_FRAMES} frames`;
  if (pixels > MAX_PIXELS) return `has more than ${MAX_PIXELS} pixels`;
  if (longest > MAX_SIDE_PIXELS) return `is wider or higher than ${MAX_SIDE_PIXELS} pixels`;
  if (shortest < LEAST_SIDE_PX) return `has less than ${LEAST_SIDE_PX} pixels a side`;
  const bytesEach = channels * (depth === "uchar" ? 1 : 2); // none of our formats has more
  if (pixels * bytesEach <= MAX_DECODED_BYTES) return null;
  return `takes more than ${MAX_DECODED_BYTES} bytes once decoded`;
}

/** Why there is no picture, as it is told. */
export function refuse(problem: string): Converted {
  return { webp: null, problem };
}
