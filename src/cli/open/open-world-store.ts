import type { Settings } from "../../config/settings.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import type { World } from "../world.ts";

/** Opens the store of the settings' folders. */
export function openWorldStore(settings: Settings, { writer, cwd }: World): Store {
  return openStore({
    outputFolder: settings.PAPERCARDS_OUTPUT_DIR,
    cacheFolder: settings.PAPERCARDS_CACHE_DIR,
    writer,
    cwd,
  });
}
