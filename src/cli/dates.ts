import { DigestDate, toDigestDate } from "../core/date.ts";
import { UsageError } from "../core/errors.ts";

/**
 * Reads a day that the user wrote.
 *
 * @throws {UsageError} when it is no calendar day, or has not begun in UTC.
 */
export function parseDate(text: string, now: Date): DigestDate {
  const date = DigestDate.safeParse(text);
  if (!date.success) {
    throw new UsageError(
      `${JSON.stringify(text)} is no calendar day.`,
      "Write it as YYYY-MM-DD, such as 2026-02-13.",
    );
  }
  const today = toDigestDate(now);
  if (date.data <= today) return date.data;
  throw new UsageError(
    `${date.data} has not begun: in UTC, which the Hub's days follow, it is ${today}.`,
    "Choose an earlier day.",
  );
}
