import type { Settings } from "../../config/settings.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { type Probe, probeModel } from "../../model/probe.ts";
import { toProvider } from "../open/to-provider.ts";
import { type Diagnosis, explainFailure, ok } from "./diagnosis.ts";

/** Asks the model one small question. */
export async function examineModel(
  settings: Settings,
  http: HttpClient,
  signal: AbortSignal,
  timeoutMs?: number,
): Promise<Diagnosis[]> {
  return explainFailure("model", async () => {
    const probe = await probeModel(toProvider(settings), http, signal, timeoutMs);
    return [
      ok("model", `${quoteForeign(probe.answeredBy)} answered in ${probe.seconds.toFixed(1)} s`),
      diagnoseStructure(probe),
      ...(probe.advice === null ? [] : [diagnoseAdvice(probe.advice)]),
      ok("limits", describeReportedLimits(probe)),
      diagnosePrice(probe, settings),
    ];
  });
}

function diagnoseStructure({ isStructured, stepsDown }: Probe): Diagnosis {
  if (!isStructured) {
    return {
      status: "failed",
      name: "structured output",
      finding: "the answer was not the JSON object that was asked for",
      next: "Choose a model that follows a JSON Schema.",
    };
  }
  if (stepsDown.length === 0) return ok("structured output", "as asked for");
  const finding = stepsDown.join(" ");
  return { status: "warning", name: "structured output", finding, next: null };
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

function diagnosePrice({ price }: Probe, settings: Settings): Diagnosis {
  const name = "price";
  if (price !== null) {
    const finding = `$${price.input.toFixed(2)} in, $${price.output.toFixed(2)} out for a million tokens`;
    return ok(name, finding);
  }
  const hasLimit = settings.PAPERCARDS_MAX_COST_USD !== undefined;
  const next = hasLimit ? "Unset PAPERCARDS_MAX_COST_USD, which cannot be kept." : null;
  return { status: "warning", name, finding: "unknown, so that costs stay unknown", next };
}
