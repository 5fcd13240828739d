import type { AddCommand } from "../add-command.ts";
import { EXIT } from "../exit-codes.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import { ARCHIVE_HEAP } from "../small-heap.ts";
import type { World } from "../world.ts";

/** Declares `papercards push`: its flags, and what it runs. */
export const addPushCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("push"), ["output", "cache"])
    .argument("[repo]", "data set on the Hub, owner/name [PAPERCARDS_HUB_DATASET]")
    .option("--dry-run", "say what would change there, and change nothing")
    .description("put the archive on the Hugging Face Hub as a data set")
    .action(async (repository: string | undefined, flags: Flags) => {
      onExitCode(await push(repository, flags, world));
    });
};

/** Brings the data set up to date with the archive. */
async function push(repository: string | undefined, flags: Flags, world: World): Promise<number> {
  world.setV8Flags(ARCHIVE_HEAP);
  const given = { ...toSettings(flags), ...(repository && { PAPERCARDS_HUB_DATASET: repository }) };
  const { settings } = await openSettings(world, given, {
    uses: [...FOLDERS, "HF_ENDPOINT", "HF_TOKEN", "PAPERCARDS_HUB_DATASET"],
  });
  const { pushArchive } = await import("../push/push-archive.ts");
  const pushed = await pushArchive(settings, world, flags.dryRun ?? false);
  const lines = (["added", "changed", "removed"] as const).flatMap((what) =>
    pushed[what].map((path) => `${what} ${path}\n`),
  );
  world.stdout(lines.join(""));
  world.stderr(
    lines.length === 0
      ? `${pushed.repository} is up to date.\n`
      : pushed.commit === null
        ? `${pushed.repository}: nothing was sent.\n`
        : `${pushed.repository} is up to date with commit ${pushed.commit.slice(0, 12)}.\n`,
  );
  return EXIT.done;
}
