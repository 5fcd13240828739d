import type { AddCommand } from "../add-command.ts";
import { EXIT } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import { describeCount } from "../print/amounts.ts";
import { printError } from "../print/print-error.ts";
import { toNotice } from "../print/progress.ts";
import { SITE_HEAP } from "../small-heap.ts";
import type { World } from "../world.ts";

/** The folder of a site that is not named. */
const SITE_FOLDER = "site";

/** Declares `papercards site`: its flags, and what it runs. */
export const addSiteCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("site"), ["output", "cache", "url"])
    .argument("[dir]", `folder of the site (default: ${SITE_FOLDER})`)
    .description("make the archive a static site with search and feeds")
    .action(async (folder: string | undefined, flags: Flags) => {
      onExitCode(await site(folder ?? SITE_FOLDER, flags, world));
    });
};

/** Makes a site of the digests, or brings one up to date. */
async function site(folder: string, flags: Flags, world: World): Promise<number> {
  world.setV8Flags(SITE_HEAP);
  const { settings } = await openSettings(world, toSettings(flags), {
    uses: [...FOLDERS, "PAPERCARDS_SITE_URL"],
  });
  const { openWorldStore } = await import("../open/open-world-store.ts");
  const { openSite } = await import("../open/open-site.ts");
  const { buildSite } = await import("../../pipeline/site/build-site.ts");
  const { takeClaim } = await import("../../pipeline/claim.ts");

  const store = openWorldStore(settings, world);
  await store.prepare({ output: null, cache: true });
  const onNotice = toNotice(world);
  const release = await takeClaim("site", "is making a site", {
    ...{ store, signal: world.signal, reporter: { onNotice } },
  });
  const build = async () => {
    const opened = await openSite(folder, settings.PAPERCARDS_SITE_URL ?? null, world);
    return buildSite(store, opened.folder, opened);
  };
  const built = await build().finally(release);
  for (const problem of built.unreadable) printError(problem, world);
  const { cards, written, removed, files } = built;
  const changed = `${written} written, ${removed} removed`;
  world.stderr(
    `${folder} has ${describeCount(cards, "card")} in ${describeCount(files, "file")} (${changed}). Open ${folder}/index.html.\n`,
  );
  return built.unreadable.length === 0 ? EXIT.done : EXIT.partly;
}
