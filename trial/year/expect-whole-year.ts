import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { type DigestDate, datesBetween, isWeekend } from "../../src/core/paper/date.ts";
import { checkOut, git } from "../../test/support/runner.ts";
import { makeFolder } from "../../test/support/temporary.ts";
import { runCommand } from "../../test/support/world.ts";
import { listLeftovers } from "../kills.ts";
import type { Archive } from "./archive.ts";
import { idsOf, type YearListings } from "./listings.ts";
import { pathOf, readCards } from "./writing.ts";

/** First and last day without a run, and the first whose run was in time to make them all the same. */
type Gap = { first: DigestDate; last: DigestDate };

const Report = z.looseObject({
  files: z.array(
    z.looseObject({
      file: z.string(),
      findings: z.array(z.looseObject({ severity: z.string() })),
    }),
  ),
});

/** Days that the first run after a gap makes by itself. */
const LOOKBACK_DAYS = 7;

/**
 * Expects of an archive at the end of its year: every listed paper has its card, nothing of a person's is lost,
 * the days of the gap were told, `render` changes no byte, `check` finds no error, and nothing is left behind.
 */
export async function expectWholeYear(
  archive: Archive,
  { listings, gap }: { listings: YearListings; gap: Gap },
): Promise<void> {
  const { origin, server, cache } = archive;
  const folders = readdirSync(cache).map((name) => join(cache, name));
  const open = server.kept.filter(({ state }) => state === "open");
  expect({
    missing: findMissing(archive, listings),
    lost: findLost(archive),
    untold: findUntold(archive, gap),
    branches: git(origin, "branch", "--list", "papercards/*"),
    open: open.map(({ title }) => title),
    leftovers: folders.flatMap(listLeftovers),
    ...(await renderAndCheck(archive)),
  }).toEqual({
    ...{ missing: [], lost: [], untold: [], branches: "", open: [], leftovers: [] },
    ...{ changed: "", exitCodes: [0, 0], errors: [] },
  });
}

/** Listed papers without a card that has a draft, but for those of skipped days. */
function findMissing(archive: Archive, listings: YearListings): string[] {
  return [...listings].flatMap(([date, items]) => {
    if (archive.skipped.has(date)) return [];
    const drafted = readCards(archive, "main", date).filter(({ status }) => status === "ok");
    const ids = new Set(drafted.map(({ paper }) => paper.id));
    return idsOf(items).flatMap((id) => (ids.has(id) ? [] : `${id} of ${date}`));
  });
}

/** What people have written or hidden and is not there, but for skipped days. */
function findLost(archive: Archive): string[] {
  const { people, edits, hidden, skipped } = archive;
  const lost = edits.flatMap(({ date, text }) =>
    (["json", "md"] as const)
      .filter(() => !skipped.has(date))
      .filter((ending) => !people.read("main", pathOf(date, ending)).includes(text))
      .map((ending) => `${text} in the ${ending} of ${date}`),
  );
  const shown = hidden
    .filter(({ date }) => !skipped.has(date))
    .filter(({ date, id }) =>
      readCards(archive, "main", date).some((card) => card.paper.id === id && !card.hidden),
    );
  return [...lost, ...shown.map(({ date, id }) => `${id} of ${date} is shown again`)];
}

/** Weekdays of the gap that no command has named. */
function findUntold({ told }: Archive, { first, last }: Gap): DigestDate[] {
  return datesBetween(first, last)
    .slice(0, -LOOKBACK_DAYS)
    .filter((day) => !isWeekend(day) && !told.has(day));
}

async function renderAndCheck({ origin }: Archive) {
  const { folder } = checkOut(origin, makeFolder());
  const at = { environment: {}, cwd: folder };
  const rendered = await runCommand("render", at);
  const checked = await runCommand("check --json", at);
  const changed = git(folder, "diff", "--stat") + git(folder, "status", "--porcelain", "-uall");
  rmSync(dirname(folder), { recursive: true });
  return {
    changed,
    exitCodes: [rendered.code, checked.code],
    errors: findErrors(checked.stdout),
  };
}

/** What `check --json` calls an error, each with its file. */
function findErrors(report: string): object[] {
  const { files } = Report.parse(JSON.parse(report));
  return files.flatMap(({ file, findings }) =>
    findings.filter(({ severity }) => severity === "error").map((error) => ({ file, ...error })),
  );
}
