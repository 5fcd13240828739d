import { resolve } from "node:path";
import type { Settings } from "../../config/settings.ts";
import { StoreError } from "../../core/errors.ts";
import { assertWritable } from "../../store/assert-writable.ts";
import type { World } from "../world.ts";
import { type Diagnosis, ok } from "./diagnosis.ts";

/** Checks whether output and cache can be written. */
export async function examineFolders(settings: Settings, { cwd }: World): Promise<Diagnosis[]> {
  const folders = [settings.PAPERCARDS_OUTPUT_DIR, settings.PAPERCARDS_CACHE_DIR];
  return Promise.all(folders.map((folder) => examineFolder(folder, cwd)));
}

async function examineFolder(folder: string, cwd: string): Promise<Diagnosis> {
  try {
    await assertWritable(resolve(cwd, folder), folder);
    return ok("folder", `${folder} can be written`);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { status: "failed", name: "folder", finding: error.message, next: error.fix };
  }
}
