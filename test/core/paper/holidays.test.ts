import { expect, test } from "vitest";
import { addDays, DigestDate, datesBetween, isWeekend } from "../../../src/core/paper/date.ts";
import { explainNoPapers } from "../../../src/core/paper/holidays.ts";

const day = (text: string) => DigestDate.parse(text);

/**
 * The days that are kept, by year: of 2022 and 2023 as the Office of Personnel Management listed them on 2024-05-14
 * (gist.github.com/tillahoffmann/809742bfcc835c1968be455216e6eb45), of 2028 as it has posted them for the calendar of
 * DavisVaughan/almanac (tests/testthat/test-calendars.R, eb4c594). Holidays move to both sides in them.
 */
const KEPT_IN: Readonly<Record<string, string[]>> = {
  "2022": [
    ...["01-17", "02-21", "05-30", "06-20", "07-04"],
    ...["09-05", "10-10", "11-11", "11-24", "12-26"],
  ],
  "2023": [
    ...["01-02", "01-16", "02-20", "05-29", "06-19", "07-04"],
    ...["09-04", "10-09", "11-10", "11-23", "12-25"],
  ],
  "2028": [
    ...["01-17", "02-21", "05-29", "06-19", "07-04"],
    ...["09-04", "10-09", "11-10", "11-23", "12-25"],
  ],
};

test.each(Object.entries(KEPT_IN))(
  "of the weekdays of %s, a holiday in the US explains exactly those that are kept there",
  (year, kept) => {
    const weekdays = datesBetween(day(`${year}-01-01`), day(`${year}-12-31`)).filter(
      (date) => !isWeekend(date),
    );

    const explained = weekdays.filter((date) => explainNoPapers(date) !== null);

    expect(explained).toEqual(kept.map((rest) => `${year}-${rest}`));
  },
);

test.each([
  ["2026-02-14", "Saturday"],
  ["2026-02-15", "Sunday"],
  ["2026-02-16", "Presidents' Day in the US"],
  ["2026-11-26", "Thanksgiving in the US"],
  ["2026-07-03", "Independence Day (observed) in the US"],
  ["2027-12-31", "New Year's Day (observed) in the US"],
  ["2026-07-04", "Saturday"],
])("%s without papers is explained by: %s", (date, words) => {
  expect(explainNoPapers(day(date))).toBe(words);
});

test("a day that neither a week end nor a holiday explains has no explanation", () => {
  expect(explainNoPapers(day("2026-02-17"))).toBeNull();
  expect(explainNoPapers(addDays(day("2026-02-16"), -3))).toBeNull();
});
