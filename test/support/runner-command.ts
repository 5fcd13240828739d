/** Commands that the runner of GitHub Actions knows, and those of other runners. */
const COMMANDS =
  /^(?:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning)$/i;

/** .NET compares as people do, past characters that nobody sees. */
const IGNORED = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * Whether a line is a command to the runner of a job: read as `ActionCommand.TryParseV2` and `TryParse` of
 * actions/runner read it, past invisible characters too, or as Azure Pipelines and TeamCity do.
 */
export function isRunnerCommand(line: string): boolean {
  return [line, line.replaceAll(IGNORED, "")].some(
    (seen) => isCommandNow(seen) || isCommandThen(seen) || /##(?:vso|teamcity)\[/.test(seen),
  );
}

/** `::name key=value::data` behind white space. */
function isCommandNow(line: string): boolean {
  const [, name = ""] = /^\s*::([^ ]*?)(?: .*?)?::/.exec(line) ?? [];
  return COMMANDS.test(name);
}

/** `##[name key=value]data` anywhere. */
function isCommandThen(line: string): boolean {
  const [, name = ""] = /##\[([^ \]]*)[^\]]*\]/.exec(line) ?? [];
  return COMMANDS.test(name);
}
