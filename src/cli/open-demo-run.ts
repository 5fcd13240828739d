import type { Settings } from "../config/settings.ts";
import { isTouched } from "../core/card/card.ts";
import type { DailyDigest } from "../core/digest/digest.ts";
import { UsageError } from "../core/errors.ts";
import { DigestDate } from "../core/paper/date.ts";
import { openRecordedModel, RECORDED_MODEL } from "../model/recorded.ts";
import { NO_CACHE, withCache } from "../model/with-cache.ts";
import type { Run } from "../pipeline/run.ts";
import { openBundledSources } from "../sources/bundled.ts";
import type { Store } from "../store/open-store.ts";
import { openRun, type RunOptions } from "./open-run.ts";
import { toPackagePath } from "./package-files.ts";
import type { World } from "./world.ts";

/** The bundled day. */
export const BUNDLED_DATE = DigestDate.parse("2026-02-13");

/**
 * Opens the run of the bundled day, with its recorded answers: it needs no key and no network.
 *
 * @throws {UsageError} when the output folder holds a digest of the same day by another model.
 */
export async function openDemoRun(
  settings: Settings,
  world: World,
  options: RunOptions,
): Promise<Run> {
  const run = await openRun(settings, world, options);
  refuseOwnDigest(await run.store.digests.readDay(BUNDLED_DATE), settings.PAPERCARDS_OUTPUT_DIR);
  const folder = toPackagePath(`examples/${BUNDLED_DATE}/`);
  return {
    ...run,
    store: withoutMemory(run.store),
    sources: openBundledSources(folder),
    model: withCache(openRecordedModel(`${folder}answers`), {
      cache: NO_CACHE,
      ledger: run.ledger,
    }),
  };
}

/**
 * The same store, but for what earlier runs left: the bundled day goes all the way every time, and its
 * old listing never passes for the Hub's. Cards that a person has edited or hidden stay
 * so.
 */
function withoutMemory(store: Store): Store {
  const nothing = async () => null;
  const ignore = async () => {};
  return {
    ...store,
    listings: { ...store.listings, recall: nothing, remember: ignore },
    receipts: { recall: nothing, remember: ignore },
    digests: {
      ...store.digests,
      readDay: async (date) => {
        const digest = await store.digests.readDay(date);
        return digest && { ...digest, cards: digest.cards.filter(isTouched) };
      },
    },
  };
}

function refuseOwnDigest(digest: DailyDigest | null, outputFolder: string): void {
  const model = digest?.cards.find((card) => card.status === "ok")?.provenance.model;
  if (model === undefined || model === RECORDED_MODEL) return;
  throw new UsageError(
    `${outputFolder} holds a digest of ${BUNDLED_DATE} by ${model}, which the demo would replace.`,
    "Choose another folder with --output.",
  );
}
