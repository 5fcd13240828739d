import type { AddCommand } from "../add-command.ts";
import { EXIT } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import { describeCount } from "../print/amounts.ts";
import { printError } from "../print/print-error.ts";
import type { World } from "../world.ts";

/** Declares `papercards render`: its flags, and what it runs. */
export const addRenderCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("render"), ["output"])
    .description("write every Markdown file and index again from the JSON")
    .action(async (flags: Flags) => {
      onExitCode(await render(flags, world));
    });
};

/** Writes every Markdown file and the index again from the JSON. */
async function render(flags: Flags, world: World): Promise<number> {
  const { settings } = await openSettings(world, toSettings(flags), { uses: FOLDERS });
  const { openWorldStore } = await import("../open/open-world-store.ts");
  const { renderAll } = await import("../../pipeline/render-all.ts");

  const store = openWorldStore(settings, world);
  await store.prepare({ output: [], cache: false });
  const { rendered, kept } = await renderAll(store);
  const digests = describeCount(rendered, "digest");
  world.stderr(`Rendered ${digests} below ${settings.PAPERCARDS_OUTPUT_DIR}.\n`);
  for (const error of kept) printError(error, world);
  return kept.length === 0 ? EXIT.done : EXIT.partly;
}
