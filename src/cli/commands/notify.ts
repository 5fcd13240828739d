import type { AddCommand } from "../add-command.ts";
import { addSettingFlags, type Flags, toSettings } from "../flags.ts";
import { FOLDERS, openSettings } from "../open/open-settings.ts";
import type { World } from "../world.ts";

/** Flags of this command alone. */
type NotifyFlags = Flags & { failed?: boolean; again?: boolean; ownNetwork?: boolean };

/** Declares `papercards notify`: its flags, and what it runs. */
export const addNotifyCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("notify"), ["output", "cache", "url"])
    .argument("[date]", "day, YYYY-MM-DD; without it, the newest settled one")
    .option("--failed", "tell that a run failed, in place of a day")
    .option("--again", "send what was sent before, too")
    .option("--own-network", "allow addresses of this machine and its own network")
    .option("--dry-run", "print what would be sent, and send nothing")
    .description("tell Slack, Discord, Teams, Telegram or any webhook of a published digest, once")
    .action(async (date: string | undefined, flags: NotifyFlags) => {
      onExitCode(await notify(date, flags, world));
    });
};

/** Tells all targets of one day, or that a run failed. */
async function notify(date: string | undefined, flags: NotifyFlags, world: World): Promise<number> {
  const { settings } = await openSettings(world, toSettings(flags), {
    uses: [...FOLDERS, "PAPERCARDS_SITE_URL", "PAPERCARDS_WEBHOOK_URLS"],
  });
  const { openNotifying } = await import("../open/open-notifying.ts");
  const { tellTargets } = await import("../notify/tell-targets.ts");
  const notifying = await openNotifying(settings, world, flags);
  return tellTargets(await notifying.findMessage(date, flags.failed ?? false), notifying, world);
}
