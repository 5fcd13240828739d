import { join } from "node:path";
import { imagePath } from "../core/output-paths.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Files } from "./files.ts";

/** Width of a stored thumbnail, in pixels: twice what a phone shows, a tenth of the original's bytes. */
const WIDTH_PX = 640;

/** Larger pictures are refused, in pixels: a few kilobytes can decode to gigabytes. */
const MAX_PIXELS = 50_000_000;

/** Thumbnails below an output folder, by paper. */
export type Images = {
  /** The image's path below the output folder, or null when there is none. */
  find: (id: Paper["id"]) => Promise<string | null>;
  /** Stores a picture as WebP and returns its path; null when the bytes are not a picture. */
  write: (id: Paper["id"], bytes: Uint8Array) => Promise<string | null>;
  /** A picture as it would be stored; null when the bytes are not a picture. */
  convert: (bytes: Uint8Array) => Promise<Uint8Array | null>;
  /** Stores a converted picture and returns its path. */
  keep: (id: Paper["id"], webp: Uint8Array) => Promise<string>;
  /** The stored picture; null when there is none. */
  read: (id: Paper["id"]) => Promise<Uint8Array | null>;
};

/** Opens the images of an output folder, which need not exist yet. */
export function openImages(outputFolder: string, files: Files): Images {
  const keep = async (id: Paper["id"], webp: Uint8Array) => {
    await files.write(join(outputFolder, imagePath(id)), webp);
    return imagePath(id);
  };
  return {
    find: async (id) =>
      (await files.has(join(outputFolder, imagePath(id)))) ? imagePath(id) : null,
    write: async (id, bytes) => {
      const picture = await convert(bytes);
      return picture === null ? null : keep(id, picture);
    },
    convert,
    keep,
    read: (id) => files.readBytes(join(outputFolder, imagePath(id))).catch(() => null), // the page is complete without it
  };
}

async function convert(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { default: sharp } = await import("sharp"); // loaded when needed, since it is large
  return sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .resize({ width: WIDTH_PX, withoutEnlargement: true })
    .webp()
    .toBuffer()
    .catch(() => null); // the Hub sent something that is not a picture
}

/** Largest picture that is taken as one of ours, in pixels. They are 640 wide, and none is ten times as high. */
const MAX_STORED_PICTURE_PIXELS = 640 * 6_400;

/**
 * A stored picture decoded and encoded again, so that it holds nothing but what is seen; null when the bytes are
 * no WebP picture of a size that is stored.
 */
export async function encodeAgain(bytes: Uint8Array): Promise<Uint8Array | null> {
  const mark = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (!/^RIFF[\s\S]{4}WEBP$/.test(mark)) return null;
  const { default: sharp } = await import("sharp"); // loaded when needed, since it is large
  return sharp(bytes, { limitInputPixels: MAX_STORED_PICTURE_PIXELS })
    .webp()
    .toBuffer()
    .catch(() => null); // torn, or a container around something else
}
