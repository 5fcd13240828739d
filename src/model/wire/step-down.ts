import { STRUCTURED_MODES } from "../../core/choices.ts";
import { ModelError } from "../model-error.ts";
import type { Profile } from "../provider/profiles.ts";
import type { WireError } from "./wire-error.ts";

/** The profile in use, without what the endpoint has refused to take. */
type ProfileInUse = {
  /** The profile to send with. */
  current: () => Profile;
  /** @throws {ModelError} that sends the question again, when the refusal is about a parameter. */
  stepDown: (sent: Profile, status: number, error: WireError) => void;
};

/**
 * Starts from a profile and steps down when the endpoint refuses a parameter, for the rest of the run.
 * Each step is reported once: questions that were sent with the refused profile are only sent again.
 */
export function openProfile(profile: Profile, onNotice: (message: string) => void): ProfileInUse {
  let current = profile;
  return {
    current: () => current,
    stepDown: (sent, status, error) => {
      const step = findStepDown(sent, status, error);
      if (step === null) return;
      if (sent === current) {
        current = step.profile;
        onNotice(step.notice);
      }
      throw new ModelError(step.notice, { status, isSteppedDown: true });
    },
  };
}

/** A profile without what an endpoint would not take, and what to say about it. */
type StepDown = { profile: Profile; notice: string };

/** Words for a parameter that is not known or not wanted, as opposed to one out of its range. */
const UNWANTED =
  /unsupported|unrecogni[sz]ed|unknown|unexpected|not support|not permitted|does not|extra/i;

/** A parameter, how a refusal names it, and what is sent instead of it; null when nothing is left. */
type Rule = {
  names: RegExp;
  /** Whether naming the parameter is enough, since nothing of it depends on the question. */
  isEnough?: boolean;
  change: (profile: Profile) => StepDown | null;
};

const RULES: readonly Rule[] = [
  { names: /max_(?:completion_)?tokens/i, change: changeTokenParameter },
  { names: /temperature/i, change: dropTemperature },
  { names: /reasoning/i, change: dropReasoningEffort },
  {
    names:
      /response_format|json_schema|json_object|structured[_ ]output|grammar|guided|schema|requested parameters/i,
    isEnough: true,
    change: loosenStructure,
  },
];

/** Statuses with which endpoints refuse a parameter; 404 is OpenRouter's when no provider takes it. */
const STATUSES: readonly number[] = [400, 404, 422];

/** The profile to send with instead, when a refusal is about a parameter; null when it is about something else. */
function findStepDown(
  profile: Profile,
  status: number,
  { message, param, code }: WireError,
): StepDown | null {
  if (!STATUSES.includes(status)) return null;
  const words = [message, param, code].join(" ");
  if (status === 404 && !words.includes("requested parameters")) return null;
  const rules = RULES.filter(
    ({ names, isEnough }) => names.test(words) && (isEnough || UNWANTED.test(words)),
  );
  return rules.map(({ change }) => change(profile)).find((found) => found !== null) ?? null;
}

/** Goes from the older name to the newer and then to none, never back, so that it comes to an end. */
function changeTokenParameter(profile: Profile): StepDown | null {
  const { name, tokenParameter } = profile;
  if (tokenParameter === null) return null;
  const next = tokenParameter === "max_tokens" ? "max_completion_tokens" : null;
  const instead = next === null ? "no limit is sent" : `${next} is sent`;
  return {
    profile: { ...profile, tokenParameter: next },
    notice: `${name} refused ${tokenParameter}; from here on ${instead}.`,
  };
}

function dropTemperature(profile: Profile): StepDown | null {
  if (profile.temperature === null) return null;
  const notice = `${profile.name} refused temperature; from here on it is not sent.`;
  return { profile: { ...profile, temperature: null }, notice };
}

function dropReasoningEffort(profile: Profile): StepDown | null {
  if (profile.reasoningEffort === null) return null;
  const notice = `${profile.name} refused reasoning_effort; from here on it is not sent.`;
  return { profile: { ...profile, reasoningEffort: null }, notice };
}

function loosenStructure(profile: Profile): StepDown | null {
  const { name, structured } = profile;
  const next = STRUCTURED_MODES[STRUCTURED_MODES.indexOf(structured) + 1];
  if (next === undefined) return null;
  const instead = next === "prompt" ? "the prompt alone asks for JSON" : `${next} is asked for`;
  return {
    profile: { ...profile, structured: next },
    notice: `${name} refused ${structured}; from here on ${instead}.`,
  };
}
