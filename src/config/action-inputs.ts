import { DIGEST_CHOICES } from "../core/choices.ts";
import { defaultOf, noteOf } from "./setting-notes.ts";
import {
  NOTIFY_SETTINGS,
  PUBLISHING_SETTINGS,
  PUSH_SETTINGS,
  SECRETS,
  Settings,
  SITE_SETTINGS,
  WorkflowSettings,
} from "./settings.ts";

/** A setting as an input of the action. */
type ActionInput = {
  /** The variable of the setting. */
  setting: string;
  /** The input, such as `max-cost-usd`. */
  input: string;
  /** The variable that brings the input to the program, beside the setting's own, which the caller may have set. */
  variable: string;
  description: string;
  isSecret: boolean;
  /** Whether the job of the site needs it, and no other does. */
  isForSite: boolean;
  /** The same of the job that sends messages. */
  isForNotifying: boolean;
  /** The same of the job of the data set. */
  isForPushing: boolean;
  /** Whether the publishing job needs it, too. */
  isForPublishing: boolean;
  /** Whether a digest keeps it: the variable is for digests to come, and only the input chooses anew. */
  isKept: boolean;
};

/** Every setting as an input of the action, in the order of their declaration. */
export const ACTION_INPUTS: readonly ActionInput[] = Object.entries({
  ...Settings.shape,
  ...WorkflowSettings.shape,
}).map(([setting, field]) => {
  const fallback = defaultOf(field);
  return {
    setting,
    input: nameInput(setting),
    variable: toInputVariable(nameInput(setting)),
    description: `${noteOf(field)}${fallback === "" ? "" : ` Default: ${fallback}.`}`,
    isSecret: SECRETS.some((secret) => secret === setting),
    isForSite: SITE_SETTINGS.includes(setting),
    isForNotifying: NOTIFY_SETTINGS.includes(setting),
    isForPushing: PUSH_SETTINGS.includes(setting),
    isForPublishing: PUBLISHING_SETTINGS.some((name) => name === setting),
    isKept: DIGEST_CHOICES.some((choice) => choice === nameInput(setting)),
  };
});

/** `PAPERCARDS_OUTPUT_DIR` is the input `output`, as it is the flag `--output`. */
function nameInput(setting: string): string {
  return setting
    .replace(/^(?:PAPERCARDS|OPENAI)_/, "")
    .replace(/_DIR$/, "")
    .toLowerCase()
    .replaceAll("_", "-");
}

/** The variable in which a step of the action gets an input. */
function toInputVariable(input: string): string {
  return `INPUT_${input.toUpperCase().replaceAll("-", "_")}`;
}
