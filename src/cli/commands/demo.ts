import { loadSettings } from "../../config/settings.ts";
import { isTouched } from "../../core/card/card.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { UsageError } from "../../core/errors.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { openRecordedModel, RECORDED_MODEL } from "../../model/recorded.ts";
import { withoutCache } from "../../pipeline/restrict-run.ts";
import type { Run } from "../../pipeline/run.ts";
import { openBundledSources } from "../../sources/bundled.ts";
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
  const opened = await openRun(settings, world, { isDryRun: flags.dryRun ?? false, reporter });
  refuseOwnDigest(await opened.store.digests.readDay(BUNDLED_DATE), settings.PAPERCARDS_OUTPUT_DIR);
  const folder = toPackagePath(`examples/${BUNDLED_DATE}/`);
  const bundled = {
    ...withTouchedCards(withoutCache(opened, openRecordedModel(`${folder}answers`))),
    sources: openBundledSources(folder),
  };
  return makeAndTell(bundled, [BUNDLED_DATE], flags, world);
}

/**
 * The same run, but of an older digest only the cards count that a person has edited or hidden. Without a
 * cache, too, the bundled day goes all the way every time, and its old listing never passes for the Hub's.
 */
function withTouchedCards(run: Run): Run {
  const { digests } = run.store;
  const readDay: typeof digests.readDay = async (date) => {
    const digest = await digests.readDay(date);
    return digest && { ...digest, cards: digest.cards.filter(isTouched) };
  };
  return { ...run, store: { ...run.store, digests: { ...digests, readDay } } };
}

function refuseOwnDigest(digest: DailyDigest | null, outputFolder: string): void {
  const model = digest?.cards.find((card) => card.status === "ok")?.provenance.model;
  if (model === undefined || model === RECORDED_MODEL) return;
  throw new UsageError(
    `${outputFolder} holds a digest of ${BUNDLED_DATE} by ${model}, which the demo would replace.`,
    "Choose another folder with --output.",
  );
}
