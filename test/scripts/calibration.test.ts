import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readReferenceCards } from "../../scripts/calibrate/cards.ts";
import { renderEndings, tryEndings } from "../../scripts/calibrate/endings.ts";
import { gradeLabelled, renderEvidence } from "../../scripts/calibrate/evidence.ts";
import { tryMeaning } from "../../scripts/calibrate/meaning.ts";
import {
  findAlarms,
  prepareSources,
  type Share,
  tryMutations,
  trySwappedCards,
} from "../../scripts/calibrate/measure.ts";
import { tryQuotes, trySwappedQuotes } from "../../scripts/calibrate/quotes.ts";
import { renderMeaning } from "../../scripts/calibrate/render-meaning.ts";

const cards = readReferenceCards();
const sources = prepareSources(cards);
const alarms = findAlarms(cards, sources);
const percent = ({ found, of }: Share) => (100 * found) / of;

test.each([
  ["numbers", 1],
  ["terms", 3],
  ["claims", 1],
])("%s alarm on at most %d %% of 300 cards as they are", (check, most) => {
  const found = new Set(alarms.filter((alarm) => alarm.check === check).map((alarm) => alarm.card))
    .size;
  expect(percent({ found, of: cards.length })).toBeLessThanOrEqual(most);
});

test("language alarms only on what is no Korean: Hanja, Cyrillic and Arabic", () => {
  const told = alarms.filter((alarm) => alarm.check === "language");

  expect(told.map((alarm) => alarm.excerpt)).toEqual(["数学", "معينة", "прог"]);
});

test("damage to a sentence is found, and a right conversion is not taken for damage", () => {
  const results = new Map(tryMutations(cards, sources).map((result) => [result.name, result.any]));
  const found = (name: string) => percent(results.get(name) ?? { found: Number.NaN, of: 1 });

  expect(found("a number changed")).toBeGreaterThanOrEqual(99);
  expect(found("a unit changed")).toBeGreaterThanOrEqual(95);
  expect(found("a number converted rightly")).toBeLessThanOrEqual(2);
  expect(found("a name added")).toBeGreaterThanOrEqual(99);
  expect(found("a sentence in English")).toBe(100);
  expect(found("Hanja put in")).toBe(100);
  expect(found("praise added")).toBeGreaterThanOrEqual(95);
});

test("another paper's card is found out, nearly always by its texts and always by its quotes", () => {
  expect(percent(trySwappedCards(cards, sources))).toBeGreaterThanOrEqual(90);
  expect(percent(trySwappedQuotes(cards))).toBeGreaterThanOrEqual(97);
});

test("real quotes are accepted and made-up ones are not", () => {
  const { real, madeUp } = tryQuotes(cards);

  expect(real.found).toBe(0);
  expect(madeUp.map(({ result }) => percent(result))).toEqual(madeUp.map(() => 100));
});

test("the grades of labelled abstracts agree with the reader's as the document says, in both halves", () => {
  const { seen, heldOut } = gradeLabelled();
  const agreed = (half: typeof seen) => half.filter(({ label, found }) => label === found).length;

  expect(readFileSync("docs/calibration.md", "utf8")).toContain(renderEvidence().join("\n"));
  expect(agreed(seen) / seen.length).toBeGreaterThanOrEqual(0.95);
  expect(agreed(heldOut) / heldOut.length).toBeGreaterThanOrEqual(0.9);
});

test("no grade is two steps from the reader's", () => {
  const { seen, heldOut } = gradeLabelled();
  const far = [...seen, ...heldOut].filter(({ label, found }) =>
    ["상하", "하상"].includes(`${label}${found}`),
  );

  expect(far).toEqual([]);
});

test("nine in ten key points that end in a clause and a noun are found, and hardly another, as the document says", () => {
  for (const { found, alarms } of tryEndings()) {
    expect(percent(found)).toBeGreaterThanOrEqual(90);
    expect(percent(alarms)).toBeLessThanOrEqual(1);
  }
  expect(readFileSync("docs/calibration.md", "utf8")).toContain(renderEndings().join("\n"));
});

test.each([
  ["looked at", "looked-at", { points: 63, prose: 30 }],
  ["held out", "held-out", { points: 56, prose: 25 }],
] as const)(
  "errors of meaning are found on the half that was %s as often as the document says, with an alarm on hardly one clean sentence in fifty",
  (_, half, least) => {
    const { points, prose } = tryMeaning(half) ?? expect.fail();

    expect(percent(points.found)).toBeGreaterThanOrEqual(least.points);
    expect(percent(prose.found)).toBeGreaterThanOrEqual(least.prose);
    expect(percent(points.alarms)).toBeLessThan(2);
    expect(percent(prose.alarms)).toBeLessThan(2);
  },
);

test("the document has the figures of errors of meaning as they are", () => {
  expect(readFileSync("docs/calibration.md", "utf8")).toContain(renderMeaning().join("\n"));
});

test("meaning alarms on one of 300 cards as they are, and rightly", () => {
  const told = alarms.filter((alarm) => alarm.check === "meaning");

  expect(told.map(({ card }) => card)).toEqual(["2504.12626"]);
});
