import { EXIT } from "../../exit-codes.ts";
import { tellTargets } from "../../notify/tell-targets.ts";
import { openNotifying } from "../../open/open-notifying.ts";
import { FOLDERS } from "../../open/open-settings.ts";
import type { World } from "../../world.ts";
import { openStepSettings } from "../step-settings.ts";
import { readInputs } from "../workflow-inputs.ts";

/**
 * The step `notify`: tells all targets that the run failed, if it did, and of the newest settled digest, each once.
 *
 * @throws {SettingsError} when no target is named, or one that cannot be used.
 */
export async function notify(world: World): Promise<number> {
  const { notifies, isFailure } = readInputs(world.environment);
  if (!notifies) {
    world.stderr("PAPERCARDS_NOTIFY is off, so nobody is told.\n");
    return EXIT.done;
  }
  const used = [...FOLDERS, "PAPERCARDS_SITE_URL", "PAPERCARDS_WEBHOOK_URLS"] as const;
  const settings = await openStepSettings(world, used);
  const notifying = await openNotifying(settings, world, {});
  const codes: number[] = [];
  for (const kind of [...(isFailure ? [true] : []), false]) {
    codes.push(await tellTargets(await notifying.findMessage(undefined, kind), notifying, world));
  }
  return Math.max(...codes);
}
