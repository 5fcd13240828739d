import { gifParts } from "./gif-parts.ts";
import { jpegParts } from "./jpeg-parts.ts";
import type { PictureFormat } from "./picture-format.ts";
import { pngParts } from "./png-parts.ts";
import { webpParts } from "./webp-parts.ts";

const PARTS: Readonly<Record<PictureFormat, (bytes: Buffer) => Iterable<Buffer>>> = {
  PNG: pngParts,
  JPEG: jpegParts,
  GIF: gifParts,
  WebP: webpParts,
};

/**
 * A picture with nothing but what draws it, its pixels and colours. Texts, places, previews and applications'
 * data are left out, which a few kilobytes can make gigabytes of, and of which nothing is shown.
 */
export function keepDrawing(bytes: Uint8Array, format: PictureFormat): Buffer {
  const { buffer, byteOffset, byteLength } = bytes;
  return Buffer.concat([...PARTS[format](Buffer.from(buffer, byteOffset, byteLength))]);
}
