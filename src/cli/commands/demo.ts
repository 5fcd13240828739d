import { loadSettings } from "../../config/settings.ts";
import { isTouched } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { UsageError } from "../../core/errors.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { createLedger } from "../../model/ledger.ts";
import { openRecordedModel, RECORDED_MODEL } from "../../model/recorded.ts";
import { NO_CACHE, withCache } from "../../model/with-cache.ts";
import { openBundledSources } from "../../sources/bundled.ts";
import type { Store } from "../../store/open-store.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openRun } from "../open-run.ts";
import { toPackagePath } from "../package-files.ts";
import { createPrinter } from "../print/printer.ts";
import type { World } from "../world.ts";
import { makeAndTell } from "./run.ts";

/** The bundled day, and how many of its papers have a recorded answer. */
const BUNDLED_DATE = DigestDate.parse("2026-02-13");
const BUNDLED_TOP = "5";

/**
 * `papercards demo`: a real day through the whole pipeline, with recorded answers. It needs no key and
 * no network, and leaves a digest of the same day by another model alone.
 */
export async function demo(flags: Flags, world: World): Promise<number> {
  const settings = loadSettings(world.environment, {
    ...toSettings(flags),
    PAPERCARDS_TOP: BUNDLED_TOP,
    PAPERCARDS_IMAGES: "link",
  });
  const reporter = createPrinter(world, flags.quiet ?? false);
  const ledger = createLedger();
  const isDryRun = flags.dryRun ?? false;
  const opened = await openRun(settings, world, { isDryRun, reporter, ledger });
  refuseOwnDigest(await opened.store.digests.readDay(BUNDLED_DATE), settings.PAPERCARDS_OUTPUT_DIR);
  const folder = toPackagePath(`examples/${BUNDLED_DATE}/`);
  const bundled = {
    ...opened,
    store: withoutMemory(opened.store),
    sources: openBundledSources(folder),
    model: withCache(openRecordedModel(`${folder}answers`), { cache: NO_CACHE, ledger }),
  };
  return makeAndTell(bundled, [BUNDLED_DATE], flags, world);
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
