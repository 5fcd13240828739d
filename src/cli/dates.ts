import { UsageError } from "../core/errors.ts";
import { DigestDate, datesBetween, toDigestDate } from "../core/paper/date.ts";
import { DigestWeek, weekOf } from "../core/paper/week.ts";
import { quoteGiven } from "../core/printed/printed.ts";
import { explainDate, explainWeek } from "./explain-date.ts";

/** A range of days, as the user wrote it. */
export type RangeTexts = { from: string; to: string };

/**
 * Reads a day that the user wrote.
 *
 * @throws {UsageError} when it is no calendar day, or has not begun in UTC.
 */
export function parseDate(text: string, now: Date): DigestDate {
  const date = DigestDate.safeParse(text);
  if (!date.success) {
    const { what, fix } = explainDate(text, now);
    throw new UsageError(`${quoteGiven(text)} ${what}`, fix);
  }
  const today = toDigestDate(now);
  if (date.data <= today) return date.data;
  throw new UsageError(
    `${date.data} has not begun: in UTC, which the Hub's days follow, it is ${today}.`,
    "Choose an earlier day.",
  );
}

/**
 * Refuses several days where a command takes one.
 *
 * @throws {UsageError} naming the command for a range, or what one of them is instead of a day.
 */
export function refuseSeveral(texts: readonly string[], now: Date): void {
  const days = texts.map((text) => parseDate(text, now)).toSorted();
  const [first, ...others] = days;
  const last = others.at(-1);
  if (last === undefined) return;
  throw new UsageError(
    `\`run\` takes one day, and ${days.join(", ")} are ${days.length}.`,
    `\`papercards backfill ${first} ${last}\` makes every day from the first to the last.`,
  );
}

/**
 * Reads a range of days, both ends included.
 *
 * @throws {UsageError} when an end is no day that has begun, or the range runs backwards.
 */
export function readRange({ from, to }: RangeTexts, now: Date): DigestDate[] {
  const dates = datesBetween(parseDate(from, now), parseDate(to, now));
  if (dates.length > 0) return dates;
  throw new UsageError(`${to} lies before ${from}.`, "Give the earlier day first.");
}

/**
 * Reads a week that the user wrote.
 *
 * @throws {UsageError} when it is no ISO week, or has not begun in UTC.
 */
export function parseWeek(text: string, now: Date): DigestWeek {
  const week = DigestWeek.safeParse(text);
  if (!week.success) {
    const { what, fix } = explainWeek(text, now);
    throw new UsageError(`${quoteGiven(text)} ${what}`, fix);
  }
  const current = weekOf(toDigestDate(now));
  if (week.data <= current) return week.data;
  throw new UsageError(`${week.data} has not begun: it is ${current}.`, "Choose an earlier week.");
}
