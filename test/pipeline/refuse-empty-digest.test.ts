import { expect, test } from "vitest";
import { buildCard } from "../../src/core/card/card.ts";
import type { Failure } from "../../src/core/card/failure.ts";
import { ModelError } from "../../src/model/model-error.ts";
import { refuseEmptyDigest } from "../../src/pipeline/refuse-empty-digest.ts";
import { makeDraftedCard, makePaper } from "../support/make.ts";

function makeFailedCard(failure: Failure) {
  return buildCard({ status: "failed", paper: makePaper(), failure }, null);
}

const REFUSED = makeFailedCard({ code: "REFUSED", message: "The model refused to answer." });
const WITHOUT_ABSTRACT = makeFailedCard({ code: "NO_ABSTRACT", message: "There is no abstract." });

const NO_ERROR = { endedBy: null, firstError: null };

test("one card with a draft makes a digest, whatever became of the others", () => {
  const endedBy = new ModelError("The key is refused.", { endsRun: true });

  expect(() =>
    refuseEmptyDigest([REFUSED, makeDraftedCard()], { endedBy, firstError: endedBy }),
  ).not.toThrow();
});

test("without any draft, what ended the questions is the error", () => {
  const endedBy = new ModelError("The key is refused.", { endsRun: true });

  expect(() => refuseEmptyDigest([REFUSED], { endedBy, firstError: endedBy })).toThrow(endedBy);
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

test("without any draft, the next step is the one of the first question without an answer", () => {
  const firstError = new ModelError("The proxy is silent.", { fix: "Check the proxy." });

  expect(() => refuseEmptyDigest([REFUSED], { endedBy: null, firstError })).toThrow(
    expect.objectContaining({ fix: "Check the proxy." }),
  );
});

test("papers without an abstract alone are a digest that says so", () => {
  expect(() => refuseEmptyDigest([WITHOUT_ABSTRACT], NO_ERROR)).not.toThrow();
});
