import { ACTION_INPUTS } from "../../config/action-inputs.ts";
import { escapeMessage } from "../../core/digest/escape.ts";

/** What advice for a terminal says of the machine and of a second try, and what is true of a runner and its workflow. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /Open a page in a browser on this machine and sign in if the network asks for it; otherwise correct/g,
    "Correct",
  ],
  [/in a browser on this machine/g, "from the runner's network"],
  [/a model on this machine/g, "a model that the runner reaches"],
  [/this machine/g, "the runner"],
  [/the same command, run again,/g, "a run by hand of the same days"],
  [/the same command/g, "the workflow"],
  [/export (\w+) before the program starts/g, "set $1"],
  [
    /The flags choose/g,
    "What is filled in by hand as `top`, or given as an input of the action, chooses",
  ],
];

/** What is said in passing of commands that no workflow has. */
const ASIDE = /; `papercards (?:doctor|demo)\b[^`]*`[^.;\n]*/g;

/** What the workflow has no field for. */
const IN_CLONE = "in a clone of the repository";

/** A command, a flag with or without its value, or a setting, between backticks. */
const CODE = new RegExp(`\`([^\`\\n]+)\`(?! ${IN_CLONE})`, "g");

/** How a setting is called where its value is kept. */
const SETTINGS = new Map(
  ACTION_INPUTS.map(({ setting, isSecret }) => [
    setting,
    `\`${isSecret ? "secrets" : "vars"}.${setting}\``,
  ]),
);

/** The fields, and inputs of the action, that are flags of the command line for one run alone. */
const FLAG_FIELDS = ["top", "interests", "redraft", "refresh"];

/** Those of them that are behind a command, and are ticked. */
const SWITCHES = ["--redraft", "--refresh"];

/** Flags that are settings. */
const FLAG_SETTINGS: ReadonlyMap<string, string> = new Map([
  ["output", "PAPERCARDS_OUTPUT_DIR"],
  ["cache", "PAPERCARDS_CACHE_DIR"],
]);

/** A flag or a setting outside of backticks, and not named as an input already. Git has flags, too, which it names. */
const BARE = new RegExp(
  `(?<![\\w.\`$-])(?:--(?:${[...FLAG_FIELDS, ...FLAG_SETTINGS.keys()].join("|")})|${[...SETTINGS.keys()].join("|")})(?![\\w=\`-]| \\(input)`,
  "g",
);

/** Which fields of "Run workflow" the arguments of a command become, in their order. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["run", "date"],
  ["backfill", "from to"],
  ["weekly", "week"],
]);

/**
 * A message of ours as it is true in a workflow. All messages are written for a terminal; whoever reads one in an annotation, a
 * summary, an issue, a request or the log of a step has none, but the fields of "Run workflow", variables and secrets. What only
 * a command does is said to be done in a clone: how, also where that holds no papercards, tells docs/workflow.md. What is in these words
 * already stays as it is.
 */
export function toWorkflowWords(message: string): string {
  return PHRASES.reduce((text, [phrase, words]) => text.replace(phrase, words), message)
    .replace(ASIDE, "")
    .replace(CODE, (whole, code: string) => translate(code) ?? whole)
    .replace(BARE, (word) => translate(word) ?? word)
    .replace(/\b([Rr]un|[Ss]tart) the workflow with `/g, "$1 the workflow by hand with `");
}

/** A message of ours as a part of a block or a cell of Markdown on GitHub. */
export function escapeForWorkflow(message: string): string {
  return escapeMessage(toWorkflowWords(message));
}

function translate(code: string): string | undefined {
  if (code.startsWith("papercards ")) return translateCommand(code);
  return code.startsWith("--") ? translateFlag(code) : SETTINGS.get(code);
}

/** `papercards run 2026-02-13 --refresh` as the workflow with `date` 2026-02-13 and `refresh`. */
function translateCommand(code: string): string {
  const [, command = "", ...values] = code.split(" ");
  const fields = FIELDS.get(command)?.split(" ");
  const isFlag = (value: string) => value.startsWith("--");
  if (fields === undefined || values.some((value) => isFlag(value) && !SWITCHES.includes(value)))
    return `\`${code}\` ${IN_CLONE}`;
  const filled = values
    .map((value, index) => translateFlag(value) ?? `\`${fields[index]}\` ${value}`)
    .join(" and ");
  return filled === "" ? "the workflow" : `the workflow with ${filled}`;
}

/** `--top 5` as `top` 5; a flag that is a setting as its variable; none of git or another program. */
function translateFlag(code: string): string | undefined {
  const [flag = "", ...value] = code.split(" ");
  const name = flag.slice("--".length);
  if (FLAG_FIELDS.includes(name)) return [`\`${name}\``, ...value].join(" ");
  return SETTINGS.get(FLAG_SETTINGS.get(name) ?? "");
}
