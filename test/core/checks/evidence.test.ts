import { expect, test } from "vitest";
import { checkEvidence } from "../../../src/core/checks/evidence.ts";

const abstract =
  "We propose a “simple” method – called RAMP – for efﬁcient\ntool use.  It leverages data from twelve open models. The results hold for 55\\% of all model sizes.";

function check(...quotes: string[]) {
  const keyPoints = quotes.map((evidence) => ({ evidence, text: "" }));
  return checkEvidence({ abstract }, { keyPoints, risks: [] });
}

test.each([
  ["letter by letter", "It leverages data from twelve open models."],
  ["with other quotation marks", 'We propose a "simple" method'],
  ["with other dashes", "simple” method - called RAMP -"],
  ["with a percent sign that LaTeX escapes", "results hold for 55% of all model sizes."],
  ["with a ligature taken apart and other spaces", "called RAMP – for efficient tool use."],
])("accepts a quote %s", (_, quote) => {
  expect(check(quote)).toEqual([]);
});

test.each([
  ["reworded", "It uses data from twelve open models"],
  ["with a capital changed", "it leverages data from twelve open models"],
  ["with a piece left out", "It leverages data from open models"],
  ["with dots for a piece", "It leverages data ... open models"],
  ["that begins within a word", "everages data from twelve open models"],
  ["too short", "twelve open models"],
  ["empty", ""],
])("refuses a quote %s", (_, quote) => {
  expect(check(quote)).toMatchObject([
    { check: "evidence", field: "keyPoints[0].evidence", severity: "error" },
  ]);
});

test("of an empty quote nothing is said but that it is empty", () => {
  expect(check("", " ")).toMatchObject([
    { message: "비어 있습니다." },
    { message: "비어 있습니다." },
  ]);
});

test("two quotes may not overlap", () => {
  expect(check("It leverages data from twelve", "data from twelve open models.")).toMatchObject([
    { field: "keyPoints[1].evidence" },
  ]);
});

test("a stated risk needs a quote, and may share it with a key point", () => {
  const keyPoints = [{ evidence: "It leverages data from twelve open models.", text: "" }];
  const risk = { basis: "stated" as const, text: "" };
  const find = (evidence: string | null) =>
    checkEvidence({ abstract }, { keyPoints, risks: [{ ...risk, evidence }] });

  expect(find("leverages data from twelve open models")).toEqual([]);
  expect(find(null)).toMatchObject([{ field: "risks[0].evidence" }]);
});
