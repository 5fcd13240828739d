import { type Profile, STRUCTURED_MODES } from "./profiles.ts";
import type { WireError } from "./wire-error.ts";

/** A profile without what an endpoint would not take, and what to say about it. */
export type Concession = { profile: Profile; said: string };

/** Words for a parameter that is not known or not wanted, as opposed to one out of its range. */
const UNWANTED =
  /unsupported|unrecogni[sz]ed|unknown|unexpected|not support|not permitted|does not|extra/i;

/** A parameter, how a refusal names it, and what is sent instead of it; null when nothing is left. */
type Rule = {
  names: RegExp;
  /** Whether naming the parameter is enough, since nothing of it depends on the question. */
  isEnough?: boolean;
  concede: (profile: Profile) => Concession | null;
};

const RULES: readonly Rule[] = [
  { names: /max_(?:completion_)?tokens/i, concede: changeTokenParameter },
  { names: /temperature/i, concede: dropTemperature },
  { names: /reasoning/i, concede: dropReasoningEffort },
  {
    names:
      /response_format|json_schema|json_object|structured[_ ]output|grammar|guided|schema|requested parameters/i,
    isEnough: true,
    concede: stepDown,
  },
];

/** Statuses with which endpoints refuse a parameter; 404 is OpenRouter's when no provider takes it. */
const STATUSES: readonly number[] = [400, 404, 422];

/** What to send instead, when a refusal is about a parameter; null when it is about something else. */
export function findConcession(
  profile: Profile,
  status: number,
  { message, param, code }: WireError,
): Concession | null {
  if (!STATUSES.includes(status)) return null;
  const words = [message, param, code].join(" ");
  if (status === 404 && !words.includes("requested parameters")) return null;
  const rules = RULES.filter(
    ({ names, isEnough }) => names.test(words) && (isEnough || UNWANTED.test(words)),
  );
  return rules.map(({ concede }) => concede(profile)).find((found) => found !== null) ?? null;
}

/** One way only, from the older name to the newer and then to none, so that it comes to an end. */
function changeTokenParameter(profile: Profile): Concession | null {
  const { name, tokenParameter } = profile;
  if (tokenParameter === null) return null;
  const next = tokenParameter === "max_tokens" ? "max_completion_tokens" : null;
  const instead = next === null ? "no limit is sent" : `${next} is sent`;
  return {
    profile: { ...profile, tokenParameter: next },
    said: `${name} refused ${tokenParameter}; from here on ${instead}.`,
  };
}

function dropTemperature(profile: Profile): Concession | null {
  if (profile.temperature === null) return null;
  const said = `${profile.name} refused temperature; from here on it is not sent.`;
  return { profile: { ...profile, temperature: null }, said };
}

function dropReasoningEffort(profile: Profile): Concession | null {
  if (profile.reasoningEffort === null) return null;
  const said = `${profile.name} refused reasoning_effort; from here on it is not sent.`;
  return { profile: { ...profile, reasoningEffort: null }, said };
}

function stepDown(profile: Profile): Concession | null {
  const { name, structured } = profile;
  const next = STRUCTURED_MODES[STRUCTURED_MODES.indexOf(structured) + 1];
  if (next === undefined) return null;
  const instead = next === "prompt" ? "the prompt alone asks for JSON" : `${next} is asked for`;
  return {
    profile: { ...profile, structured: next },
    said: `${name} refused ${structured}; from here on ${instead}.`,
  };
}
