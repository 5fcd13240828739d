import type { Settings } from "../../config/settings.ts";
import { NOT_LOOKED_UP } from "../../core/paper/artefacts.ts";
import { parseListing } from "../../core/paper/listing.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { askForDraft } from "../../drafting/draft-question.ts";
import { findDraftProblem } from "../../drafting/find-draft-problem.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { type Probe, type ProbeQuestions, probeModel } from "../../model/probe.ts";
import { openBundledSources } from "../../sources/bundled.ts";
import { toProvider } from "../open/to-provider.ts";
import { BUNDLED_DATE, readTemplates, toPackagePath } from "../package-files.ts";
import { describeCost } from "../print/amounts.ts";
import { type Diagnosis, explainFailure, ok } from "./diagnosis.ts";

/** Asks the model a question of a run, and judges its answer as a run does. */
export async function examineModel(
  settings: Settings,
  http: HttpClient,
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  return explainFailure("model", async () => {
    const probe = await probeModel(toProvider(settings), http, await makeQuestions(), signal);
    return [
      ok("model", `${quoteForeign(probe.answeredBy)} answered in ${probe.seconds.toFixed(1)} s`),
      diagnoseDraft(probe),
      ...(probe.advice === null ? [] : [diagnoseAdvice(probe.advice)]),
      ...(probe.hitRate === null ? [] : [diagnoseCache(probe.hitRate)]),
      ok("limits", describeReportedLimits(probe)),
      diagnosePrice("price", probe, settings),
    ];
  });
}

/** The questions about the first two papers of the bundled day. */
async function makeQuestions(): Promise<ProbeQuestions> {
  const sources = openBundledSources(toPackagePath(`examples/${BUNDLED_DATE}/`));
  const { items } = await sources.fetchListing(BUNDLED_DATE, new Date(0));
  const { draft, reask: template } = await readTemplates();
  const [paper, other] = parseListing(items).papers;
  if (paper === undefined || other === undefined) throw new Error("The bundled day is empty.");
  return {
    question: askForDraft(paper, draft),
    alike: askForDraft(other, draft),
    findProblem: (question, answer) => {
      const subject = { paper, artefacts: NOT_LOOKED_UP };
      const problem = findDraftProblem(subject, { question, answer }, template);
      if (problem === null) return null;
      const { failure, explanation, reask } = problem;
      return { says: failure.message, explanation, reask };
    },
  };
}

function diagnoseDraft({ problem, stepsDown }: Probe): Diagnosis {
  const name = "structured output";
  const steps = stepsDown.join(" ");
  if (problem !== null) {
    return {
      status: "failed",
      name,
      finding: `no card: ${quoteForeign(problem.says)}${steps === "" ? "" : ` ${steps}`}`,
      next: problem.explanation.fix,
    };
  }
  if (steps === "") return ok(name, "as asked for");
  return { status: "warning", name, finding: steps, next: null };
}

function diagnoseCache(hitRate: number): Diagnosis {
  const name = "prompt cache";
  const finding = `${Math.round(hitRate * 100)} % of a second question came from the provider's cache`;
  return hitRate > 0 ? ok(name, finding) : { status: "warning", name, finding, next: null };
}

function diagnoseAdvice(advice: string): Diagnosis {
  return {
    status: "warning",
    name: "provider",
    finding: "needs a setting of its own",
    next: advice,
  };
}

function describeReportedLimits({ limits: { requests, tokens } }: Probe): string {
  if (requests === null && tokens === null) return "not reported; 429 responses are honoured";
  return `${quoteForeign(requests ?? "unknown")} requests, ${quoteForeign(tokens ?? "unknown")} tokens`;
}

/** What a model costs, and what looking at it did. */
export function diagnosePrice(
  name: string,
  { price, costUsd }: Probe,
  settings: Settings,
): Diagnosis {
  if (price !== null) {
    const finding = `$${price.input.toFixed(2)} in, $${price.output.toFixed(2)} out for a million tokens; this look took ${describeCost(costUsd)}`;
    return ok(name, finding);
  }
  const hasLimit = settings.PAPERCARDS_MAX_COST_USD !== undefined;
  const next = hasLimit ? "Unset PAPERCARDS_MAX_COST_USD, which cannot be kept." : null;
  return { status: "warning", name, finding: "unknown, so that costs stay unknown", next };
}
