import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listLimits, renderLimits } from "../../scripts/limits.ts";

test("the page of limits lists every bound of the source with its value and reason", () => {
  expect(readFileSync("docs/limits.md", "utf8")).toBe(renderLimits(listLimits()));
});

test("the name of a bound belongs to one constant", () => {
  const names = listLimits().map(({ name }) => name);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("a bound says its unit where a number alone would not", () => {
  const page = renderLimits([
    { name: "MAX_ANSWER_BYTES", value: 4_000_000, note: "n", file: "src/model/a.ts" },
    { name: "SOURCE_DEADLINE_MS", value: 300_000, note: "n", file: "src/sources/b.ts" },
    { name: "MAX_AGE_MS", value: 24 * 3_600_000, note: "n", file: "src/sources/b.ts" },
    { name: "MAX_SPAN_MS", value: 24 * 86_400_000, note: "n", file: "src/sources/b.ts" },
    { name: "MAX_PAUSE_MS", value: 90_000, note: "n", file: "src/sources/b.ts" },
    { name: "MAX_PAGES", value: 20, note: "n", file: "src/sources/b.ts" },
  ]);

  expect(page).toContain("| `MAX_ANSWER_BYTES` | 4 MB |");
  expect(page).toContain("| `SOURCE_DEADLINE_MS` | 5 min |");
  expect(page).toContain("| `MAX_AGE_MS` | 24 h |");
  expect(page).toContain("| `MAX_SPAN_MS` | 24 days |");
  expect(page).toContain("| `MAX_PAUSE_MS` | 90 s |");
  expect(page).toContain("| `MAX_PAGES` | 20 |");
});
