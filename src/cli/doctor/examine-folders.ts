import { resolve } from "node:path";
import type { Settings } from "../../config/settings.ts";
import { canWrite } from "../../store/can-write.ts";
import type { World } from "../world.ts";
import { type Diagnosis, ok } from "./diagnosis.ts";

/** Checks whether output and cache can be written. */
export async function examineFolders(settings: Settings, { cwd }: World): Promise<Diagnosis[]> {
  const folders = [settings.PAPERCARDS_OUTPUT_DIR, settings.PAPERCARDS_CACHE_DIR];
  return Promise.all(
    folders.map(async (folder): Promise<Diagnosis> => {
      if (await canWrite(resolve(cwd, folder))) return ok("folder", `${folder} can be written`);
      const next = "Give this user the right to write there, or choose another folder.";
      return { status: "failed", name: "folder", finding: `${folder} cannot be written`, next };
    }),
  );
}
