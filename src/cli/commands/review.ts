import { once } from "node:events";
import { PapercardsError, UsageError } from "../../core/errors.ts";
import { type DigestDate, toDigestDate } from "../../core/paper/date.ts";
import { DigestWeek, datesOf } from "../../core/paper/week.ts";
import { quoteGiven } from "../../core/printed/printed.ts";
import type { ReviewDesk } from "../../core/review/review-session.ts";
import type { Run } from "../../pipeline/run.ts";
import type { AddCommand } from "../add-command.ts";
import { parseDate, parseWeek } from "../dates.ts";
import { EXIT, toPartialExitCode } from "../exit-codes.ts";
import { addSettingFlags, type Flags, listGiven, toSettings } from "../flags.ts";
import { openSettings } from "../open/open-settings.ts";
import { findPublicFolder } from "../package-files.ts";
import { prepareStore } from "../prepare-store.ts";
import { printBug, printError } from "../print/print-error.ts";
import { createPrinter } from "../print/progress.ts";
import type { World } from "../world.ts";

type ReviewFlags = Flags & {
  /** False with `--no-open`. */
  open: boolean;
  port?: string;
  list?: boolean;
  pullRequestBody?: boolean;
};

/** Declares `papercards review`: its flags, and what it runs. */
export const addReviewCommand: AddCommand = (program, world, onExitCode) => {
  addSettingFlags(program.command("review"), ["top", "interests", "model", "output", "cache"])
    .argument(
      "[day]",
      "a day or ISO week that has been generated; without it, the one that waits, or the list of all that do",
    )
    .description("look at a day's cards beside their abstracts, change them, publish them")
    .option(
      "--list",
      "print the days that have something to look at, those with errors first, and open nothing",
    )
    .option("--no-open", "print the address and leave the browser alone")
    .option("--port <n>", "port of the page, by default that of the last time; 0 takes a free one")
    .option("--pull-request-body", "print what a pull request on the day's digest should say")
    .action(async (day: string | undefined, flags: ReviewFlags) => {
      onExitCode(await review(day, flags, world));
    });
};

/** Opens the review of a day or a week, or prints what its flags ask for. */
async function review(
  dayText: string | undefined,
  flags: ReviewFlags,
  world: World,
): Promise<number> {
  const { settings } = await openSettings(world, toSettings(flags), { asksModel: false });
  const { openRun } = await import("../open/open-run.ts");

  const run = await openRun(settings, world, {
    isDryRun: false,
    given: listGiven(flags),
    reporter: createPrinter(world, true),
  });
  if (flags.list) return listDays(dayText, run, world);
  if (flags.pullRequestBody) {
    const date =
      dayText === undefined ? await newestDay(run, world) : parseDate(dayText, world.now());
    return printPullRequestBody(date, run, world);
  }
  const { openReviewDesk } = await import("../../pipeline/review/open-desk.ts");
  const desk = openReviewDesk(run, (written) => prepareStore(run, written));
  const name = await chooseReview(dayText, desk, { run, world });
  if (name !== null) await desk.open(name); // what cannot be reviewed says so before there is a page
  return serve(name, desk, { run, flags, world });
}

/** The day or week to begin with: the one that is given, or that alone waits; null for the list of several that wait. */
async function chooseReview(
  text: string | undefined,
  desk: ReviewDesk,
  { run, world }: { run: Run; world: World },
): Promise<string | null> {
  if (text === undefined) {
    const [first, second] = await desk.list();
    if (second !== undefined) return null;
    return first?.name ?? newestDay(run, world);
  }
  const week = DigestWeek.safeParse(text);
  return week.success ? week.data : parseDate(text, world.now());
}

/** Prints what a pull request says about the digest of a day that is written already. */
async function printPullRequestBody(date: DigestDate, run: Run, world: World): Promise<number> {
  const { renderPullRequestBody } = await import("../../core/review/pull-request.ts");
  const digest = await run.store.digests.readDay(date);
  if (digest === null) {
    throw new UsageError(`There is no digest of ${date}.`, `Run \`papercards run ${date}\` first.`);
  }
  world.exact.stdout(renderPullRequestBody(digest));
  return EXIT.done;
}

/** Serves the page until the user stops it. */
async function serve(
  name: string | null,
  desk: ReviewDesk,
  { run, flags, world }: { run: Run; flags: ReviewFlags; world: World },
): Promise<number> {
  const { openReviewServer } = await import("../../web/open-server.ts");
  const { pageAccess } = run.store;
  const last = await pageAccess.read();
  const server = await openReviewServer({
    ...{ desk, last, start: `/${name ?? ""}`, publicFolder: findPublicFolder() },
    port: flags.port === undefined ? null : readPort(flags.port),
    onAdmitted: () => void pageAccess.removeDoor().catch(() => {}), // it is removed at the end, too
    onProblem: (problem) =>
      problem instanceof PapercardsError ? printError(problem, world) : printBug(problem, world),
  });
  if (last === null) await pageAccess.keep(server.access);
  const what = name ?? "the days and weeks that wait";
  world.stderr(`Review of ${what}. Every change is kept at once; Ctrl-C ends the page.\n`);
  const isOpened = flags.open && (await openInBrowser(server.url, run));
  // The address holds the page's own token, which whoever started it is to see.
  world.exact.stderr(isOpened ? `Opened ${server.url}\n` : `Open ${server.url}\n`);
  if (!world.signal.aborted) await once(world.signal, "abort");
  await server.close();
  await pageAccess.removeDoor();
  return EXIT.done;
}

/** Opens the page by way of a file, so that its token stands in no list of processes. */
async function openInBrowser(url: string, { store }: Run): Promise<boolean> {
  const { openBrowser } = await import("../open-browser.ts");
  const { renderDoor } = await import("../../web/pages/door-page.ts");
  return openBrowser(await store.pageAccess.writeDoor(`${renderDoor(url)}`));
}

/** The newest day that has something to review, or else the newest with a digest. */
async function newestDay(run: Run, world: World): Promise<DigestDate> {
  const { listReviewDays } = await import("../../pipeline/review/list-days.ts");
  const { days, problems } = await listReviewDays(run);
  for (const problem of problems) printError(problem, world);
  const newest = days.at(-1)?.date ?? (await run.store.digests.listDays()).at(-1);
  if (newest !== undefined) return newest;
  throw new UsageError(
    "No day has been generated yet.",
    "Run `papercards run --dry-run` first, or `papercards demo`.",
  );
}

/** Prints the days with something to look at: all of them, one, or those of a week. */
async function listDays(name: string | undefined, run: Run, world: World): Promise<number> {
  const { listReviewDays } = await import("../../pipeline/review/list-days.ts");
  const { describeReviewDay, sortReviewDays } = await import("../print/review-days.ts");
  const wanted = name === undefined ? null : readDays(name, world.now());
  const isWanted = wanted === null ? undefined : (date: DigestDate) => wanted.includes(date);
  const { days, problems, known } = await listReviewDays(run, isWanted);
  for (const day of sortReviewDays(days)) world.stdout(`${describeReviewDay(day)}\n`);
  for (const problem of problems) printError(problem, world);
  if (wanted !== null && known === 0) {
    const [first, ...others] = wanted;
    const command = [others.length === 0 ? "run" : "backfill", first, ...others.slice(-1)];
    throw new UsageError(
      `There is nothing of ${name} yet.`,
      `\`papercards ${command.join(" ")}\` makes it.`,
    );
  }
  if (days.length + problems.length === 0) world.stderr("Nothing to look at.\n");
  return toPartialExitCode(problems.length);
}

function readDays(name: string, now: Date): DigestDate[] {
  if (!DigestWeek.safeParse(name).success) return [parseDate(name, now)];
  return datesOf(parseWeek(name, now)).filter((date) => date <= toDigestDate(now));
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`${quoteGiven(text)} is no port.`, "Write a number up to 65535.");
}
