import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import type { Paper } from "../../../src/core/paper/paper.ts";
import { refuseOversizedDay } from "../../../src/pipeline/papers/refuse-oversized-day.ts";
import { makePaperOf } from "../../support/papers.ts";

const DAY = DigestDate.parse("2026-02-13");
const papers = (count: number, paper: Partial<Paper> = {}) =>
  Array.from({ length: count }, () => ({ ...makePaperOf(0), ...paper }));

test("the busiest days fit their file, also with the longest abstracts", () => {
  expect(() => refuseOversizedDay(DAY, papers(100))).not.toThrow();
  expect(() =>
    refuseOversizedDay(DAY, papers(100, { abstract: "x".repeat(10_000) })),
  ).not.toThrow();
});

test.each([
  ["papers", papers(300), /--top 12\d,/],
  ["long abstracts", papers(100, { abstract: "가".repeat(10_000) }), /--top 8\d,/],
  ["authors", papers(100, { authors: Array.from({ length: 5_000 }, () => "Ada") }), /--top 5\d,/],
])("more %s than fit are refused, with how many do", (_, many, fix) => {
  expect(() => refuseOversizedDay(DAY, many)).toThrow(
    expect.objectContaining({ code: "STORE", fix: expect.stringMatching(fix) }),
  );
});
