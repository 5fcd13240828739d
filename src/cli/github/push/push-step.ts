import { EXIT } from "../../exit-codes.ts";
import { FOLDERS } from "../../open/open-settings.ts";
import { pushArchive } from "../../push/push-archive.ts";
import type { World } from "../../world.ts";
import { openStepSettings } from "../step-settings.ts";

/**
 * The step `push`: puts the digests of the checkout into the data set of the settings.
 *
 * @throws {SettingsError} when no data set is named, or there is no token for it.
 * @throws {DeliveryError} when the Hub refuses.
 */
export async function push(world: World): Promise<number> {
  const used = [...FOLDERS, "HF_ENDPOINT", "HF_TOKEN", "PAPERCARDS_HUB_DATASET"] as const;
  const settings = await openStepSettings(world, used);
  const { repository, added, changed, removed } = await pushArchive(settings, world, false);
  const count = added.length + changed.length + removed.length;
  world.stderr(
    count === 0
      ? `${repository} is up to date.\n`
      : `${repository}: ${count} files were brought up to date.\n`,
  );
  return EXIT.done;
}
