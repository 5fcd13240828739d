import { lstatSync } from "node:fs";
import { toFileError } from "./file-error.ts";

/** A state of a file, told without opening it. Times are in milliseconds since 1970. */
export type Stamp = {
  /** Another one once the file has been written, also with the same size and time. */
  text: string;
  /** When the system saw it change last. No program can set that. */
  changedMs: number;
  /** When it was written, also in another place from which it was copied or unpacked with its time. */
  writtenMs: number;
};

/** The stamp of a file, or of a link in its place; null when there is none. */
export function stampFile(path: string, name: string): Stamp | null {
  const stats = lookAt(path, name);
  if (stats === undefined) return null;
  const { ino, mtimeNs, ctimeNs, ctimeMs, mtimeMs, size } = stats;
  return {
    text: `${ino} ${mtimeNs} ${ctimeNs} ${size}`,
    changedMs: Number(ctimeMs),
    writtenMs: Number(mtimeMs),
  };
}

function lookAt(path: string, name: string) {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (cause) {
    throw toFileError(name, "read", cause);
  }
}
