import type { ServiceTier } from "../../core/choices.ts";
import { isLoopback } from "./endpoint.ts";
import type { Profile } from "./profile.ts";
import { CAREFUL, LOCAL_ANSWER_TIMEOUT_MS, ROWS } from "./rows.ts";

export type { Profile } from "./profile.ts";

/**
 * Names of models that think unless told not to, as their makers' documentation has them (2026-11): OpenAI's,
 * Gemini 2.5 and later, DeepSeek R and V4, Qwen 3, Magistral, GLM 4.5 and later, HyperCLOVA X 007. Solar thinks where an effort is sent.
 */
const THINKING_MODEL =
  /think|reason|(?:^|[/:_-])(?:o\d|gpt-[5-9]|gpt-oss|gemini-(?:2\.5|[3-9])|deepseek-(?:r\d|v[4-9])|r1|qwq|qwen-?3|magistral|glm-(?:4\.[5-9]|[5-9])|hcx-007)/i;

/** Efforts with which no model thinks that does not do so by itself. */
const NO_THOUGHT: readonly string[] = ["none", "minimal"];

/** Time for one answer in the flex tier, in milliseconds: what OpenAI advises. */
const FLEX_TIMEOUT_MS = 15 * 60_000;

/** Values of a profile that the user decides. */
export type ProfileOverrides = Partial<
  Pick<Profile, "structured" | "tokenParameter" | "temperature" | "reasoningEffort" | "timeoutMs">
> & { serviceTier?: ServiceTier };

/** Chooses the profile of an endpoint and a model; what the user decides beats the list. */
export function chooseProfile(
  baseUrl: URL,
  model: string,
  { serviceTier, ...overrides }: ProfileOverrides = {},
): Profile {
  const row = ROWS.find(({ host }) => host.test(baseUrl.host));
  const own = (row?.models ?? []).filter((one) => one.model.test(model));
  const profile: Profile = Object.assign(
    { ...(row?.profile ?? guess(baseUrl)) },
    ...own.map(({ changes }) => changes),
  );
  return {
    ...profile,
    thinks: profile.thinks || THINKING_MODEL.test(model) || isToldToThink(overrides),
    ...toTier(profile, serviceTier, overrides.timeoutMs),
    ...overrides,
  };
}

function isToldToThink({ reasoningEffort }: ProfileOverrides): boolean {
  return reasoningEffort != null && !NO_THOUGHT.includes(reasoningEffort);
}

/** The tier that the user wants, where the provider has it, with the time that it takes. */
function toTier(
  { hasFlexTier, timeoutMs }: Profile,
  wanted: ServiceTier | undefined,
  ownTimeoutMs: number | undefined,
): Partial<Profile> {
  if (wanted === undefined) return {};
  if (!hasFlexTier) return { lacksTier: wanted === "flex" };
  if (wanted !== "flex") return { serviceTier: wanted };
  return {
    serviceTier: wanted,
    flexTimeoutMs: ownTimeoutMs ?? Math.max(timeoutMs, FLEX_TIMEOUT_MS),
  };
}

/**
 * An unknown server on this machine may be slow; nothing else is known about it, nor whether it costs
 * anything.
 */
function guess(baseUrl: URL): Profile {
  return isLoopback(baseUrl) ? { ...CAREFUL, timeoutMs: LOCAL_ANSWER_TIMEOUT_MS } : CAREFUL;
}
