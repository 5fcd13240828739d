import { hash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { codeOf } from "../../core/error-code.ts";
import { UsageError } from "../../core/errors.ts";
import { toFileError } from "../files/file-error.ts";
import { startAt } from "../files/roots.ts";
import { readTemporaryName, type Writer } from "../files/temporary-name.ts";
import { openFiles } from "../files.ts";
import { openSiteWriter } from "./write-site-file.ts";

/** Folders of a site, in which a run that was killed may have left a file half written. */
const SITE_FOLDERS = ["daily", "weekly", "monthly", "papers", "tags", "feeds", "assets", "images"];

/** What a site's folder keeps of itself, so that the next time only what has changed is made. */
const MANIFEST = ".papercards-site.json";

const Manifest = z.object({
  /** Of the program and of all that every page has in common: with another one everything is made anew. */
  version: z.string(),
  /** Per group: of what its files were made, and a hash of each. */
  groups: z.record(
    z.string(),
    z.object({ key: z.string(), files: z.record(z.string(), z.string()) }),
  ),
});
type Manifest = z.infer<typeof Manifest>;

/** Files that are made together. */
type Group = { name: string; key: string };

/** A folder with a site, whose files are replaced one by one, each as a whole. */
export type SiteFolder = {
  /** Whether the files of a group are there, made of the same. They are kept then. */
  keep: (group: Group) => boolean;
  /** Writes those files of a group that are not there with these contents. */
  write: (
    group: Group,
    files: readonly { path: string; content: string | Uint8Array }[],
  ) => Promise<void>;
  /** Removes what belongs to the site no more, and remembers what is there. Returns how many files were written and removed. */
  finish: () => Promise<{ written: number; removed: number; files: number }>;
};

type SiteFolderOptions = { writer: Writer; cwd: string; version: string };

/**
 * Opens the folder of a site, which need not exist.
 *
 * @throws {UsageError} when it holds something else than a site of papercards: nothing of that may be replaced.
 * @throws {StoreError} when it cannot be read or written.
 */
export async function openSiteFolder(
  folder: string,
  { writer, cwd, version }: SiteFolderOptions,
): Promise<SiteFolder> {
  const root = startAt(cwd, folder);
  const next = { fix: `Remove ${folder} and make the site again.`, korean: null };
  const files = openFiles(writer, { cwd, roots: [{ folder, next }] });
  await files.prepare(folder, { written: [], swept: SITE_FOLDERS });
  const there = listFiles(root, folder);
  const manifestPath = join(folder, MANIFEST);
  const before = await readManifest();
  const known = new Map<string, string>(
    Object.values(before.groups).flatMap((group) => Object.entries(group.files)),
  );
  const now: Manifest["groups"] = {};
  const site = openSiteWriter(root, { writer, name: folder });
  let written = 0;

  async function readManifest(): Promise<Manifest> {
    const none = { version, groups: {} };
    if (there.has(MANIFEST)) return (await files.readJson(manifestPath, Manifest)) ?? none;
    const [foreign] = [...there].filter((path) => readTemporaryName(path) === undefined);
    if (foreign === undefined) return none;
    throw new UsageError(
      `${folder} holds ${foreign}, and is no site of papercards.`,
      "Name a new or empty folder: what is in a site's folder is replaced.",
    );
  }

  return {
    keep: ({ name, key }) => {
      const group = before.version === version ? before.groups[name] : undefined;
      if (group?.key !== key || !Object.keys(group.files).every((path) => there.has(path)))
        return false;
      now[name] = group;
      return true;
    },
    write: async ({ name, key }, made) => {
      // from the first file on it is a folder of ours, also where the program is killed
      if (!there.has(MANIFEST) && written === 0) await files.replaceJson(manifestPath, before);
      const hashes: Record<string, string> = {};
      for (const { path, content } of made) {
        const sum = hash("sha1", content, "base64url");
        hashes[path] = sum;
        if (there.has(path) && known.get(path) === sum) continue;
        await site.write(path, content);
        written += 1;
      }
      now[name] = { key, files: hashes };
    },
    finish: async () => {
      const kept = new Set(Object.values(now).flatMap((group) => Object.keys(group.files)));
      let removed = 0;
      const isOurs = (path: string) =>
        known.has(path) || SITE_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
      for (const path of there) {
        if (kept.has(path) || !isOurs(path)) continue;
        if (await files.remove(join(folder, path))) removed += 1;
      }
      await files.replaceJson(manifestPath, { version, groups: now });
      return { written, removed, files: kept.size };
    },
  };
}

/** All files below a folder, with forward slashes; none when there is no such folder. No link is entered. */
function listFiles(root: string, name: string): Set<string> {
  try {
    const entries = readdirSync(root, { recursive: true, withFileTypes: true });
    const prefix = root.length + 1;
    return new Set(
      entries.flatMap((entry) =>
        entry.isDirectory()
          ? []
          : [join(entry.parentPath, entry.name).slice(prefix).replaceAll("\\", "/")],
      ),
    );
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return new Set();
    throw toFileError(name, "read", cause);
  }
}
