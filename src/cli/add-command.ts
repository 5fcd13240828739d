import type { Command } from "commander";
import type { World } from "./world.ts";

/**
 * Adds a command to the program: its flags, and its action, whose exit code goes to `onExitCode`. Help
 * needs all commands at once, so what only an action needs is imported when it runs.
 */
export type AddCommand = (
  program: Command,
  world: World,
  onExitCode: (code: number) => void,
) => void;
