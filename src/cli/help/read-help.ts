import helps from "./help.json" with { type: "json" };
import { readVersion } from "./version.ts";

const FLAGS: readonly string[] = ["--help", "-h"];
const VERSION_FLAGS: readonly string[] = ["--version", "-V"];

/**
 * What is printed for arguments that ask for nothing but help or the version, from what `npm run generate` wrote; so no
 * command and no parser is loaded for it. Null for all other arguments, which the parser reads.
 */
export function readHelp(argv: readonly string[]): string | null {
  if (argv.length === 1 && VERSION_FLAGS.includes(argv[0] ?? "")) return `${readVersion()}\n`;
  const path = toCommand(argv);
  return path === null ? null : (new Map(Object.entries(helps)).get(path.join(" ")) ?? null);
}

/** The names of the command whose help is asked for, none for the program's; null where it is not help. */
function toCommand(argv: readonly string[]): readonly string[] | null {
  if (FLAGS.includes(argv.at(-1) ?? "")) return argv.slice(0, -1);
  return argv[0] === "help" && argv.length <= 2 ? argv.slice(1) : null;
}
