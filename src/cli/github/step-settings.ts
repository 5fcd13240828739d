import { ACTION_INPUTS } from "../../config/action-inputs.ts";
import type { GivenSettings } from "../../config/load-settings.ts";
import { type SettingName, type Settings, WorkflowSettings } from "../../config/settings.ts";
import { DIGEST_CHOICES, type DigestChoice } from "../../core/choices.ts";
import type { Environment } from "../../core/environment.ts";
import { SettingsError } from "../../core/errors.ts";
import { quoteGiven } from "../../core/printed/printed.ts";
import { openSettings } from "../open/open-settings.ts";
import type { World } from "../world.ts";

/** What settings are called here: by the variable of the workflow, and by the input that it becomes. */
const INPUT_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  ACTION_INPUTS.map(({ setting, input }) => [setting, `${setting} (input \`${input}\`)`]),
);

/**
 * The settings of a step: an input beats a variable of the job. One that is empty is not given, as that of a
 * workflow whose variable nobody has set, and leaves the job's variable as it is. A step that asks nobody `uses`
 * only some of them.
 *
 * @throws {SettingsError} when a value cannot be used.
 */
export async function openStepSettings(
  world: World,
  uses?: readonly SettingName[],
): Promise<Settings> {
  const secrets = ACTION_INPUTS.filter(({ isSecret }) => isSecret);
  world.hideSecrets(secrets.flatMap(({ variable }) => world.environment[variable]?.trim() || []));
  const inputs = readGivenInputs(world.environment);
  const { settings } = await openSettings(world, inputs, {
    flagNames: INPUT_LABELS,
    ...(uses && { uses }),
  });
  return settings;
}

/**
 * The settings that the workflow alone has.
 *
 * @throws {SettingsError} when a value cannot be used: no word but those for no means no.
 */
export function readWorkflowSettings(environment: Environment): WorkflowSettings {
  const inputs: Environment = readGivenInputs(environment);
  const entries = WorkflowSettings.keyof().options.flatMap((name) => {
    const value = inputs[name] ?? environment[name]?.trim();
    return value ? [[name, value] as const] : [];
  });
  const values: Environment = Object.fromEntries(entries);
  const parsed = WorkflowSettings.safeParse(values);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const value = quoteGiven(values[name] ?? "");
    return `${INPUT_LABELS[name]} is ${value}: ${message}.`;
  });
  throw new SettingsError(problems.join(" "), "Correct what is named, or leave it empty.");
}

/** The choices that inputs give: as flags do, they count for digests that are there, too. */
export function listGivenChoices(environment: Environment): DigestChoice[] {
  const given = readGivenInputs(environment);
  const names = ACTION_INPUTS.filter(({ setting }) => Object.hasOwn(given, setting));
  return DIGEST_CHOICES.filter((choice) => names.some(({ input }) => input === choice));
}

/** The settings that inputs give, by their variable. */
function readGivenInputs(environment: Environment): GivenSettings["flags"] {
  return Object.fromEntries(
    ACTION_INPUTS.flatMap(({ setting, variable }) => {
      const value = environment[variable]?.trim();
      return value ? [[setting, value]] : [];
    }),
  );
}
