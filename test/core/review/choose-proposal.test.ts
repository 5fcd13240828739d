import { expect, test } from "vitest";
import { buildCard } from "../../../src/core/card/card.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import {
  chooseProposal,
  lookAgain,
  receiveProposal,
} from "../../../src/core/review/choose-proposal.ts";
import { EMPTY_REVIEW, entryOf } from "../../../src/core/review/review.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";

const UNTOUCHED = entryOf(EMPTY_REVIEW, makePaper().id);
const CARD = makeDraftedCard();
const ANSWERED = {
  draft: makeDraft({ oneLine: "모델이 다시 쓴 한 줄로, 초록이 밝힌 문제를 먼저 말합니다." }),
  provenance: makeProvenance({ model: "asked-again" }),
  remark: "문제를 먼저",
};

test("an answer waits beside the draft that is there", () => {
  const entry = receiveProposal(CARD, UNTOUCHED, ANSWERED);

  expect(entry).toEqual({ ...UNTOUCHED, proposal: ANSWERED });
});

test("an answer becomes the draft of a card that had none", () => {
  const failure = { code: "NOT_ASKED" as const, message: "Not asked yet." };
  const failed = buildCard(
    { status: "failed", paper: makePaper(), artefacts: NOT_LOOKED_UP, failure },
    null,
  );

  const { edit, proposal } = receiveProposal(failed, UNTOUCHED, ANSWERED);

  expect(edit).toMatchObject({ draft: ANSWERED.draft, original: ANSWERED.draft });
  expect(proposal).toBeNull();
});

test("the answer that is chosen replaces the draft, and keeps its own origin", () => {
  const waiting = receiveProposal(CARD, UNTOUCHED, ANSWERED);

  const chosen = chooseProposal(CARD, waiting, "new");

  expect(chosen).toMatchObject({ proposal: null, edit: { draft: ANSWERED.draft } });
  expect(chosen?.edit?.provenance.model).toBe("asked-again");
});

test("the answer that is not chosen is kept for a second look, and nothing else is changed", () => {
  const waiting = receiveProposal(CARD, UNTOUCHED, ANSWERED);

  const kept = chooseProposal(CARD, waiting, "old");

  expect(kept).toEqual({ ...UNTOUCHED, setAside: ANSWERED });
  expect(kept && lookAgain(kept)).toEqual(waiting);
});

test("single fields of the answer are taken, and nothing of the others", () => {
  const developerView = "모델이 다시 쓴 관점입니다.";
  const draft = { ...ANSWERED.draft, developerView };
  const waiting = receiveProposal(CARD, UNTOUCHED, { ...ANSWERED, draft });

  const chosen = chooseProposal(CARD, waiting, { fields: ["developerView"] });

  expect(chosen?.edit?.draft).toEqual(makeDraft({ developerView }));
  expect(chosen?.setAside?.draft).toEqual(draft);
  expect(chooseProposal(CARD, waiting, { fields: ["headline"] })).toBeNull();
});

test("choosing the same draft again is no change", () => {
  const waiting = receiveProposal(CARD, UNTOUCHED, { ...ANSWERED, draft: makeDraft() });

  expect(chooseProposal(CARD, waiting, "new")).toEqual(UNTOUCHED);
});

test("where no answer waits, there is nothing to choose", () => {
  expect(chooseProposal(CARD, UNTOUCHED, "new")).toBeNull();
  expect(chooseProposal(CARD, UNTOUCHED, "old")).toBeNull();
});
