import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Paper } from "../core/paper.ts";
import type { Files } from "./files.ts";

/** Width of a stored thumbnail, in pixels: twice what a phone shows, a tenth of the original's bytes. */
const WIDTH_PX = 640;

/** Larger pictures are refused, in pixels: a few kilobytes can unfold to gigabytes. */
const MAX_PIXELS = 50_000_000;

/** Thumbnails below an output folder, by paper. */
export type Images = {
  /** The image's path below the output folder, or null when there is none. */
  find: (id: Paper["id"]) => Promise<string | null>;
  /** Stores a picture as WebP and answers its path; null when the bytes are no picture. */
  write: (id: Paper["id"], bytes: Uint8Array) => Promise<string | null>;
};

/** Opens the images of an output folder, which need not exist yet. */
export function openImages(outputFolder: string, files: Files): Images {
  const nameOf = (id: Paper["id"]) => `images/${id}.webp`;
  return {
    find: async (id) => {
      const isThere = await access(join(outputFolder, nameOf(id))).then(
        () => true,
        () => false,
      );
      return isThere ? nameOf(id) : null;
    },
    write: async (id, bytes) => {
      const { default: sharp } = await import("sharp"); // large, and seldom needed
      const picture = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
        .resize({ width: WIDTH_PX, withoutEnlargement: true })
        .webp()
        .toBuffer()
        .catch(() => null); // whatever the Hub sent, it is no picture
      if (picture === null) return null;
      await files.write(join(outputFolder, nameOf(id)), picture);
      return nameOf(id);
    },
  };
}
