import type { Settings } from "../../config/settings.ts";
import { parseListing } from "../../core/paper/listing.ts";
import { comparePapers } from "../../core/paper/paper.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { listStatements } from "../../core/verification/statements.ts";
import { askForDraft } from "../../drafting/draft-question.ts";
import { readAnswer } from "../../drafting/read-answer.ts";
import { toVerifierWords } from "../../drafting/tell-unread.ts";
import { askForVerdicts, readVerification } from "../../drafting/verification-question.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { type Probe, type ProbeQuestions, probeModel } from "../../model/probe.ts";
import { openRecordedModel } from "../../model/recorded.ts";
import { openBundledSources } from "../../sources/bundled.ts";
import { toVerifierProvider } from "../open/to-provider.ts";
import { BUNDLED_DATE, readTemplates, toPackagePath } from "../package-files.ts";
import { type Diagnosis, explainFailure, ok } from "./diagnosis.ts";
import { diagnosePrice } from "./examine-model.ts";

/** Asks the verifier once about a card of the bundled day; nothing where none is set. */
export async function examineVerifier(
  settings: Settings,
  http: HttpClient,
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  const provider = toVerifierProvider(settings);
  if (provider === null) return [];
  const diagnoses = await explainFailure("verifier", async () => {
    const probe = await probeModel(provider, http, await makeQuestion(signal), signal);
    return [
      ok("verifier", `${quoteForeign(probe.answeredBy)} answered in ${probe.seconds.toFixed(1)} s`),
      diagnoseVerdicts(probe),
      diagnosePrice("verifier price", probe, settings),
    ];
  });
  return diagnoses.map((one) => ({
    ...one,
    finding: toVerifierWords(one.finding),
    next: one.next === null ? null : toVerifierWords(one.next),
  }));
}

/** The question about the recorded draft of the bundled day's first paper. */
async function makeQuestion(signal: AbortSignal): Promise<ProbeQuestions> {
  const folder = toPackagePath(`examples/${BUNDLED_DATE}/`);
  const { items } = await openBundledSources(folder).fetchListing(BUNDLED_DATE, new Date(0));
  const [paper] = parseListing(items).papers.toSorted(comparePapers);
  if (paper === undefined) throw new Error("The bundled day is empty.");
  const templates = await readTemplates();
  const recorded = openRecordedModel(`${folder}answers`);
  const reading = readAnswer(await recorded.ask(askForDraft(paper, templates.draft), signal));
  if (reading.status !== "read")
    throw new Error("The bundled day has no draft of its first paper.");
  const statements = listStatements(reading.draft);
  return {
    question: askForVerdicts(paper, statements, templates.verify),
    alike: null,
    findProblem: (_, answer) => {
      const read = readVerification(answer, statements);
      if (read.verdicts !== null) return null;
      const { explanation } = read;
      return { says: explanation.happened, explanation, reask: null };
    },
  };
}

function diagnoseVerdicts({ problem, stepsDown }: Probe): Diagnosis {
  const steps = stepsDown.join(" ");
  if (problem !== null) {
    const finding = [problem.says, steps].filter(Boolean).join(" ");
    return { status: "failed", name: "verdicts", finding, next: problem.explanation.fix };
  }
  return steps === ""
    ? ok("verdicts", "as asked for")
    : { status: "warning", name: "verdicts", finding: steps, next: null };
}
