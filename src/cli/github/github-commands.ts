import type { Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { quoteGiven } from "../../core/printed/printed.ts";
import type { World } from "../world.ts";
import { explainErrors } from "./explain.ts";

/** Adds the commands that workflows call; they are no part of the help. */
export function addGithubCommands(
  program: Command,
  world: World,
  onExitCode: (code: number) => void,
): void {
  const github = program
    .command("github", { hidden: true })
    .description("steps of the workflow; inputs come from the environment")
    .argument("[step]")
    .action(async (step = "") => {
      const names = github.commands.map((command) => `\`${command.name()}\``).join(", ");
      const refuse = async () => {
        throw new UsageError(
          `${quoteGiven(step)} is no step of the action.`,
          `Let the input \`step\` be one of ${names}.`,
        );
      };
      onExitCode(await explainErrors(refuse, world));
    });
  github
    .command("generate")
    .description("make digests, and leave them for `publish`")
    .action(async () => {
      const { generate } = await import("./generate.ts");
      onExitCode(await explainErrors(generate, world));
    });
  github
    .command("publish")
    .description("commit and push what `generate` has left, or open pull requests")
    .action(async () => {
      const { publish } = await import("./publish.ts");
      onExitCode(await explainErrors(publish, world));
    });
  github
    .command("report")
    .description("tell in an issue of the repository how the jobs of a run went")
    .action(async () => {
      const { report } = await import("./report-step.ts");
      onExitCode(await explainErrors(report, world));
    });
  github
    .command("refresh")
    .description("bring the open pull requests up to date, such as after one was merged")
    .action(async () => {
      const { refresh } = await import("./publish.ts");
      onExitCode(await explainErrors(refresh, world));
    });
}
