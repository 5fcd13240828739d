import { expect, test } from "vitest";
import {
  renderProblemAnnotations,
  renderRunAnnotations,
} from "../../../src/cli/print/day-annotations.ts";
import { toWorkflowWords } from "../../../src/cli/print/workflow-words.ts";
import { explain } from "../../../src/core/causes/explanation.ts";
import { StoreError } from "../../../src/core/errors.ts";
import { addDays, DigestDate } from "../../../src/core/paper/date.ts";
import { weekOf } from "../../../src/core/paper/week.ts";
import { toMissingDay } from "../../../src/pipeline/day-result.ts";
import { makeDayResult } from "../../support/make-day-result.ts";
import { makeModelError, makeSourceError } from "../../support/make-errors.ts";

const FIRST = DigestDate.parse("2026-01-05");

test("an annotation tells a cause in the words of the table, as they are true in a workflow", () => {
  const explanation = explain("keyRefused");
  const problem = makeModelError("x answered 401.", { explanation, endsRun: true });

  const text = renderRunAnnotations({ days: [toMissingDay(FIRST, problem).result], weeks: [] });

  expect(text).toBe(
    `::error title=${FIRST}::x answered 401. ${toWorkflowWords(explanation.fix)}\n`,
  );
});

test("one cause is one annotation with its days, whatever each day's message names", () => {
  const days = Array.from({ length: 26 }, (_, index) => {
    const url = new URL(`https://huggingface.co/api/daily_papers?date=${index}`);
    return makeDayResult(index, {
      status: "missing",
      problem: makeSourceError(url, "answered 503"),
    });
  });

  const said = renderRunAnnotations({ days, weeks: [] });

  expect(said.match(/^::/gm)).toHaveLength(1);
  expect(said).toContain(
    "::error title=2026-01-05 to 2026-01-30 (26 days)::GET https://huggingface",
  );
});

const fail = (id: string, fix = "Choose another model.") => ({
  id,
  problem: { code: "BAD_ANSWER", message: "No JSON.", fix },
});

test("cards that the end of the run has left without a draft are in its annotation", () => {
  const problem = makeModelError("The key is refused.", { fix: "Check the key." });
  const failures = [fail("2602.00001", "Check the key.")];

  expect(renderRunAnnotations({ days: [makeDayResult(0, { problem, failures })], weeks: [] })).toBe(
    "::warning title=2026-01-05::The key is refused. Check the key.\n",
  );
});

test("cards with errors are a warning, and missing pictures a notice, with what to do about them in a workflow", () => {
  const days = [makeDayResult(0, { withErrors: 2, withoutPicture: 1 })];

  expect(renderRunAnnotations({ days, weeks: [] })).toBe(
    "::warning title=Cards with errors::2 cards with errors, see `papercards review 2026-01-05` in a clone of the repository.\n" +
      "::notice title=Missing pictures::1 card lacks its picture: 2026-01-05; run the workflow by hand with `from` 2026-01-05 and `to` 2026-01-05 to try again.\n",
  );
});

test("a full disk, a failed card and a fine day are two annotations", () => {
  const problem = new StoreError("output/x", "cannot be written (ENOSPC).", {
    fix: "Make room.",
    korean: null,
  });
  const days = [
    makeDayResult(0),
    makeDayResult(1, { failed: 2, failures: [fail("2602.00001"), fail("2602.00002")] }),
    makeDayResult(2, { status: "missing", problem }),
    makeDayResult(3, { status: "missing", problem }),
  ];

  expect(renderRunAnnotations({ days, weeks: [] })).toBe(
    "::warning title=2026-01-06::2 cards failed. 2602.00001 of 2026-01-06, 2602.00002 of 2026-01-06: No JSON. Choose another model.\n" +
      "::error title=2026-01-07 to 2026-01-08 (2 days)::output/x cannot be written (ENOSPC). Make room.\n",
  );
});

test("weeks that cannot be made for the same cause are one annotation, too", () => {
  const weeks = Array.from({ length: 12 }, (_, index) => {
    const week = weekOf(addDays(FIRST, 7 * index));
    const problem = new StoreError(`output/weekly/${week}.json`, "is torn.", {
      fix: "Restore it.",
      korean: null,
    });
    return { week, problem };
  });

  expect(renderRunAnnotations({ days: [], weeks: [] })).toBe("");
  expect(renderRunAnnotations({ days: [], weeks })).toBe(
    "::warning title=2026-W02 to 2026-W13 (12 weeks)::output/weekly/2026-W02.json is torn. (the first of 12 weeks) Restore it.\n",
  );
});

const torn = (name: string) => ({
  name,
  problem: new StoreError(`output/${name}.json`, "is torn.", { fix: "Restore it.", korean: null }),
});

test("a torn day, and the weeks and the index that it keeps back, are one annotation of a run, too", () => {
  const { problem } = torn("2026-01-09");
  const week = weekOf(FIRST);
  const days = [makeDayResult(4, { status: "missing", problem })];

  expect(renderRunAnnotations({ days, weeks: [{ week, problem }], index: [problem] })).toBe(
    "::error title=2026-01-09%2C 2026-W02%2C index::output/2026-01-09.json is torn. Restore it.\n",
  );
});

test("a digest that cannot be read, and what it keeps back, are one annotation that names them", () => {
  const [day, { problem }] = [torn("2026-01-09"), torn("2026-01-09")];
  const kept = [
    { name: "2026-W02", problem },
    { name: null, problem },
  ];

  expect(renderProblemAnnotations(kept, [day, { name: "2026-W02", problem }])).toBe(
    "::error title=2026-01-09%2C 2026-W02%2C index::output/2026-01-09.json is torn. Restore it.\n",
  );
  expect(renderProblemAnnotations(kept, [day, torn("2026-01-05"), torn("2026-01-08")])).toBe(
    "::error title=2026-01-05 to 2026-01-09 (3 days)%2C 2026-W02%2C index::output/2026-01-09.json is torn. (the first of 3 digests) Restore it.\n",
  );
});

test("documents that are left as they are for one cause are one warning, with how many there are", () => {
  const left = ["2026-01-05", "2026-01-06", "2026-01-08"].map((name, index) => ({
    name,
    problem: new StoreError(`output/${name}.md`, `has line ${index + 3} edited.`, {
      fix: "Undo that.",
      korean: null,
    }),
  }));
  const index = new StoreError("output/README.md", "was edited.", {
    fix: "Undo it.",
    korean: null,
  });

  expect(renderProblemAnnotations([], [...left, { name: null, problem: index }])).toBe(
    "::warning title=2026-01-05 to 2026-01-08 (3 days)::output/2026-01-05.md has line 3 edited. (the first of 3 days) Undo that.\n" +
      "::warning title=index::output/README.md was edited. Undo it.\n",
  );
});

test("a digest that cannot be read and keeps nothing back is a warning", () => {
  expect(renderProblemAnnotations([], [])).toBe("");
  expect(renderProblemAnnotations([], [torn("2026-01-09")])).toBe(
    "::warning title=2026-01-09::output/2026-01-09.json is torn. Restore it.\n",
  );
});
