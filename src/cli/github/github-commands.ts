import type { Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { quoteGiven } from "../../core/printed/printed.ts";
import type { World } from "../world.ts";
import { explainErrors } from "./explain.ts";

/** The steps of the action: make digests, publish or propose them, bring open requests up to date, report a run, make the site, push the data set, send messages. */
const STEPS: ReadonlyMap<string, () => Promise<(world: World) => Promise<number>>> = new Map([
  ["generate", async () => (await import("./generate.ts")).generate],
  ["publish", async () => (await import("./publish.ts")).publish],
  ["report", async () => (await import("./report-step.ts")).report],
  ["site", async () => (await import("./site/site-step.ts")).makeSite],
  ["push", async () => (await import("./push/push-step.ts")).push],
  ["notify", async () => (await import("./notify/notify-step.ts")).notify],
  ["refresh", async () => (await import("./publish.ts")).refresh],
]);

/**
 * Adds the command that workflows call; it is no part of the help. All inputs come from the environment, also the step: as
 * an argument it could be read as an option, such as `--help`, which does nothing and ends well.
 */
export function addGithubCommands(
  program: Command,
  world: World,
  onExitCode: (code: number) => void,
): void {
  program
    .command("github", { hidden: true })
    .description("the step of the workflow that INPUT_STEP names; inputs come from the environment")
    .action(async () => {
      onExitCode(await explainErrors(runStep, world));
    });
}

/** @throws {UsageError} when the environment names no step. */
async function runStep(world: World): Promise<number> {
  const { INPUT_STEP: name = "" } = world.environment;
  const open = STEPS.get(name);
  if (open !== undefined) return (await open())(world);
  const names = [...STEPS.keys()].map((step) => `\`${step}\``).join(", ");
  throw new UsageError(
    `${quoteGiven(name)} is no step of the action.`,
    `Let the input \`step\` be one of ${names}.`,
  );
}
