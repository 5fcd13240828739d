import { expect, test } from "vitest";
import { z } from "zod";
import { checkDraft } from "../../../../src/core/checks/check-draft.ts";
import { makePaper } from "../../../support/make.ts";
import { makeDraftFrom } from "../../../support/papers.ts";
import { readDay, SOME_DAYS } from "../../../support/recorded.ts";

const Item = z.object({
  paper: z.object({ id: z.string(), title: z.string(), summary: z.string() }),
});

const papers = SOME_DAYS.flatMap((day) => readDay(day)).map((item) => {
  const { id, title, summary } = Item.parse(item).paper;
  return makePaper({ id, title, abstract: summary.replaceAll(/\s+/g, " ").trim() });
});

test("a draft that claims nothing says nothing wrong of any recorded paper", () => {
  const wrong = papers.flatMap((paper) =>
    checkDraft(paper, makeDraftFrom(paper))
      .filter(({ check }) => check === "meaning")
      .map(({ message }) => `${paper.id}: ${message}`),
  );

  expect(papers.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});
