import { expect, test } from "vitest";
import { buildCard } from "../../src/core/card/card.ts";
import { explainFailureCode, FailureCode } from "../../src/core/card/failure.ts";
import { CAUSES } from "../../src/core/causes/cause-table.ts";
import type { Explanation } from "../../src/core/causes/explanation.ts";
import {
  InterruptedError,
  NoDaysError,
  SettingsError,
  SetupError,
  SourceError,
  StoreError,
  UsageError,
} from "../../src/core/errors.ts";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { REFUSED_EDITS } from "../../src/core/review/field-text.ts";
import { WaitingError } from "../../src/model/batch/waiting-error.ts";
import { ModelError } from "../../src/model/model-error.ts";
import { refuseOverwriting } from "../../src/store/documents/read-edit.ts";
import { renderReaderCard } from "../../src/web/pages/reader-card.ts";
import { tellProblem } from "../../src/web/tell-problem.ts";
import { makePaper } from "../support/make.ts";

const SAID = "The model of the server answered 500 with a page.";

const causes: [string, Explanation][] = Object.entries(CAUSES);
const BATCH = { endpoint: "https://a.io/v1", fingerprints: [], batchId: "b1", inputFileId: null };

/** Every kind of error that may come up behind the page, by what it is called here. */
const PROBLEMS: [name: string, problem: Error][] = [
  ...causes.flatMap(([name, explanation]): [string, Error][] => [
    [`${name}, of the model`, new ModelError(SAID, { explanation })],
    [`${name}, of the Hub`, new SourceError("The listing", "is not there.", { explanation })],
    [`${name}, of a file`, new StoreError("output/x.json", "is not as it was.", explanation)],
    [`${name}, of a setting`, new SettingsError(SAID, explanation)],
  ]),
  ...REFUSED_EDITS.map((why): [string, Error] => [
    `an edit that is refused as "${why}"`,
    refuseOverwriting("output/x.md", { status: "refused", line: 3, why }),
  ]),
  ["a wrong argument", new UsageError("x is no date.", "Write it as YYYY-MM-DD.")],
  ["a setting of the command line", new SettingsError("TOP is wrong.", "Set it to 5.")],
  ["an old machine", new SetupError("Node is too old.", "Install a newer one.")],
  ["the end of the page", new InterruptedError()],
  ["a week without days", new NoDaysError("2026-W07", ["2026-02-09", "2026-02-15"], "2026-02-15")],
  ["a question in a batch", new WaitingError(BATCH)],
  ["a mistake of ours", new TypeError("x is not a function")],
];

/** Sentences without a letter of Hangul. */
const findEnglish = (text: string) =>
  text.split(/(?<=[.!?])\s+/).filter((sentence) => !/[가-힣]/.test(sentence));

test.each(PROBLEMS)("of %s, the page says every sentence in Korean", (_, problem) => {
  const { message, fix } = tellProblem(problem);

  expect([message, fix].map(findEnglish)).toEqual([[], []]);
});

test.each(FailureCode.options)(
  "a card without a draft says in Korean why, and what to do: %s",
  (code) => {
    const failed = {
      paper: makePaper(),
      artefacts: NOT_LOOKED_UP,
      failure: { code, message: SAID },
    };
    const page = `${renderReaderCard(buildCard({ ...failed, status: "failed" }, null))}`;

    expect(page).toContain(explainFailureCode(code).korean.happened);
    expect(page).toContain(explainFailureCode(code).korean.fix);
    expect(page).not.toContain(SAID);
  },
);
