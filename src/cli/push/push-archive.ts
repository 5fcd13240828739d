import type { Settings } from "../../config/settings.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { DeliveryError, SettingsError } from "../../core/errors.ts";
import { type DatasetFile, renderMonth } from "../../delivery/dataset/dataset-files.ts";
import { toHubFetch } from "../../delivery/dataset/hub-fetch.ts";
import { type Pushed, pushDataset } from "../../delivery/dataset/push-dataset.ts";
import { fetchTrustedToken } from "../../delivery/dataset/trusted-token.ts";
import { CLOCK } from "../../http/clock.ts";
import { openHttpClient } from "../../http/open-client.ts";
import type { Store } from "../../store/open-store.ts";
import { openWorldStore } from "../open/open-world-store.ts";
import type { World } from "../world.ts";

/** What was pushed, and where. */
type PushedArchive = Pushed & { repository: string };

/**
 * Pushes the archive of the settings.
 *
 * @throws {SettingsError} when no data set is named, or there is no token for it.
 * @throws {DeliveryError} when the Hub refuses.
 * @throws {StoreError} when a digest cannot be read: a month without it would be sent as if it had never been there.
 */
export async function pushArchive(
  settings: Settings,
  world: World,
  isDryRun: boolean,
): Promise<PushedArchive> {
  const repository = settings.PAPERCARDS_HUB_DATASET;
  if (repository === undefined) {
    throw new SettingsError(
      "PAPERCARDS_HUB_DATASET names no data set.",
      "Name one as owner/name, such as `papercards push name/papers`.",
    );
  }
  const files = await renderArchive(openWorldStore(settings, world));
  const { environment, signal, clock = CLOCK } = world;
  const onNotice = (message: string) => world.stderr(`${message}\n`);
  const http = openHttpClient({ ...world, onNotice });
  const endpoint = new URL(settings.HF_ENDPOINT);
  const own = settings.HF_TOKEN ?? null;
  const trusted = await fetchTrustedToken({
    environment,
    http,
    signal,
    endpoint,
    repository,
  }).catch((error: unknown) => {
    if (own !== null && error instanceof DeliveryError) return null; // the token may be allowed what the workflow is not
    throw error;
  });
  const token = trusted ?? own;
  if (token === null) {
    throw new SettingsError(
      "HF_TOKEN is not set, and this is no workflow that the Hub may know as a Trusted Publisher.",
      "Make a token that may write, at https://huggingface.co/settings/tokens, and set HF_TOKEN to it.",
    );
  }
  world.hideSecrets([token]);
  const fetch = toHubFetch({ http, clock, signal, endpoint, token, onNotice });
  const hubUrl = endpoint.href.replace(/\/$/, "");
  const target = { repository, hubUrl, token, fetch, creates: trusted === null };
  return { ...(await pushDataset(files, target, { isDryRun })), repository };
}

/** All files of cards, the oldest month first. */
async function renderArchive({ digests }: Store): Promise<DatasetFile[]> {
  const days = (await digests.list()).filter(({ kind }) => kind === "daily");
  const files: DatasetFile[] = [];
  for (const [month, ofMonth] of Map.groupBy(days, ({ name }) => name.slice(0, 7))) {
    const read: DailyDigest[] = [];
    for (const digest of ofMonth) {
      const day = await digests.readStored(digest);
      if (day?.kind === "daily") read.push(day);
    }
    files.push(...renderMonth(month, read));
  }
  return files;
}
