import { once } from "node:events";
import { loadSettings } from "../../config/settings.ts";
import { renderPullRequestBody } from "../../core/digest/pull-request.ts";
import { UsageError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import type { ReviewSession } from "../../core/review/review-session.ts";
import { listReviewDays, type ReviewDay } from "../../pipeline/review/list-days.ts";
import { openReviewSession } from "../../pipeline/review/open-session.ts";
import { openWeekSession } from "../../pipeline/review/open-week-session.ts";
import type { Run } from "../../pipeline/run.ts";
import { openReviewServer } from "../../web/open-server.ts";
import { parseDate } from "../dates.ts";
import { type Flags, toSettings } from "../flags.ts";
import { openBrowser } from "../open-browser.ts";
import { openRun } from "../open-run.ts";
import { toPackagePath } from "../package-files.ts";
import { EXIT } from "../print/report.ts";
import type { World } from "../world.ts";

/** Flags of `papercards review`. */
export type ReviewFlags = Flags & {
  /** False with `--no-open`. */
  open: boolean;
  port: string;
  list?: boolean;
  pullRequestBody?: boolean;
};

/** `papercards review [date|week]`: serves the review page until the user stops it. */
export async function review(
  dateText: string | undefined,
  flags: ReviewFlags,
  world: World,
): Promise<number> {
  const settings = loadSettings(world.environment, toSettings(flags));
  const reporter = { onNotice: (message: string) => world.stderr(`note: ${message}\n`) };
  const run = await openRun(settings, world, { isDryRun: false, reporter });
  await run.store.sweep();
  if (flags.list) return listDays(await listReviewDays(run), world);
  const week = DigestWeek.safeParse(dateText);
  if (week.success)
    return serve(week.data, await openWeekSession(week.data, run), { flags, world });
  const date = dateText === undefined ? await newestDay(run) : parseDate(dateText, world.now());
  if (flags.pullRequestBody) return printPullRequestBody(date, run, world);
  return serve(date, await openReviewSession(date, run), { flags, world });
}

/** Prints what a pull request says about the digest of a day that is written already. */
async function printPullRequestBody(date: DigestDate, run: Run, world: World): Promise<number> {
  const digest = await run.store.digests.readDay(date);
  if (digest === null) {
    throw new UsageError(`There is no digest of ${date}.`, `Run \`papercards run ${date}\` first.`);
  }
  world.stdout(renderPullRequestBody(digest));
  return EXIT.done;
}

async function serve(
  name: string,
  session: ReviewSession,
  { flags, world }: { flags: ReviewFlags; world: World },
): Promise<number> {
  const port = readPort(flags.port);
  const server = await openReviewServer(
    {
      session,
      publicFolder: toPackagePath("public/"),
      onBug: (error) => world.stderr(`BUG: ${error.stack ?? error.message}\n`),
    },
    port,
  );
  world.stderr(`Review of ${name}. Every change is kept at once; Ctrl-C ends the page.\n`);
  const isOpened = flags.open && (await openBrowser(server.url));
  world.stderr(isOpened ? `Opened ${server.url}\n` : `Open ${server.url}\n`);
  if (!world.signal.aborted) await once(world.signal, "abort");
  await server.close();
  return EXIT.done;
}

/** The newest day that has something to look at, or else the newest with a digest. */
async function newestDay(run: Run): Promise<DigestDate> {
  const newest =
    (await listReviewDays(run)).at(-1)?.date ?? (await run.store.digests.listDays()).at(-1);
  if (newest !== undefined) return newest;
  throw new UsageError(
    "No day has been generated yet.",
    "Run `papercards run --dry-run` first, or `papercards demo`.",
  );
}

function listDays(days: readonly ReviewDay[], world: World): number {
  for (const day of days) world.stdout(`${describeDay(day)}\n`);
  if (days.length === 0) world.stderr("Nothing to look at.\n");
  return EXIT.done;
}

function describeDay({
  date,
  isPublished,
  cards,
  open,
  suspect,
  failed,
  pending,
}: ReviewDay): string {
  const notes = [
    `${open} of ${cards} cards to look at`,
    ...(suspect > 0 ? [`${suspect} with errors or warnings`] : []),
    ...(failed > 0 ? [`${failed} without a draft`] : []),
    ...(pending > 0 ? [`${pending} changed and not published`] : []),
  ];
  return `${date}  ${isPublished ? "published    " : "not published"}  ${notes.join(", ")}`;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`${JSON.stringify(text)} is no port.`, "Write a number up to 65535.");
}
