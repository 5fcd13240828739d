import { expect, test } from "vitest";
import { buildCard } from "../../src/core/card/card.ts";
import type { Failure } from "../../src/core/card/failure.ts";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { refuseEmptyDigest } from "../../src/pipeline/refuse-empty-digest.ts";
import { makeDraftedCard, makePaper } from "../support/make.ts";
import { makeModelError } from "../support/make-errors.ts";

function makeFailedCard(failure: Failure) {
  return buildCard(
    { status: "failed", paper: makePaper(), artefacts: NOT_LOOKED_UP, failure },
    null,
  );
}

const REFUSED = makeFailedCard({ code: "REFUSED", message: "The model refused to answer." });
const WITHOUT_ABSTRACT = makeFailedCard({ code: "NO_ABSTRACT", message: "There is no abstract." });

const NO_ERROR = { endedBy: null, explanations: new Map() };

test("one card with a draft makes a digest, whatever became of the others", () => {
  const endedBy = makeModelError("The key is refused.", { endsRun: true });

  expect(() =>
    refuseEmptyDigest([REFUSED, makeDraftedCard()], { endedBy, explanations: new Map() }),
  ).not.toThrow();
});

test("without any draft, what ended the questions is the error", () => {
  const endedBy = makeModelError("The key is refused.", { endsRun: true });

  expect(() => refuseEmptyDigest([REFUSED], { endedBy, explanations: new Map() })).toThrow(endedBy);
});

test("without any draft, the first paper's failure is told with their number", () => {
  const cards = [WITHOUT_ABSTRACT, REFUSED, REFUSED];

  expect(() => refuseEmptyDigest(cards, NO_ERROR)).toThrow(
    "No paper of 2 got a draft. The first one: The model refused to answer.",
  );
  expect(() => refuseEmptyDigest(cards, NO_ERROR)).toThrow(
    expect.objectContaining({ reason: "REFUSED" }),
  );
});

test("without any draft, the next step is that of the first paper, and of no other", () => {
  const silent = makeModelError("The proxy is silent.", { fix: "Check the proxy." });
  const other = makeModelError("No such model.", { fix: "Check the model." });
  const second = { ...REFUSED, paper: makePaper({ id: "2602.99999" }) };
  const explanations = new Map([
    [second.paper.id, other.explanation],
    [REFUSED.paper.id, silent.explanation],
  ]);

  expect(() => refuseEmptyDigest([REFUSED, second], { endedBy: null, explanations })).toThrow(
    expect.objectContaining({ fix: "Check the proxy." }),
  );
  expect(() => refuseEmptyDigest([REFUSED, second], NO_ERROR)).toThrow(
    expect.objectContaining({ fix: expect.stringContaining("choose another model") }),
  );
});

test("where every answer repeated the key, the next step is about key and address", () => {
  const card = makeFailedCard({ code: "KEY_REPEATED", message: "The key came back." });

  expect(() => refuseEmptyDigest([card], NO_ERROR)).toThrow(
    expect.objectContaining({ fix: expect.stringMatching(/^Replace the key .* OPENAI_BASE_URL/) }),
  );
});

test("papers without an abstract alone are a digest that says so", () => {
  expect(() => refuseEmptyDigest([WITHOUT_ABSTRACT], NO_ERROR)).not.toThrow();
});
