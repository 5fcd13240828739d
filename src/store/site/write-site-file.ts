import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toFileError } from "../files/file-error.ts";
import { makeFolderBelow } from "../files/real-folder.ts";
import { toTemporaryName, type Writer } from "../files/temporary-name.ts";

/** Writes files of a site below its root. */
export type SiteWriter = { write: (path: string, content: string | Uint8Array) => Promise<void> };

/**
 * Writes files that appear as a whole or not at all. Unlike those of the archive they are not flushed to the disk one by one: they can
 * be made again, and there are tens of thousands.
 */
export function openSiteWriter(
  root: string,
  { writer, name }: { writer: Writer; name: string },
): SiteWriter {
  const made = new Set<string>();
  return {
    write: async (path, content) => {
      const target = join(root, path);
      const folder = dirname(target);
      try {
        if (!made.has(folder)) await makeFolderBelow(root, folder);
        made.add(folder);
        replace(target, join(folder, toTemporaryName(writer)), content);
      } catch (cause) {
        throw toFileError(join(name, path), "written", cause);
      }
    },
  };
}

function replace(path: string, temporary: string, content: string | Uint8Array): void {
  try {
    writeFileSync(temporary, content, { flag: "wx" });
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}
