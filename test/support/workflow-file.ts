import { readFileSync } from "node:fs";
import process from "node:process";
import { parse } from "yaml";
import { z } from "zod";
import { type Contexts, fillIn, holds } from "./expressions.ts";
import type { Inputs } from "./runner.ts";

const Value = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const Step = z.object({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), Value).optional(),
  env: z.record(z.string(), Value).optional(),
});

const Job = z.object({
  if: z.string().optional(),
  permissions: z.record(z.string(), z.string()),
  "timeout-minutes": z.number(),
  environment: z.unknown().optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  steps: z.array(Step),
});

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), Job),
});

const Action = z.object({
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), default: z.string().optional() }),
  ),
  runs: z.object({ steps: z.array(Step) }),
});

export const readWorkflow = (path: string) => Workflow.parse(parse(readFileSync(path, "utf8")));
export const readAction = () => Action.parse(parse(readFileSync("action.yml", "utf8")));

/** Contexts in which nothing is set. */
const NOTHING_SET: Contexts = {
  inputs: {},
  vars: {},
  secrets: {},
  needs: {},
  steps: {},
  runner: { temp: "/tmp" },
  env: {},
  github: { token: "ghs-made-up", run_id: "1", run_attempt: "1", event_name: "schedule" },
};

/** What a job gives to the action: its inputs, or the variables that its steps get. */
export function readGiven(
  path: string,
  job: string,
  contexts: Contexts,
  kind: "with" | "env" = "with",
): Record<string, string> {
  const steps = readWorkflow(path).jobs[job]?.steps ?? [];
  const own = steps.find(({ uses }) => /^(?:\.\/|OWNER\/papercards@.*)$/.test(uses ?? ""));
  return fillInAll(own?.[kind] ?? {}, { ...NOTHING_SET, ...contexts });
}

/** The variables with which the action's own step starts in a job, as GitHub makes them. */
export function toStepVariables(path: string, job: string, contexts: Contexts = {}): Inputs {
  const { inputs, runs } = readAction();
  const given = readGiven(path, job, contexts);
  const filled = Object.entries(inputs).map(([name, input]) => [
    name,
    given[name] ?? input.default ?? "",
  ]);
  const step = runs.steps.find(({ id }) => id === "papercards");
  const { NODE: _, ...variables } = fillInAll(step?.env ?? {}, {
    inputs: Object.fromEntries(filled),
    steps: { node: { outputs: { path: process.execPath } } },
  });
  return { ...readGiven(path, job, contexts, "env"), ...variables };
}

/** Whether a job runs. */
export function runsJob(path: string, job: string, contexts: Contexts = {}): boolean {
  return holds(readWorkflow(path).jobs[job]?.if, { ...NOTHING_SET, ...contexts });
}

function fillInAll(texts: Readonly<Record<string, string>>, contexts: Contexts): Inputs {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, fillIn(text, contexts)]),
  );
}
