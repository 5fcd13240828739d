import { join } from "node:path";
import { z } from "zod";
import { StoreError } from "../core/errors.ts";
import { startAt } from "./files/roots.ts";
import type { Files } from "./files.ts";

/** Readable by the user alone. */
const OWN = { mode: 0o600 };

/** Where the review page of a cache is found, and what admits a browser to it. */
const Access = z.object({
  port: z.int().min(1).max(65_535),
  cookie: z.string().regex(/^[\w-]{43}$/),
});
type Access = z.infer<typeof Access>;

/** What the review page keeps from one start to the next, in files that only the user can read. */
export type PageAccess = {
  /** Port and cookie of the page, so that an open tab works again after a restart; null when nothing usable is kept. */
  read: () => Promise<Access | null>;
  keep: (access: Access) => Promise<void>;
  /** Writes the file with which a browser is started, since arguments are seen by everybody; returns its whole path. */
  writeDoor: (html: string) => Promise<string>;
  removeDoor: () => Promise<void>;
};

/** Keeps it in the folder `page` of the cache. */
export function openPageAccess(cacheFolder: string, files: Files, cwd: string): PageAccess {
  const folder = join(cacheFolder, "page");
  const [access, door] = [join(folder, "access.json"), join(folder, "open.html")];
  return {
    read: () => files.readJson(access, Access).catch(orNone),
    keep: (value) => files.write(access, `${JSON.stringify(value)}\n`, OWN),
    writeDoor: async (html) => {
      await files.write(door, html, OWN);
      return startAt(cwd, door);
    },
    removeDoor: async () => {
      await files.remove(door);
    },
  };
}

/** Nothing is lost with it but the address of open tabs. */
function orNone(error: unknown): null {
  if (error instanceof StoreError) return null;
  throw error;
}
