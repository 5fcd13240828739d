import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderAction, renderCaller, renderWorkflow } from "../scripts/generate/workflow-files.ts";
import { ACTION_INPUTS } from "../src/config/action-inputs.ts";
import { SECRETS, Settings, WorkflowSettings } from "../src/config/settings.ts";
import { fillIn, holds } from "./support/expressions.ts";
import {
  readAction,
  readGiven,
  readWorkflow,
  runsJob,
  toStepVariables,
} from "./support/workflow-file.ts";

const DIGEST = ".github/workflows/digest.yml";
const CALLER = "examples/caller.yml";

/** What a run is asked for, and what a job knows: no settings. */
const OF_A_RUN = [
  ...[
    "step",
    "date",
    "from",
    "to",
    "week",
    "redraft",
    "refresh",
    "dry-run",
    "branch",
    "deadline-minutes",
    "token",
    "needs",
    "failed",
  ],
];

const NAMES = [...Settings.keyof().options, ...WorkflowSettings.keyof().options];

/** A value of its own for each variable or secret. */
const markOf = (name: string) => `value of ${name}`;
const isSecret = (name: string) => SECRETS.some((secret) => secret === name);
const CONTEXTS = {
  vars: Object.fromEntries(NAMES.filter((name) => !isSecret(name)).map((n) => [n, markOf(n)])),
  secrets: Object.fromEntries(SECRETS.map((name) => [name, markOf(name)])),
};

test("action, workflow and the example for other repositories are up to date", () => {
  for (const [path, render] of [
    ["action.yml", renderAction],
    [DIGEST, renderWorkflow],
  ] as const) {
    const text = readFileSync(path, "utf8");
    expect(render(text), path).toBe(text);
  }
  expect(readFileSync(CALLER, "utf8")).toBe(renderCaller(readFileSync(DIGEST, "utf8")));
});

test("every setting is an input of the action, and nothing else is but what a run is asked for", () => {
  expect(ACTION_INPUTS.map(({ setting }) => setting)).toEqual(NAMES);
  const inputs = Object.keys(readAction().inputs);
  expect(inputs.toSorted()).toEqual(
    [...OF_A_RUN, ...ACTION_INPUTS.map(({ input }) => input)].toSorted(),
  );
  expect(inputs).toEqual(
    expect.arrayContaining(["top", "model", "base-url", "api-key", "hf-token", "output", "review"]),
  );
});

test("every variable and secret reaches the program in the job that needs it, and no secret the others", () => {
  const made = toStepVariables(DIGEST, "generate", CONTEXTS);

  const site = toStepVariables(DIGEST, "site", CONTEXTS);
  const notify = toStepVariables(DIGEST, "notify", CONTEXTS);
  const push = toStepVariables(DIGEST, "push", CONTEXTS);
  const variablesFor = ({
    isForSite,
    isForNotifying,
    isForPushing,
  }: (typeof ACTION_INPUTS)[number]) =>
    [isForSite && site, isForNotifying && notify, isForPushing && push].find(Boolean) || made;

  for (const input of ACTION_INPUTS) {
    const { setting, variable, isKept } = input;
    expect(variablesFor(input)[isKept ? setting : variable], setting).toBe(markOf(setting));
  }
  const secretsOf = (variables: object) =>
    SECRETS.filter((name) => JSON.stringify(variables).includes(markOf(name)));
  expect(secretsOf(made)).toEqual(["OPENAI_API_KEY", "HF_TOKEN"]);
  expect(secretsOf(site)).toEqual([]);
  expect(secretsOf(push)).toEqual(["HF_TOKEN"]);
  expect(secretsOf(notify)).toEqual(["PAPERCARDS_WEBHOOK_URLS"]);
  for (const job of ["publish", "propose"]) {
    const variables = toStepVariables(DIGEST, job, CONTEXTS);
    const reached = ACTION_INPUTS.filter(({ setting, variable }) =>
      variables[variable]?.includes(markOf(setting)),
    );
    expect(reached.map(({ input }) => input)).toEqual(["output", "cache"]);
  }
});

test("a step overwrites no setting that its job has in the environment", () => {
  const env = Object.fromEntries(NAMES.map((name) => [name, markOf(name)]));
  for (const job of ["generate", "publish", "propose"]) {
    const variables = toStepVariables(DIGEST, job, { env });

    expect({ ...env, ...variables }).toMatchObject(env);
  }
});

test("a variable of what digests keep is a setting, and no input, which would choose anew for them", () => {
  for (const path of [DIGEST, CALLER]) {
    const made = toStepVariables(path, "generate", CONTEXTS);

    expect([made.INPUT_TOP, made.INPUT_INTERESTS], path).toEqual(["", ""]);
    expect(made, path).toMatchObject({
      PAPERCARDS_TOP: markOf("PAPERCARDS_TOP"),
      PAPERCARDS_INTERESTS: markOf("PAPERCARDS_INTERESTS"),
    });
  }
});

test("each file names every variable and secret by a setting, and gives no input that the action lacks", () => {
  for (const path of [DIGEST, CALLER]) {
    const text = readFileSync(path, "utf8");
    const named = [...text.matchAll(/\b(vars|secrets)\.(\w+)/g)];
    for (const [, store = "", name = ""] of named) {
      expect([...NAMES, "PAPERCARDS_GITHUB_TOKEN"], path).toContain(name);
      expect(store, name).toBe(
        isSecret(name) || name === "PAPERCARDS_GITHUB_TOKEN" ? "secrets" : "vars",
      );
    }
    const inputs = Object.keys(readAction().inputs);
    for (const job of ["generate", "publish", "propose", "site", "push", "notify"]) {
      const given = Object.keys(readGiven(path, job, {}));
      expect(given.filter((name) => !inputs.includes(name))).toEqual([]);
    }
  }
});

test("what is filled in by hand beats a variable, and what is left empty does not", () => {
  const vars = { PAPERCARDS_TOP: "9", PAPERCARDS_REVIEW: " Yes " };
  const start = (inputs: object) => toStepVariables(DIGEST, "generate", { vars, inputs });

  expect(start({ top: "3", review: true })).toMatchObject({ INPUT_TOP: "3", INPUT_REVIEW: "true" });
  expect(start({ top: "", review: false, dry_run: false })).toMatchObject({
    INPUT_TOP: "",
    PAPERCARDS_TOP: "9",
    INPUT_REVIEW: " Yes ",
    INPUT_DRY_RUN: "false",
  });
  expect(start({})).toMatchObject({ INPUT_TOP: "", INPUT_REVIEW: " Yes ", INPUT_DRY_RUN: "" });
});

test.each([DIGEST, CALLER])(
  "published cards are made anew by what is filled in by hand, and by no variable: %s",
  (path) => {
    const start = (job: string, inputs: object) =>
      toStepVariables(path, job, { ...CONTEXTS, inputs }).INPUT_REDRAFT;
    const jobs = ["generate", "propose"];

    expect(jobs.map((job) => start(job, { redraft: true }))).toEqual(["true", "true"]);
    expect(jobs.map((job) => start(job, { redraft: false }))).toEqual(["false", "false"]);
    expect(jobs.map((job) => start(job, {}))).toEqual(["", ""]); // by schedule, or after a push
  },
);

test.each([DIGEST, CALLER])(
  "closed days are asked about again by what is filled in by hand, and by no variable: %s",
  (path) => {
    const start = (inputs: object) =>
      toStepVariables(path, "generate", { ...CONTEXTS, inputs }).INPUT_REFRESH;

    expect([start({ refresh: true }), start({ refresh: false }), start({})]).toEqual([
      "true",
      "false",
      "",
    ]);
  },
);

describe("which job publishes", () => {
  test.each([
    ["publish", ["publish"]],
    ["propose", ["propose"]],
    ["refresh", ["propose"]],
    ["none", []],
    ["", []],
  ])("with the mode %j: %j", (mode, jobs) => {
    const contexts = { needs: { generate: { outputs: { mode } } } };

    const running = ["publish", "propose"].filter((job) => runsJob(DIGEST, job, contexts));

    expect(running).toEqual(jobs);
  });

  test("after a push, only the one that brings requests up to date, on the default branch", () => {
    const start = (ref_name: string, vars: object) => {
      const event = { repository: { default_branch: "main" } };
      const contexts = { vars, github: { event_name: "push", ref_name, event } };
      return ["generate", "publish", "propose"].filter((job) => runsJob(DIGEST, job, contexts));
    };

    expect(start("main", { PAPERCARDS_REVIEW: "yes" })).toEqual(["propose"]);
    expect(start("other", { PAPERCARDS_REVIEW: "yes" })).toEqual([]);
    expect(start("main", {})).toEqual([]);
  });

  test.each([DIGEST, CALLER])(
    "a failure after a push is told, too, and nothing else then: %s",
    (path) => {
      const isTold = (event_name: string, result: string) =>
        runsJob(path, "report", {
          vars: { PAPERCARDS_REPORT_ISSUE: "yes" },
          github: { event_name },
          needs: { propose: { result } },
        });

      expect([isTold("push", "failure"), isTold("push", "success")]).toEqual([true, false]);
      expect([isTold("schedule", "success"), isTold("schedule", "skipped")]).toEqual([true, true]);
    },
  );

  test("is decided by no condition that reads a switch for itself", () => {
    for (const path of [DIGEST, CALLER, "action.yml"]) {
      const conditions = [...readFileSync(path, "utf8").matchAll(/^ *(?:- )?if:.*/gm)].join("\n");

      expect(conditions, path).not.toMatch(/vars\.|inputs\./);
    }
  });
});

test("the cache that is kept from run to run is the folder that the setting names", () => {
  const steps = readWorkflow(DIGEST).jobs.generate?.steps ?? [];
  const paths = (vars: object) =>
    steps
      .filter(({ uses }) => uses?.startsWith("actions/cache/"))
      .map(({ with: given }) => fillIn(given?.path ?? "", { vars }));

  expect(paths({})).toEqual(["cache", "cache"]);
  expect(paths({ PAPERCARDS_CACHE_DIR: "kept" })).toEqual(["kept", "kept"]);
});

test("expressions are evaluated as GitHub does it", () => {
  const contexts = { inputs: { no: false, empty: "" }, vars: { yes: "True" } };

  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
  expect(fillIn("a ${{ inputs.no || vars.yes }} ${{ inputs.none }}b", contexts)).toBe("a True b");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
  expect(holds("${{ vars.yes == 'true' }}", contexts)).toBe(true); // whatever the case
  expect(holds("inputs.empty && always()", contexts)).toBe(false);
});
