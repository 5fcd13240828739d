import { addDays, type DigestDate, isWeekend, startOf } from "./date.ts";

const [SATURDAY, SUNDAY] = [6, 0];
const [MONDAY, THURSDAY, FRIDAY] = [1, 4, 5];

/** Federal holidays with a date of their own, by month and day (title 5 of the United States Code, section 6103 (a)). */
const FIXED: Readonly<Record<string, string>> = {
  "01-01": "New Year's Day",
  "06-19": "Juneteenth",
  "07-04": "Independence Day",
  "11-11": "Veterans Day",
  "12-25": "Christmas Day",
};

/** Federal holidays that fall on the nth weekday of a month; -1 is the last. */
const FLOATING = [
  { name: "Martin Luther King Jr. Day", month: 1, weekday: MONDAY, nth: 3 },
  { name: "Presidents' Day", month: 2, weekday: MONDAY, nth: 3 },
  { name: "Memorial Day", month: 5, weekday: MONDAY, nth: -1 },
  { name: "Labor Day", month: 9, weekday: MONDAY, nth: 1 },
  { name: "Columbus Day", month: 10, weekday: MONDAY, nth: 2 },
  { name: "Thanksgiving", month: 11, weekday: THURSDAY, nth: 4 },
] as const;

/**
 * Why the Hub, which keeps the days of an office in the US, probably lists nothing on a day: a day of the week end,
 * or a federal holiday there; null where neither explains it.
 */
export function explainNoPapers(date: DigestDate): string | null {
  if (isWeekend(date)) return weekdayOf(date) === SATURDAY ? "Saturday" : "Sunday";
  const holiday = findHoliday(date);
  return holiday === null ? null : `${holiday} in the US`;
}

/**
 * The federal holiday that is kept on a weekday. One with a date of its own moves to Friday from a Saturday (section
 * 6103 (b)), to Monday from a Sunday (Executive Order 11582, section 3 (a)).
 */
function findHoliday(date: DigestDate): string | null {
  const own = FIXED[date.slice(5)] ?? findFloating(date);
  if (own !== null) return own;
  const [before, after] = [addDays(date, -1), addDays(date, 1)];
  const moved = weekdayOf(before) === SUNDAY ? before : weekdayOf(date) === FRIDAY ? after : null;
  const name = moved === null ? undefined : FIXED[moved.slice(5)];
  return name === undefined ? null : `${name} (observed)`;
}

function findFloating(date: DigestDate): string | null {
  const found = FLOATING.find(
    ({ month, weekday, nth }) =>
      month === startOf(date).getUTCMonth() + 1 &&
      weekday === weekdayOf(date) &&
      (nth === -1 ? isLastInMonth(date) : nth === Math.ceil(startOf(date).getUTCDate() / 7)),
  );
  return found?.name ?? null;
}

function isLastInMonth(date: DigestDate): boolean {
  return addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
}

function weekdayOf(date: DigestDate): number {
  return startOf(date).getUTCDay();
}
