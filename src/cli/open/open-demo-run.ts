import type { Settings } from "../../config/settings.ts";
import { isTouched } from "../../core/card/card.ts";
import { hasDismissals } from "../../core/card/carry-dismissals.ts";
import { DIGEST_CHOICES } from "../../core/choices.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { UsageError } from "../../core/errors.ts";
import { openRecordedModel, RECORDED_MODEL } from "../../model/recorded.ts";
import { withoutCache } from "../../pipeline/restrict-run.ts";
import type { Run } from "../../pipeline/run.ts";
import { openBundledSources } from "../../sources/bundled.ts";
import { BUNDLED_DATE, toPackagePath } from "../package-files.ts";
import type { World } from "../world.ts";
import { openRun, type RunOptions } from "./open-run.ts";

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
  // no proxy is needed, so none that is wrong may stop it
  const run = await openRun(
    settings,
    { ...world, environment: {} },
    { ...options, given: DIGEST_CHOICES },
  );
  assertReplaceable(await run.store.digests.readDay(BUNDLED_DATE), settings.PAPERCARDS_OUTPUT_DIR);
  const folder = toPackagePath(`examples/${BUNDLED_DATE}/`);
  return {
    ...withTouchedCards(withoutCache(run, openRecordedModel(`${folder}answers`))),
    sources: openBundledSources(folder),
  };
}

/**
 * The same run, but of an older digest only the cards count that a person has edited or hidden, or in which one has
 * dismissed a finding. It uses no cache either, so the bundled day is made anew every time, and its old listing is never taken for the
 * Hub's.
 */
function withTouchedCards(run: Run): Run {
  const { digests } = run.store;
  const readDay: typeof digests.readDay = async (date) => keepTouched(await digests.readDay(date));
  const updateDay: typeof digests.updateDay = (date, change) =>
    digests.updateDay(date, (now) => change(keepTouched(now)));
  return { ...run, store: { ...run.store, digests: { ...digests, readDay, updateDay } } };
}

function keepTouched(digest: DailyDigest | null): DailyDigest | null {
  return (
    digest && {
      ...digest,
      cards: digest.cards.filter((card) => isTouched(card) || hasDismissals(card)),
    }
  );
}

function assertReplaceable(digest: DailyDigest | null, outputFolder: string): void {
  const model = digest?.cards.find((card) => card.status === "ok")?.provenance.model;
  if (model === undefined || model === RECORDED_MODEL) return;
  throw new UsageError(
    `${outputFolder} holds a digest of ${BUNDLED_DATE} by ${model}, which the demo would replace.`,
    "Choose another folder with --output.",
  );
}
