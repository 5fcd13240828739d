import { expect, test } from "vitest";
import { buildCard, type Card } from "../../../src/core/card/card.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { replacesDigest } from "../../../src/core/review/replaces.ts";
import { makeHandedDay } from "../../support/hand-over.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";

const drafted = makeDraftedCard();
const other = makeDraftedCard({ paper: makePaper({ id: "2602.12037" }) });
const failed = (card: Card): Card =>
  buildCard(
    {
      status: "failed",
      paper: card.paper,
      artefacts: NOT_LOOKED_UP,
      failure: { code: "REFUSED", message: "No." },
    },
    null,
  );
const edited = makeDraftedCard({
  draft: makeDraft({ oneLine: "사람이 고친 문장입니다." }),
  provenance: makeProvenance({ edited: ["oneLine"] }),
});
const hidden = makeDraftedCard({ hidden: true });

const changed = { isChanged: true, isRendered: true };
const same = { isChanged: false, isRendered: true };

test.each([
  ["nothing has changed there", [drafted], [failed(drafted)], same, true],
  ["nothing has changed there, and ours failed", [failed(drafted)], [drafted], same, true],
  ["our own failure is mended", [drafted, other], [failed(drafted), other], changed, true],
  [
    "one failure of two is mended",
    [drafted, failed(other)],
    [failed(drafted), failed(other)],
    changed,
    true,
  ],
  ["as many failures as ours", [failed(drafted), other], [drafted, failed(other)], changed, false],
  ["somebody else's without a failure", [drafted], [drafted, other], changed, false],
  ["ours lacks a card that is drafted there", [drafted], [failed(drafted), other], changed, false],
  [
    "its document is not what its data renders to",
    [drafted],
    [failed(drafted)],
    { isChanged: true, isRendered: false },
    false,
  ],
  [
    "a person has edited a card, and ours has the edit",
    [edited, other],
    [edited, failed(other)],
    changed,
    true,
  ],
  [
    "a person has edited a card, and ours has it not",
    [drafted, other],
    [edited, failed(other)],
    changed,
    false,
  ],
  ["a person has edited a card before, and ours has it not", [drafted], [edited], same, false],
  ["a person has hidden a card, and ours shows it", [drafted], [hidden], same, false],
  ["a person has hidden a card, and ours lacks it", [other], [hidden], same, false],
] as const)("whose digest stays: %s", (_, ours, theirs, standing, isReplaced) => {
  const [mine, there] = [
    makeHandedDay({ cards: [...ours] }),
    makeHandedDay({ cards: [...theirs] }),
  ];

  expect(replacesDigest(mine, there, standing)).toBe(isReplaced);
});
