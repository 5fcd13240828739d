import { z } from "zod";

/** A day in milliseconds: in UTC every day has 24 hours. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Time of a day in New York, on its 24-hour clock, at which its listing is complete: half an hour after the Hub
 * closes it there, which in UTC is 02:00 of the next day in summer and 03:00 in winter.
 *
 * Source: `packages/mcp/src/hf-fs-papers.ts` of huggingface/hf-mcp-server.
 */
const SETTLED_AT = "22:00";

/** The clock of New York, opened once it is asked: some milliseconds, which most runs need not wait for. */
let newYork: Intl.DateTimeFormat | undefined;

const NEW_YORK_TIME = {
  timeZone: "America/New_York",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
} as const;

/** A calendar day in UTC, `YYYY-MM-DD`, as the Hub counts days. Branded, so that no plain string passes. */
export const DigestDate = z.iso.date().brand<"DigestDate">();
export type DigestDate = z.infer<typeof DigestDate>;

/** Daily Papers began in 2023: no day before it has any. */
export const FIRST_DIGEST_YEAR = 2023;

/** The UTC day of an instant. */
export function toDigestDate(instant: Date): DigestDate {
  return DigestDate.parse(instant.toISOString().slice(0, 10));
}

/** The first instant of a day. */
export function startOf(date: DigestDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

/** The day that lies `days` after this one; before it when negative. */
export function addDays(date: DigestDate, days: number): DigestDate {
  return toDigestDate(new Date(startOf(date).getTime() + days * DAY_MS));
}

/** Every day from `first` to `last`, both included, oldest first; none when `first` is later. */
export function datesBetween(first: DigestDate, last: DigestDate): DigestDate[] {
  const dates: DigestDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Whether the listing of a day will not change any more, seen from `now`. */
export function isSettled(date: DigestDate, now: Date): boolean {
  if (now.getTime() >= startOf(addDays(date, 2)).getTime()) return true; // wherever on earth
  newYork ??= new Intl.DateTimeFormat("en-US", NEW_YORK_TIME);
  const parts = newYork.formatToParts(now);
  const [year = "", ...others] = (["year", "month", "day", "hour", "minute"] as const).map(
    (type) => parts.find((part) => part.type === type)?.value ?? "",
  );
  const [month, day, hour, minute] = others;
  return `${year.padStart(4, "0")}-${month}-${day} ${hour}:${minute}` >= `${date} ${SETTLED_AT}`;
}

/** Whether a day is a Saturday or a Sunday, on which the Hub lists nothing. */
export function isWeekend(date: DigestDate): boolean {
  return [0, 6].includes(startOf(date).getUTCDay());
}
