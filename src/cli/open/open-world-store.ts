import type { Settings } from "../../config/settings.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import { readVersion } from "../help/version.ts";
import { toNotice } from "../print/progress.ts";
import type { World } from "../world.ts";

/** Opens the store of the settings' folders. */
export function openWorldStore(
  settings: Settings,
  world: World,
  onNotice: (message: string) => void = toNotice(world),
): Store {
  const { writer, cwd } = world;
  return openStore({
    onNotice,
    outputFolder: settings.PAPERCARDS_OUTPUT_DIR,
    cacheFolder: settings.PAPERCARDS_CACHE_DIR,
    writer,
    cwd,
    program: readVersion(),
  });
}
