import { Command } from "commander";
import { maskKeysAnywhere } from "../core/printed/mask-keys.ts";
import type { AddCommand } from "./add-command.ts";
import { addBackfillCommand } from "./commands/backfill.ts";
import { addBatchCommand } from "./commands/batch.ts";
import { addCheckCommand } from "./commands/check.ts";
import { addDemoCommand } from "./commands/demo.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addNotifyCommand } from "./commands/notify.ts";
import { addPushCommand } from "./commands/push.ts";
import { addRenderCommand } from "./commands/render.ts";
import { addReviewCommand } from "./commands/review.ts";
import { addRunCommand } from "./commands/run.ts";
import { addSiteCommand } from "./commands/site.ts";
import { addWeeklyCommand } from "./commands/weekly.ts";
import { addGithubCommands } from "./github/github-commands.ts";
import { readVersion } from "./help/version.ts";
import type { World } from "./world.ts";

/** Builds the program: every command with its flags. What an action needs is loaded when it runs. */
export function createProgram(world: World, onExitCode: (code: number) => void): Command {
  const program = new Command("papercards")
    .description("Hugging Face's Daily Papers as short Korean cards, kept as Markdown.")
    .version(readVersion(), "-V, --version", "print the version")
    .exitOverride()
    .configureOutput({
      writeOut: world.stdout,
      writeErr: (text) => world.stderr(maskKeysAnywhere(text)),
      outputError: () => {}, // it is thrown, too, and told as all errors are
    })
    .addHelpText("after", AFTER_HELP);
  for (const add of COMMANDS) add(program, world, onExitCode);
  return program;
}

/** In the order in which help lists them. */
const COMMANDS: readonly AddCommand[] = [
  addRunCommand,
  addBackfillCommand,
  addWeeklyCommand,
  addReviewCommand,
  addRenderCommand,
  addCheckCommand,
  addSiteCommand,
  addPushCommand,
  addNotifyCommand,
  addDoctorCommand,
  addDemoCommand,
  addBatchCommand,
  addGithubCommands,
];

const AFTER_HELP = `
Settings come from variables or a file named .env; .env.example lists them all.
Exit codes: 0 done, 1 nothing could be written, 2 wrong use or settings,
3 written but a card failed or a day is missing, or a check found errors, 130 interrupted.
Error codes: docs/errors.md.`;
