import { expect, test } from "vitest";
import { stampEdits } from "../../../src/core/card/stamp-edits.ts";
import { makeDraft, makeDraftedCard, makeProvenance } from "../../support/make.ts";

const NOW = new Date("2026-03-01T09:00:00Z");
const published = makeDraftedCard();
const corrected = makeDraftedCard({
  draft: makeDraft({ oneLine: "사람이 고친 문장입니다." }),
  provenance: makeProvenance({ edited: ["oneLine"] }),
});
const editedAt = (card: ReturnType<typeof stampEdits>[number] | undefined) =>
  card?.provenance?.editedAt;

test("a published card whose text a person has changed says when", () => {
  const [card] = stampEdits([corrected], [published], NOW);

  expect(editedAt(card)).toBe("2026-03-01T09:00:00.000Z");
});

test("what was changed before its card was published, and what is published again as it is, says nothing new", () => {
  const earlier = {
    ...corrected,
    provenance: { ...corrected.provenance, editedAt: "2026-02-20T00:00:00.000Z" },
  };

  expect(stampEdits([corrected], [], NOW)).toEqual([corrected]);
  expect(stampEdits([earlier], [earlier], NOW)).toEqual([earlier]);
});

test("a card that was drafted anew says nothing of a person", () => {
  const redrafted = makeDraftedCard({ draft: makeDraft({ oneLine: "새 초안입니다." }) });

  expect(stampEdits([redrafted], [published], NOW)).toEqual([redrafted]);
});
