import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rebuildDay } from "../../../src/core/digest/compose-cards.ts";
import { DailyDigest } from "../../../src/core/digest/digest.ts";

const DAY = "examples/2026-02-13/output/daily/2026/2026-02-13.json";
const published = DailyDigest.parse(JSON.parse(readFileSync(DAY, "utf8")));

test("a day as a run has made it stays the same to the byte", () => {
  expect(JSON.stringify(rebuildDay(published))).toBe(JSON.stringify(published));
});

test("what follows from draft and paper is made again, whatever the data says of it", () => {
  const forged = published.cards.map((card) =>
    card.status === "ok"
      ? {
          ...card,
          ...{
            findings: [],
            tags: ["Free Money"],
            confidence: "상" as const,
            confidenceReason: "!",
          },
          ...{ difficulty: "하" as const, difficultyReason: "!" },
        }
      : { ...card, tags: ["Free Money"] },
  );

  expect(rebuildDay({ ...published, cards: forged })).toEqual(published);
});

test("whether a card is hidden, its picture, and the tags that a person has chosen stay", () => {
  const cards = published.cards.map((card) =>
    card.status === "ok"
      ? {
          ...{ ...card, hidden: true, image: null, tags: ["LLM"] },
          draft: { ...card.draft, tags: ["LLM"] },
          provenance: { ...card.provenance, edited: ["tags"] },
        }
      : card,
  );

  const rebuilt = rebuildDay({ ...published, cards });

  expect(rebuilt.cards.map(({ hidden, image, tags }) => [hidden, image, tags])).toEqual(
    cards.map(({ hidden, image, tags }) => [hidden, image, tags]),
  );
});
