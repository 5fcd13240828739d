import { join } from "node:path";
import { EXIT } from "../../exit-codes.ts";
import { FOLDERS } from "../../open/open-settings.ts";
import { describeCount } from "../../print/amounts.ts";
import { printError } from "../../print/print-error.ts";
import type { World } from "../../world.ts";
import { writeOutputs } from "../outputs.ts";
import { openStepSettings } from "../step-settings.ts";
import { readInputs } from "../workflow-inputs.ts";

/**
 * The step `site`: makes a site of the digests in the checkout, in a folder of its own, and hands over its path. Nothing is handed over
 * where no site is wanted, so that nothing is put on GitHub Pages.
 *
 * @throws {StoreError} when the site cannot be written.
 */
export async function makeSite(world: World): Promise<number> {
  const { hasSite, temporaryFolder, outputFile } = readInputs(world.environment);
  if (!hasSite) {
    world.stderr("PAPERCARDS_SITE is off, so no site is made.\n");
    return EXIT.done;
  }
  const settings = await openStepSettings(world, [...FOLDERS, "PAPERCARDS_SITE_URL"]);
  const { openWorldStore } = await import("../../open/open-world-store.ts");
  const { openSite } = await import("../../open/open-site.ts");
  const { buildSite } = await import("../../../pipeline/site/build-site.ts");
  const folder = join(temporaryFolder, "papercards-site");
  const store = openWorldStore(settings, world);
  const opened = await openSite(folder, settings.PAPERCARDS_SITE_URL ?? null, world);
  const { cards, files, unreadable } = await buildSite(store, opened.folder, {
    ...{ ...opened, remembers: false },
  });
  for (const problem of unreadable) printError(problem, world);
  world.stderr(
    `The site has ${describeCount(cards, "card")} in ${describeCount(files, "file")}.\n`,
  );
  await writeOutputs({ folder }, outputFile);
  return EXIT.done;
}
