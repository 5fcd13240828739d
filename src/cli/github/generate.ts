import { resolve } from "node:path";
import type { Settings } from "../../config/settings.ts";
import { weekOf } from "../../core/paper/week.ts";
import { requireKey } from "../../model/live-model.ts";
import type { Run } from "../../pipeline/run.ts";
import { openRun } from "../open/open-run.ts";
import { toProvider } from "../open/to-provider.ts";
import { prepareStore } from "../prepare-store.ts";
import { foldNotices } from "../print/fold-notices.ts";
import { createPrinter } from "../print/progress.ts";
import { buildReport, describeTotals } from "../print/report.ts";
import { startStopwatch } from "../stopwatch.ts";
import type { World } from "../world.ts";
import { writeCauses } from "./causes.ts";
import { type Asked, readAsked } from "./choose-dates.ts";
import { examineMachine } from "./examine/examine-machine.ts";
import { examineOutput } from "./examine/examine-output.ts";
import { type CallerCheckout, openCallerCheckout } from "./git/caller-checkout.ts";
import { refuseOldGit } from "./git/find-checkout.ts";
import { openGit } from "./git/git.ts";
import { refuseUnrelated } from "./git/refuse-unrelated.ts";
import { type HandedOver, handOver } from "./hand-over/hand-over.ts";
import { renderLeftAnnotations, toLeftHits } from "./left-annotations.ts";
import { type MadeDigests, makeDigests, toGenerateExitCode, toHits } from "./make-digests.ts";
import { writeOutputs } from "./outputs.ts";
import { planDigests } from "./plan-digests.ts";
import { startDeadline } from "./run-deadline.ts";
import type { ReviewedNames } from "./skipped-days.ts";
import { stampCache } from "./stamp-cache.ts";
import { listGivenChoices, openStepSettings } from "./step-settings.ts";
import { tellRun } from "./tell-run.ts";
import { chooseMode, handOverFolder, readInputs, type WorkflowInputs } from "./workflow-inputs.ts";

/**
 * The step `generate`: examines what it and `publish` will need, makes what the workflow's inputs ask
 * for, updates the weeks of the days it has made, and hands over what is whole, however the rest went. Index,
 * summary and annotations come after that, and none of them can fail the run.
 *
 * @throws {UsageError} before the first request, when digests could not be published.
 */
export async function generate(world: World): Promise<number> {
  const inputs = readInputs(world.environment);
  const settings = await openStepSettings(world);
  const asked = readAsked(inputs, world.now());
  requireKey(toProvider(settings)); // a secret that is missing is seldom meant
  const checkout = await examine(inputs, settings, world);
  const readWallMs = startStopwatch();
  const cacheFolder = resolve(world.cwd, settings.PAPERCARDS_CACHE_DIR);
  const cache = { folder: cacheFolder, before: await stampCache(cacheFolder) };
  const step = { inputs, checkout, cache, world };
  const { run, made, reviewed } = await make(asked, settings, step);
  let handed = NOT_HANDED;
  try {
    const done = await hand(made, step);
    handed = done.handed;
    return done.exitCode;
  } finally {
    const totals = describeTotals(buildReport(made.days, run.ledger.snapshot(), readWallMs()));
    const lookbackDays = asked.dates === null ? settings.PAPERCARDS_LOOKBACK_DAYS : null;
    await tellRun(made, { inputs, world, run, totals, lookbackDays, reviewed, handed });
  }
}

/** What the parts of this step have in common. */
type Step = {
  inputs: WorkflowInputs;
  /** Null on a dry run, from which nothing is published. */
  checkout: CallerCheckout | null;
  /** The cache, and its stamp before anything was made. */
  cache: { folder: string; before: string | null };
  world: World;
};

async function examine(
  inputs: WorkflowInputs,
  settings: Settings,
  world: World,
): Promise<CallerCheckout | null> {
  const folders = [world.cwd, resolve(world.cwd, settings.PAPERCARDS_CACHE_DIR)];
  await examineMachine({ inputs, folders }, world);
  if (inputs.isDryRun) return null;
  await refuseOldGit(openGit(world.cwd, { environment: world.environment })); // by its version, whatever it can do by chance
  const checkout = await openCallerCheckout(world, { settings, branch: inputs.branch });
  await refuseUnrelated(checkout, { environment: world.environment, ...inputs });
  await examineOutput(checkout);
  return checkout;
}

/** Makes the digests. Whatever ends it early, what is whole by then is handed over. */
async function make(
  asked: Asked,
  settings: Settings,
  step: Step,
): Promise<{ run: Run; made: MadeDigests; reviewed: ReviewedNames }> {
  const { inputs, world } = step;
  const deadline = startDeadline(inputs.deadlineMinutes, world.signal);
  const reporter = foldNotices(createPrinter(world, false));
  const given = listGivenChoices(world.environment);
  const options = {
    isDryRun: inputs.isDryRun,
    reporter,
    given,
    redrafts: inputs.isRedraft,
    isRefresh: inputs.isRefresh,
  };
  try {
    const run = await openRun(settings, { ...world, signal: deadline.signal }, options);
    const lookback = settings.PAPERCARDS_LOOKBACK_DAYS;
    const plan = await planDigests(asked, run, { lookback, ...step });
    const { dates, week, window, reviewed, proposed, unfit } = plan;
    await prepareStore(run, { days: dates, weeks: dates.map(weekOf) });
    const { isReview } = inputs;
    const { skipped } = reviewed;
    const making = { week, window, deadline, skipped, unfit, isReview, proposed };
    const made = await makeDigests(dates, run, making);
    return { run, made, reviewed };
  } catch (error) {
    const [ended] = await Promise.allSettled([hand(null, step)]); // the first error is the one to report
    if (ended.status === "fulfilled") world.exact.stdout(renderLeftAnnotations(ended.value.handed));
    throw error;
  } finally {
    reporter.onEnd?.();
    deadline.clear();
  }
}

const NOT_HANDED: HandedOver = { files: 0, left: [], absent: [] };

/** Hands over what is whole, and says so in the action's outputs. */
async function hand(
  made: MadeDigests | null,
  { inputs, checkout, cache, world }: Step,
): Promise<{ exitCode: number; handed: HandedOver }> {
  const folder = handOverFolder(inputs);
  const handed =
    checkout === null ? NOT_HANDED : await handOver(checkout, { folder, now: world.now() });
  const exitCode = made === null ? null : toGenerateExitCode(made, handed.left.length);
  const stamp = await stampCache(cache.folder);
  await writeOutputs(
    {
      "cache-changed": String(stamp === null || stamp !== cache.before),
      written: String(handed.files > 0),
      mode: chooseMode(inputs, handed.files),
      folder,
      ...(exitCode === null ? {} : { "exit-code": String(exitCode) }),
      ...(made === null ? {} : { problems: writeCauses([...toHits(made), ...toLeftHits(handed)]) }),
    },
    inputs.outputFile,
  );
  return { exitCode: exitCode ?? 1, handed };
}
