import { z } from "zod";
import { addDays, DAY_MS, DigestDate, startOf } from "./date.ts";

const THURSDAY = 4;

/** An ISO 8601 week, `YYYY-Www`. Its year is that of its Thursday, which is not always January's. */
export const DigestWeek = z
  .string()
  .regex(/^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/)
  .refine((week) => !week.endsWith("W53") || hasWeek53(Number(week.slice(0, 4))), {
    message: "this year has no week 53",
  })
  .brand<"DigestWeek">();
export type DigestWeek = z.infer<typeof DigestWeek>;

/** The ISO week that a day lies in. */
export function weekOf(date: DigestDate): DigestWeek {
  const thursday = addDays(date, THURSDAY - isoWeekday(date));
  const dayOfYear = (startOf(thursday).getTime() - startOf(firstDay(thursday)).getTime()) / DAY_MS;
  const number = Math.floor(dayOfYear / 7) + 1;
  return DigestWeek.parse(`${thursday.slice(0, 4)}-W${String(number).padStart(2, "0")}`);
}

/** The seven days of a week, Monday first. */
export function datesOf(week: DigestWeek): DigestDate[] {
  // 4 January always lies in week 1.
  const inFirstWeek = DigestDate.parse(`${week.slice(0, 4)}-01-04`);
  const firstMonday = addDays(inFirstWeek, 1 - isoWeekday(inFirstWeek));
  const monday = addDays(firstMonday, (Number(week.slice(6)) - 1) * 7);
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day));
}

/** 1 for Monday to 7 for Sunday. */
function isoWeekday(date: DigestDate): number {
  return startOf(date).getUTCDay() || 7;
}

function firstDay(date: DigestDate): DigestDate {
  return DigestDate.parse(`${date.slice(0, 4)}-01-01`);
}

/** 28 December always lies in a year's last week, which is 53 when its Thursday is late enough. */
function hasWeek53(year: number): boolean {
  const newYear = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const newYearsEve = new Date(Date.UTC(year, 11, 31)).getUTCDay();
  return newYear === THURSDAY || newYearsEve === THURSDAY;
}
