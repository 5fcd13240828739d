import { loadSettings } from "../../config/settings.ts";
import { renderAll } from "../../pipeline/render-all.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openWorldStore } from "../open-run.ts";
import { EXIT } from "../print/report.ts";
import type { World } from "../world.ts";

/** `papercards render`: writes every Markdown file and the index again from the JSON. */
export async function render(flags: Flags, world: World): Promise<number> {
  const settings = loadSettings(world.environment, toSettings(flags));
  const count = await renderAll(openWorldStore(settings, world));
  world.stderr(`Rendered ${count} digests below ${settings.PAPERCARDS_OUTPUT_DIR}.\n`);
  return EXIT.done;
}
