import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import {
  isBelieved,
  type StoredListing,
  storeLook,
} from "../../../src/core/paper/stored-listing.ts";
import { readDay } from "../../support/recorded.ts";

const FRIDAY = DigestDate.parse("2026-02-13");
const SATURDAY = DigestDate.parse("2026-02-14");
const ITEMS = readDay(FRIDAY);

type Looking = { date?: DigestDate; items?: readonly unknown[]; at?: string; run?: string };

/** A look at the Hub, by default at an empty Friday, after the day. */
function look(
  stored: StoredListing | null,
  { date = FRIDAY, items = [], at = "2026-02-14T03:00:00Z", run = "first" }: Looking = {},
) {
  return storeLook({ date, items: [...items] }, stored, { at: new Date(at), run });
}

test("a weekday without papers is believed when another run says the same", () => {
  const first = look(null);
  const second = look(first, { run: "second", at: "2026-02-14T03:00:30Z" });

  expect([first, second].map(isBelieved)).toEqual([false, true]);
});

test("the same run believes it only hours later", () => {
  const first = look(null);
  const soon = look(first, { at: "2026-02-14T05:59:00Z" });
  const hoursLater = look(soon, { at: "2026-02-14T06:00:00Z" });

  expect([soon, hoursLater].map(isBelieved)).toEqual([false, true]);
});

test("a look before the day's list has closed does not count", () => {
  const early = look(null, { at: "2026-02-13T09:00:00Z" });
  const first = look(early, { run: "second" });

  expect([early, first].map(isBelieved)).toEqual([false, false]);
});

test("papers that come after an empty look are believed at once, and begin the count anew", () => {
  const found = look(look(null), { run: "second", items: ITEMS });
  const emptyAgain = look(found, { run: "third" });

  expect([found, emptyAgain].map(isBelieved)).toEqual([true, false]);
});

test("a weekend without papers is believed at once, after it has closed", () => {
  const closed = look(null, { date: SATURDAY, at: "2026-02-15T03:00:00Z" });
  const early = look(null, { date: SATURDAY });

  expect([closed, early].map(isBelieved)).toEqual([true, false]);
});

const [first = {}] = ITEMS;

test.each([
  ["is still growing", { settled: false, items: ITEMS }],
  ["holds an item that is no paper", { settled: true, items: [...ITEMS, { title: "Flat" }] }],
  ["holds nothing but such items", { settled: true, items: [{ title: "Flat" }] }],
  ["is another day's", { settled: true, items: readDay("2026-02-16") }],
  [
    "holds a paper without an abstract",
    { settled: true, items: [{ paper: { id: "2602.00001" } }] },
  ],
  [
    "holds a paper without a title",
    {
      settled: true,
      items: ITEMS.map((item) => ({ paper: { ...Object(item).paper, title: "N/A" } })),
    },
  ],
  [
    "says its day in a form that nobody knows",
    {
      settled: true,
      items: ITEMS.map((item) => ({
        paper: { ...Object(item).paper, submittedOnDailyAt: "soon" },
      })),
    },
  ],
  ["is empty on a weekday, from before second looks", { settled: true, items: [] }],
])("a stored listing that %s needs another look", (_name, listing) => {
  expect(isBelieved({ date: FRIDAY, ...listing })).toBe(false);
  expect(isBelieved({ date: FRIDAY, settled: true, items: [first] })).toBe(true);
});
