import type { Settings } from "../../config/settings.ts";
import { chooseProfile, type ProfileOverrides } from "../../model/provider/profiles.ts";
import type { Provider } from "../../model/provider/provider.ts";

/** Reads the provider from the settings; its profile decides what they leave open. */
export function toProvider(settings: Settings): Provider {
  const { OPENAI_API_KEY: apiKey = null, OPENAI_MODEL: model, HF_TOKEN: token = null } = settings;
  const secrets = [apiKey, token].filter((secret) => secret !== null);
  const baseUrl = new URL(settings.OPENAI_BASE_URL);
  const profile = chooseProfile(baseUrl, model, toOverrides(settings));
  return { apiKey, secrets, baseUrl, model, profile };
}

/** The verifier's provider: another model of the same endpoint, asked in the same way; null where none is set. */
export function toVerifierProvider(settings: Settings): Provider | null {
  const { PAPERCARDS_VERIFIER_MODEL: model } = settings;
  return model === undefined ? null : toProvider({ ...settings, OPENAI_MODEL: model });
}

function toOverrides({
  PAPERCARDS_STRUCTURED: structured,
  PAPERCARDS_TOKEN_PARAMETER: tokenParameter,
  PAPERCARDS_TEMPERATURE: temperature,
  PAPERCARDS_REASONING_EFFORT: reasoningEffort,
  PAPERCARDS_SERVICE_TIER: serviceTier,
  PAPERCARDS_TIMEOUT_SECONDS: timeoutSeconds,
}: Settings): ProfileOverrides {
  return {
    ...(structured && { structured }),
    ...(tokenParameter && { tokenParameter }),
    ...(temperature !== undefined && { temperature }),
    ...(reasoningEffort && { reasoningEffort }),
    ...(serviceTier && { serviceTier }),
    ...(timeoutSeconds && { timeoutMs: timeoutSeconds * 1000 }),
  };
}
