import { expect, test } from "vitest";
import { addDays, DigestDate, datesBetween, isWeekend } from "../../../src/core/paper/date.ts";
import { explainNoPapers } from "../../../src/core/paper/holidays.ts";

const day = (text: string) => DigestDate.parse(text);

/** The eleven federal holidays of a year in the US, as its Office of Personnel Management lists them. */
const KEPT_IN: Readonly<Record<string, string[]>> = {
  "2025": [
    ...["01-01", "01-20", "02-17", "05-26", "06-19", "07-04"],
    ...["09-01", "10-13", "11-11", "11-27", "12-25"],
  ],
  "2026": [
    ...["01-01", "01-19", "02-16", "05-25", "06-19", "07-03"],
    ...["09-07", "10-12", "11-11", "11-26", "12-25"],
  ],
  "2027": [
    ...["01-01", "01-18", "02-15", "05-31", "06-18", "07-05"],
    ...["09-06", "10-11", "11-11", "11-25", "12-24", "12-31"],
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
