import type { Settings } from "../config/settings.ts";
import type { ProfileOverrides } from "../model/wire/profiles.ts";

/** Which model is asked and where, as the settings say. */
export type Provider = {
  apiKey: string | null;
  baseUrl: string;
  model: string;
  overrides: ProfileOverrides;
};

/** Reads the provider from the settings; what they leave open goes by its profile. */
export function toProvider(settings: Settings): Provider {
  const {
    PAPERCARDS_STRUCTURED: structured,
    PAPERCARDS_TOKEN_PARAMETER: tokenParameter,
    PAPERCARDS_TEMPERATURE: temperature,
    PAPERCARDS_REASONING_EFFORT: reasoningEffort,
    PAPERCARDS_TIMEOUT_SECONDS: timeoutSeconds,
  } = settings;
  return {
    apiKey: settings.OPENAI_API_KEY ?? null,
    baseUrl: settings.OPENAI_BASE_URL,
    model: settings.OPENAI_MODEL,
    overrides: {
      ...(structured && { structured }),
      ...(tokenParameter && { tokenParameter }),
      ...(temperature !== undefined && { temperature }),
      ...(reasoningEffort && { reasoningEffort }),
      ...(timeoutSeconds && { timeoutMs: timeoutSeconds * 1000 }),
    },
  };
}
