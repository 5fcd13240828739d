import { expect, test } from "vitest";
import { renderLeftAnnotations, toLeftHits } from "../../../src/cli/github/left-annotations.ts";

const full = { why: "cannot be copied (ENOSPC)", fix: "Make room there." };
const left = ["2026-02-12", "2026-02-13"].map((date) => ({ name: `${date}.json`, ...full }));

test("where nothing could be handed over, no rest is, and one error tells the cause with its mend", () => {
  const message =
    "2026-02-12.json, 2026-02-13.json: cannot be copied (ENOSPC). Nothing is handed over.";

  expect(renderLeftAnnotations({ files: 0, left, absent: [] })).toBe(
    `::error title=Not handed over::${message} Make room there.\n`,
  );
  expect(toLeftHits({ files: 0, left })).toEqual([
    { name: null, problem: { code: "HAND_OVER", message, fix: "Make room there." } },
  ]);
});

test("beside a rest that is handed over it is a warning", () => {
  expect(renderLeftAnnotations({ files: 1, left, absent: [] })).toMatch(
    /^::warning .*The rest is handed over\. Make room there\.\n$/,
  );
});
