import { createHash } from "node:crypto";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { rebuildDay } from "../../../core/digest/compose-cards.ts";
import type { StoredDigest } from "../../../core/digest/digest.ts";
import { codeOf } from "../../../core/error-code.ts";
import { UsageError } from "../../../core/errors.ts";
import { isDigestData } from "../../../core/output-paths.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { encodeAgain } from "../../../store/images/encode-again.ts";
import { showName } from "../git/git-words.ts";
import { listBelow } from "./list-handed.ts";
import {
  type HandedFile,
  isHandedName,
  MANIFEST,
  MAX_HANDED_FILE_BYTES,
  MAX_MANIFEST_BYTES,
  Manifest,
} from "./manifest.ts";
import { picturesOf, readDigest } from "./read-digest.ts";
import { MISSING, readPlainFile } from "./read-plain-file.ts";

/** What was handed over, once nothing in it is believed any more. */
export type ChangeSet = {
  /** Days oldest first, then weeks. What follows from the drafts and papers of a day is made again. */
  digests: StoredDigest[];
  /** Pictures that the digests show, encoded again, by path below the output folder. */
  pictures: ReadonlyMap<string, Uint8Array>;
};

/**
 * Reads what another job has left. All of it is as the manifest says and of a form that can be published, or
 * none of it is taken.
 *
 * @throws {UsageError} when nothing was handed over, or a file is missing, too many, changed, torn, or not what
 * its name says.
 */
export async function readHandOver(folder: string, now: Date): Promise<ChangeSet> {
  const { files } = await readManifest(folder);
  const named = new Map(files.map((file) => [file.name, file]));
  await refuseUnnamed(folder, named);
  const digests: StoredDigest[] = [];
  const pictures = new Map<string, Uint8Array>();
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const bytes = await readHanded(folder, file);
    if (isDigestData(file.name)) digests.push(toDigest(file.name, bytes, now));
    else pictures.set(file.name, await toPicture(file.name, bytes));
  }
  const shown = new Set(digests.flatMap(picturesOf));
  const unshown = [...pictures.keys()].find((name) => !shown.has(name));
  if (unshown !== undefined) throw refuse(unshown, "is a picture that no digest shows");
  return { digests, pictures };
}

async function readManifest(folder: string): Promise<Manifest> {
  const found = await lstat(folder).catch((cause: unknown) => codeOf(cause));
  if (typeof found === "string" || !found.isDirectory()) {
    throw nothing("there is no folder of the job that makes digests");
  }
  const read = await readPlainFile(join(folder, MANIFEST), MAX_MANIFEST_BYTES);
  if ("problem" in read && read.problem === MISSING) throw nothing(`${MANIFEST} ${MISSING}`);
  if ("problem" in read) throw refuse(MANIFEST, read.problem);
  const parsed = Manifest.safeParse(parseJson(read.bytes.toString("utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.filter((part) => typeof part === "number").join() || "whole";
  throw refuse(MANIFEST, `is none of this version (${where}: ${issue?.code ?? "torn"})`);
}

/** @throws {UsageError} at the first entry that the manifest does not name. */
async function refuseUnnamed(
  folder: string,
  named: ReadonlyMap<string, HandedFile>,
): Promise<void> {
  const folders = new Set([...named.keys()].flatMap(foldersOf));
  try {
    for await (const { name, kind } of listBelow(folder)) {
      if (kind === "folder" ? folders.has(name) : name === MANIFEST || named.has(name)) continue;
      throw refuse(name, "is not named by the manifest");
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw refuse("", `cannot be listed (${codeOf(cause)})`);
  }
}

function foldersOf(name: string): string[] {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

async function readHanded(folder: string, { name, bytes, sha256 }: HandedFile): Promise<Buffer> {
  const read = await readPlainFile(join(folder, name), MAX_HANDED_FILE_BYTES);
  if ("problem" in read) throw refuse(name, read.problem);
  if (read.bytes.length !== bytes) throw refuse(name, "is not as long as the manifest says");
  const hash = createHash("sha256").update(read.bytes).digest("hex");
  if (hash !== sha256) throw refuse(name, "is not what the manifest's hash names");
  return read.bytes;
}

function toDigest(name: string, bytes: Buffer, now: Date): StoredDigest {
  const read = readDigest(name, bytes, now);
  if ("problem" in read) throw refuse(name, read.problem);
  return read.digest.kind === "daily" ? rebuildDay(read.digest) : read.digest;
}

async function toPicture(name: string, bytes: Buffer): Promise<Uint8Array> {
  const picture = await encodeAgain(bytes);
  if (picture === null) throw refuse(name, "is no picture as it is stored");
  return picture;
}

function nothing(why: string): UsageError {
  return new UsageError(
    `Nothing was handed over: ${why}.`,
    "Run the step `generate` first, and download its artifact to where it was left.",
  );
}

/** Names are shown only where they are ours, or hold nothing that a terminal or a runner could take for more. */
function refuse(name: string, problem: string): UsageError {
  const isPlain = name === MANIFEST || isHandedName(name) || /^[\w./-]{1,100}$/.test(name);
  return new UsageError(
    `What was handed over is refused: ${isPlain ? showName(name) : "a file"} ${problem}.`,
    "Run the whole workflow again, so that it is made anew; nothing was published.",
  );
}
