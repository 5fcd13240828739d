import { join } from "node:path";
import PQueue from "p-queue";
import { imagePath } from "../core/output-paths.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Files } from "./files.ts";
import type { Converted } from "./images/convert-here.ts";
import { isWholeWebp } from "./images/whole-webp.ts";

/**
 * Pictures that are converted at the same time, each by a process of its own. An ordinary one takes 0.3 s, so
 * that one after the other is quick enough.
 */
const MAX_CONVERSIONS = 1;

/** Thumbnails below an output folder, by paper. */
export type Images = {
  /** The image's path below the output folder, or null when there is none that is whole. */
  find: (id: Paper["id"]) => Promise<string | null>;
  /** A picture as it would be stored, or why there is none. */
  convert: (bytes: Uint8Array) => Promise<Converted>;
  /** Stores a converted picture and returns its path. */
  keep: (id: Paper["id"], webp: Uint8Array) => Promise<string>;
  /** The stored picture; null when there is none that is whole. */
  read: (id: Paper["id"]) => Promise<Uint8Array | null>;
};

/** Opens the images of an output folder, which need not exist yet. */
export function openImages(outputFolder: string, files: Files): Images {
  const converting = new PQueue({ concurrency: MAX_CONVERSIONS });
  const pathOf = (id: Paper["id"]) => join(outputFolder, imagePath(id));
  const read = async (id: Paper["id"]) => {
    const bytes = await files.readBytes(pathOf(id)).catch(() => null); // a card is complete without it
    return bytes !== null && isWholeWebp(bytes) ? bytes : null;
  };
  return {
    find: async (id) => ((await read(id)) === null ? null : imagePath(id)),
    convert: (bytes) =>
      converting.add(async () => {
        const { convertPicture } = await import("./images/convert-picture.ts");
        return convertPicture(bytes);
      }),
    keep: async (id, webp) => {
      await files.write(pathOf(id), webp);
      return imagePath(id);
    },
    read,
  };
}
