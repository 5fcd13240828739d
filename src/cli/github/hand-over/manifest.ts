import { z } from "zod";
import { isDigestData, paperOfImage } from "../../../core/output-paths.ts";

/** Most files that one job hands to another. A year of days with their pictures is below it. */
export const MAX_HANDED_FILES = 2_000;

/** Most of one file that is handed over, in bytes. The data of a day with a hundred cards is a quarter of it. */
export const MAX_HANDED_FILE_BYTES = 5 * 1024 * 1024;

/** Most of all files together, in bytes. Two thousand pictures of the usual size are a third of it. */
export const MAX_HANDED_BYTES = 256 * 1024 * 1024;

/** Most of a manifest, in bytes. It names each file with its hash in 200 bytes at most. */
export const MAX_MANIFEST_BYTES = 1024 * 1024;

/** The manifest's file; what it names lies beside it. */
export const MANIFEST = "manifest.json";

/** Whether a file of this name, relative to the output folder, may be handed over. */
export function isHandedName(name: string): boolean {
  return isDigestData(name) || paperOfImage(name) !== null;
}

/** One file that is handed over, relative to the output folder. */
const HandedFile = z.strictObject({
  name: z.string().refine(isHandedName, { message: "is no name of a digest or picture" }),
  bytes: z.int().nonnegative().max(MAX_HANDED_FILE_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type HandedFile = z.infer<typeof HandedFile>;

/** What one job hands to another: data and pictures. Everything else is rendered where it is published. */
export const Manifest = z
  .strictObject({
    formatVersion: z.literal(1),
    count: z.int().min(1).max(MAX_HANDED_FILES),
    files: z.array(HandedFile).max(MAX_HANDED_FILES),
  })
  .refine(({ count, files }) => count === files.length, { message: "the count is another" })
  .refine(({ files }) => new Set(files.map(({ name }) => name)).size === files.length, {
    message: "a file is named twice",
  })
  .refine(({ files }) => sumBytes(files) <= MAX_HANDED_BYTES, {
    message: `more than ${MAX_HANDED_BYTES} bytes together`,
  });
export type Manifest = z.infer<typeof Manifest>;

/** How large files are together. */
export function sumBytes(files: readonly Pick<HandedFile, "bytes">[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
