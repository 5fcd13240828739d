import { copyFile, link, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf } from "../../../core/error-code.ts";
import { UsageError } from "../../../core/errors.ts";
import { toJson } from "../../../store/to-json.ts";
import type { CallerCheckout } from "../git/caller-checkout.ts";
import { showName } from "../git/git-words.ts";
import { type Changed, findChanged, type LeftFile } from "./find-changed.ts";
import {
  type HandedFile,
  MANIFEST,
  MAX_HANDED_BYTES,
  MAX_HANDED_FILES,
  type Manifest,
  sumBytes,
} from "./manifest.ts";

/** What was handed over. */
export type HandedOver = {
  files: number;
  /** What was made and is not handed over. */
  left: LeftFile[];
  /** What the branch has and the job's output folder has not; the branch keeps it. */
  absent: string[];
};

/**
 * Leaves for the publishing job what the output folder has and the checkout's commit has not: the data of
 * digests, with the pictures that they show. What cannot be read or does not fit is left, and the rest goes.
 *
 * @throws {UsageError} when the folder cannot be written.
 * @throws {GitError} when the commit cannot be read.
 */
export async function handOver(
  checkout: CallerCheckout,
  { folder, now }: { folder: string; now: Date },
): Promise<HandedOver> {
  const changed = await findChanged(checkout, now);
  const { units, unfit } = fitUnits(changed);
  const from = join(checkout.git.folder, checkout.output);
  try {
    await rm(folder, { recursive: true, force: true });
    const { files, uncopied } = await copyUnits(units, { from, folder });
    if (files.length > 0) await writeFile(join(folder, MANIFEST), toJson(toManifest(files)));
    const left = [...changed.left, ...unfit, ...uncopied];
    return { files: files.length, left, absent: changed.absent };
  } catch (cause) {
    throw new UsageError(
      `What was made cannot be handed over: ${showName(folder)} cannot be written (${codeOf(cause)}).`,
      ROOM_FIX,
      { cause },
    );
  }
}

function toManifest(files: HandedFile[]): Manifest {
  return { formatVersion: 1, count: files.length, files };
}

/** A digest and those of its changed pictures that no digest before it brings along. */
type Unit = readonly [HandedFile, ...HandedFile[]];

/** The digests that fit within the bounds, in their order; the first that does not fit is the end. */
function fitUnits({ digests, pictures }: Changed): { units: Unit[]; unfit: LeftFile[] } {
  const units: Unit[] = [];
  const packed = new Set<string>();
  let bytes = 0;
  for (const [index, { file, pictures: shown }] of digests.entries()) {
    const names = [...new Set(shown)].filter((name) => !packed.has(name));
    const unit: Unit = [file, ...names.flatMap((name) => pictures.get(name) ?? [])];
    bytes += sumBytes(unit);
    for (const { name } of unit) packed.add(name);
    if (packed.size > MAX_HANDED_FILES || bytes > MAX_HANDED_BYTES) {
      return {
        units,
        unfit: digests.slice(index).map((one) => ({ name: one.file.name, ...UNFIT })),
      };
    }
    units.push(unit);
  }
  return { units, unfit: [] };
}

const UNFIT = {
  why: `does not fit into one hand-over of ${MAX_HANDED_FILES} files and ${MAX_HANDED_BYTES} bytes`,
  fix: "Run the workflow again once the rest is published; what was answered is in the cache and costs nothing.",
};

const ROOM_FIX = "Make room there, or let RUNNER_TEMP name another folder.";

/** Copies digest by digest; one that cannot be copied as a whole is left. */
async function copyUnits(units: readonly Unit[], places: { from: string; folder: string }) {
  const files: HandedFile[] = [];
  const uncopied: LeftFile[] = [];
  for (const unit of units) {
    try {
      for (const { name } of unit) await copy(name, places);
      files.push(...unit);
    } catch (cause) {
      const why = `cannot be copied to ${showName(places.folder)} (${codeOf(cause)})`;
      uncopied.push({ name: unit[0].name, why, fix: ROOM_FIX });
      for (const { name } of unit) await rm(join(places.folder, name), { force: true });
    }
  }
  return { files, uncopied };
}

/** A second name takes no room, which a full disk does not have. Files of ours are replaced, never changed. */
async function copy(name: string, { from, folder }: { from: string; folder: string }) {
  const target = join(folder, name);
  await mkdir(dirname(target), { recursive: true });
  await link(join(from, name), target).catch(() => copyFile(join(from, name), target));
}
