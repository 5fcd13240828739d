import { createHash } from "node:crypto";
import { join } from "node:path";
import { codeOf } from "../../../core/error-code.ts";
import { UsageError } from "../../../core/errors.ts";
import { isDigestData, OUTPUT_FOLDERS } from "../../../core/output-paths.ts";
import { type CallerCheckout, listCheckedOut } from "../git/caller-checkout.ts";
import type { Tree } from "../git/list-tree.ts";
import { listBelow } from "./list-handed.ts";
import { type HandedFile, isHandedName, MAX_HANDED_FILE_BYTES } from "./manifest.ts";
import { picturesOf, readDigest } from "./read-digest.ts";
import { readPlainFile } from "./read-plain-file.ts";

/** A file that is not handed over, why, and what helps. */
export type LeftFile = { name: string; why: string; fix: string };

const UNREAD_FIX = "Mend or remove it where it comes from, and run the workflow again for its day.";

/** What the output folder has and the checkout's commit has not. */
export type Changed = {
  /** The data of digests, days oldest first, then weeks, each with the names of the pictures it shows. */
  digests: { file: HandedFile; pictures: readonly string[] }[];
  /** Stored pictures, by name. */
  pictures: ReadonlyMap<string, HandedFile>;
  /** What cannot be read as what its name says. */
  left: LeftFile[];
  /** What the commit has and the output folder has not. */
  absent: string[];
};

/** Compares the output folder with the commit that is checked out; git's index and work tree do not count. */
export async function findChanged(checkout: CallerCheckout, now: Date): Promise<Changed> {
  const { git, head, output } = checkout;
  const tree = await listCheckedOut(checkout);
  const isBlob = openBlobIds(head);
  const names = await listNames(join(git.folder, output));
  const digests: Changed["digests"] = [];
  const pictures = new Map<string, HandedFile>();
  const left: LeftFile[] = [];
  for (const name of names) {
    const read = await readPlainFile(join(git.folder, output, name), MAX_HANDED_FILE_BYTES);
    if ("problem" in read) {
      left.push({ name, why: read.problem, fix: UNREAD_FIX });
      continue;
    }
    if (isBlob(tree.get(`${output}/${name}`)?.id, read.bytes)) continue;
    const file = toHandedFile(name, read.bytes);
    const digest = isDigestData(name) ? readDigest(name, read.bytes, now) : null;
    if (digest === null) pictures.set(name, file);
    else if ("problem" in digest) left.push({ name, why: digest.problem, fix: UNREAD_FIX });
    else digests.push({ file, pictures: picturesOf(digest.digest) });
  }
  return { digests, pictures, left, absent: findAbsent(tree, output, new Set(names)) };
}

/** Names below the output folder that may be handed over, sorted; a folder or link of such a name, too. */
async function listNames(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const inside of OUTPUT_FOLDERS) {
    try {
      for await (const { name } of listBelow(folder, inside))
        if (isHandedName(name)) names.push(name);
    } catch (cause) {
      if (codeOf(cause) === "ENOENT") continue; // nothing was made of this kind
      throw new UsageError(
        `The output folder's ${inside} cannot be listed (${codeOf(cause)}).`,
        "Make it a readable folder, or choose another output folder.",
        { cause },
      );
    }
  }
  return names.toSorted();
}

/**
 * Whether a file is the one that git knows by this name, in a repository of the same form as this commit. A checkout may
 * have turned its line ends into those of Windows.
 */
function openBlobIds(commit: string): (id: string | undefined, bytes: Buffer) => boolean {
  const algorithm = commit.length === SHA1_LENGTH ? "sha1" : "sha256";
  const toId = (bytes: Buffer) =>
    createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return (id, bytes) => id !== undefined && [bytes, withPlainLines(bytes)].map(toId).includes(id);
}

const SHA1_LENGTH = 40;

/** What this program writes has no other line ends. */
function withPlainLines(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

function toHandedFile(name: string, bytes: Uint8Array): HandedFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name, bytes: bytes.length, sha256 };
}

function findAbsent(tree: Tree, output: string, names: ReadonlySet<string>): string[] {
  return [...tree].flatMap(([path, { kind }]) => {
    const name = path.slice(output.length + 1);
    return kind === "file" && isHandedName(name) && !names.has(name) ? [name] : [];
  });
}
