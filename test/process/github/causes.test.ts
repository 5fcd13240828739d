import { expect, onTestFinished, test } from "vitest";
import { FAULTS, openFaultyWorld } from "../../support/faulty-world.ts";
import { checkOut, makeOrigin } from "../../support/runner.ts";

test.each<[fault: keyof typeof FAULTS, annotation: RegExp]>([
  [
    "nothing listens at the model's address",
    /^::error title=2026-02-13::Nothing listens at .* Start the server .* `vars\.OPENAI_BASE_URL`;/m,
  ],
  [
    "the Hub's token is refused",
    /^::error title=2026-02-13::GET .* answered 401\. \S+, which is not huggingface\.co, refused `secrets\.HF_TOKEN`\. .*remove `vars\.HF_ENDPOINT`/m,
  ],
])(
  "where %s, the workflow is annotated in the words of a run, with its settings as variables and secrets",
  async (fault, annotation) => {
    const { environment, close } = await openFaultyWorld(FAULTS[fault]);
    onTestFinished(close);

    const { printed } = await checkOut(makeOrigin()).step({
      ...environment,
      INPUT_STEP: "generate",
      INPUT_DATE: "2026-02-13",
    });

    expect(printed).toMatch(annotation);
  },
);
