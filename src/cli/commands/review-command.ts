import type { Command } from "commander";
import { addSettingFlags } from "../flags.ts";
import type { World } from "../world.ts";
import type { ReviewFlags } from "./review.ts";

/** Adds `papercards review` to the program. */
export function addReviewCommand(
  program: Command,
  world: World,
  onExitCode: (code: number) => void,
): void {
  addSettingFlags(program.command("review"), ["top", "model", "output", "cache"])
    .argument(
      "[day]",
      "a day or ISO week that has been generated; without it, the newest to look at",
    )
    .description("look at a day's cards beside their abstracts, change them, publish them")
    .option("--list", "print the days that have something to look at, and open nothing")
    .option("--no-open", "print the address and leave the browser alone")
    .option("--port <n>", "port of the page; 0 takes a free one", "0")
    .option("--pull-request-body", "print what a pull request on the day's digest should say")
    .action(async (date: string | undefined, flags: ReviewFlags) => {
      const { review } = await import("./review.ts");
      onExitCode(await review(date, flags, world));
    });
}
