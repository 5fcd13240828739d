import { Command } from "commander";
import type { BackfillFlags } from "./commands/backfill.ts";
import { addBatchCommands } from "./commands/batch-commands.ts";
import { addReviewCommand } from "./commands/review-command.ts";
import { addPrintFlags, addRunFlags, addSettingFlags, type Flags } from "./flags.ts";
import { addGithubCommands } from "./github/github-commands.ts";
import type { World } from "./world.ts";

type OnExitCode = (code: number) => void;

/** Adds a command to the program; its exit code goes to `onExitCode`. */
type AddCommand = (program: Command, world: World, onExitCode: OnExitCode) => void;

/** Builds the program: every command with its flags. What a command needs is loaded when it runs. */
export function createProgram(world: World, onExitCode: OnExitCode): Command {
  const program = new Command("papercards")
    .description("Hugging Face's Daily Papers as short Korean cards, kept as Markdown.")
    .exitOverride()
    .configureOutput({ writeOut: world.stdout, writeErr: world.stderr })
    .addHelpText("after", AFTER_HELP);
  for (const add of COMMANDS) add(program, world, onExitCode);
  return program;
}

function addRunCommand(program: Command, world: World, onExitCode: OnExitCode): void {
  addRunFlags(program.command("run"))
    .argument("[date]", "a day of the Hub, YYYY-MM-DD in UTC; without it, every day still owed")
    .description("make the digest of one day")
    .action(async (date: string | undefined, flags: Flags) => {
      const { run } = await import("./commands/run.ts");
      onExitCode(await run(date, flags, world));
    });
}

function addBackfillCommand(program: Command, world: World, onExitCode: OnExitCode): void {
  addRunFlags(program.command("backfill"))
    .argument("<from>", "the first day, YYYY-MM-DD in UTC")
    .argument("<to>", "the last day, included")
    .option("--shard <i>/<n>", "make the i-th of n parts of the range; `render` joins them")
    .option(
      "--batch",
      "send what is not cached through the provider's Batch API; run again to collect",
    )
    .description("make every day of a range; run again, it goes on where it stopped")
    .action(async (from: string, to: string, flags: BackfillFlags) => {
      const { backfill } = await import("./commands/backfill.ts");
      onExitCode(await backfill({ from, to }, flags, world));
    });
}

function addWeeklyCommand(program: Command, world: World, onExitCode: OnExitCode): void {
  addPrintFlags(addSettingFlags(program.command("weekly"), ["model", "output", "cache"]))
    .argument("[week]", "an ISO week, YYYY-Www; without it, the newest one with papers")
    .description("make the digest of one week from the digests of its days")
    .action(async (week: string | undefined, flags: Flags) => {
      const { weekly } = await import("./commands/weekly.ts");
      onExitCode(await weekly(week, flags, world));
    });
}

function addRenderCommand(program: Command, world: World, onExitCode: OnExitCode): void {
  addSettingFlags(program.command("render"), ["output"])
    .description("write every Markdown file and index again from the JSON")
    .action(async (flags: Flags) => {
      const { render } = await import("./commands/render.ts");
      onExitCode(await render(flags, world));
    });
}

function addCheckCommand(program: Command, world: World, onExitCode: OnExitCode): void {
  addSettingFlags(program.command("check"), ["output"])
    .argument("[file...]", "digests or cards as JSON; without them, every digest")
    .option("--json", "print one JSON object to stdout instead")
    .description("look again, without a model, at cards that are written")
    .action(async (files: string[], flags: Flags) => {
      const { check } = await import("./commands/check.ts");
      onExitCode(await check(files, flags, world));
    });
}

function addDoctorCommand(program: Command, world: World, onExitCode: OnExitCode): void {
  addSettingFlags(program.command("doctor"), ["model", "output", "cache"])
    .description("say whether settings, folders, Hub and model work")
    .action(async (flags: Flags) => {
      const { doctor } = await import("./commands/doctor.ts");
      onExitCode(await doctor(flags, world));
    });
}

function addDemoCommand(program: Command, world: World, onExitCode: OnExitCode): void {
  addPrintFlags(addSettingFlags(program.command("demo"), ["output"]))
    .description("make a bundled day with recorded answers: no key, no network")
    .action(async (flags: Flags) => {
      const { demo } = await import("./commands/demo.ts");
      onExitCode(await demo(flags, world));
    });
}

/** In the order in which help lists them. */
const COMMANDS: readonly AddCommand[] = [
  addRunCommand,
  addBackfillCommand,
  addWeeklyCommand,
  addReviewCommand,
  addRenderCommand,
  addCheckCommand,
  addDoctorCommand,
  addDemoCommand,
  addBatchCommands,
  addGithubCommands,
];

const AFTER_HELP = `
Settings come from variables or a file named .env; .env.example lists them all.
Exit codes: 0 done, 1 nothing could be written, 2 wrong use or settings,
3 written but a card failed or a day is missing, or a check found errors, 130 interrupted.`;
