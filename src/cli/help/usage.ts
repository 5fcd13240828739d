import type { Command } from "commander";
import { createProgram } from "../program.ts";
import type { World } from "../world.ts";

/** A world in which no command is ever run. */
const NOWHERE: World = {
  argv: [],
  environment: {},
  cwd: ".",
  stdout: () => {},
  stderr: () => {},
  now: () => new Date(0),
  setV8Flags: () => {},
  signal: new AbortController().signal,
  writer: { processId: 0, isRunning: () => false },
  exact: { stdout: () => {}, stderr: () => {} },
  hideSecrets: () => {},
};

/** Commands whose flags are shown. */
const SHOWN: readonly string[] = ["run", "backfill", "weekly"];

/** Columns of help, where nobody has told how wide the terminal is. */
const HELP_COLUMNS = 80;

const BLOCK = /(<!-- usage -->\n)[\s\S]*?(<!-- \/usage -->)/;

/** The help of the program and of its commands that make digests, as the READMEs show it. */
export function renderUsage(): string {
  const program = createProgram(NOWHERE, () => {});
  const commands = program.commands.filter((command) => SHOWN.includes(command.name()));
  return [program, ...commands].map(renderHelp).join("\n");
}

/** The same document with another usage block. */
export function replaceUsage(document: string, usage: string): string {
  return document.replace(BLOCK, (_, start: string, end: string) => `${start}${usage}${end}`);
}

function renderHelp(command: Command): string {
  command.configureHelp({ helpWidth: 110 });
  return `\`\`\`text\n${command.helpInformation().trim()}\n\`\`\`\n`;
}

/** The help of the program, under "", and of each command, under its name, as `help.json` keeps them. */
export function renderHelps(): Record<string, string> {
  let written = "";
  const world: World = {
    ...NOWHERE,
    stdout: (text) => {
      written += text;
    },
  };
  const helps: Record<string, string> = {};
  const add = (command: Command, path: readonly string[]) => {
    written = "";
    command.configureHelp({ helpWidth: HELP_COLUMNS });
    command.outputHelp();
    helps[path.join(" ")] = written;
    for (const inner of command.commands) add(inner, [...path, inner.name()]);
  };
  add(
    createProgram(world, () => {}),
    [],
  );
  return helps;
}
