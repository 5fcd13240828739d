import { SettingsError } from "../core/errors.ts";
import { keyBelongsTo } from "../core/printed/key-look.ts";
import { isOwnMachine } from "./own-machine.ts";
import type { Settings } from "./settings.ts";

/** Hosts at which models run for a token of the Hub: its router, its endpoints and its Spaces. */
const OF_THE_HUB = /(?:^|\.)(?:huggingface\.(?:co|cloud)|hf\.space)\.?$/;

/**
 * Two keys in each other's place would both be sent to a party that they are kept from. A machine of one's own may
 * ask for any key.
 *
 * @throws {SettingsError} naming the setting and what to write, never the key.
 */
export function assertKeysInPlace(settings: Settings): void {
  const { HF_TOKEN: token = "", OPENAI_API_KEY: key = "" } = settings;
  if (keyBelongsTo(token) === "model" && !isOwnMachine(new URL(settings.HF_ENDPOINT))) {
    throw new SettingsError(
      "HF_TOKEN holds the key of a model's provider by how it begins, so it is not sent to the Hub.",
      "Write that key as OPENAI_API_KEY, and as HF_TOKEN a token of the Hub, which begins with hf_, or nothing.",
    );
  }
  const address = new URL(settings.OPENAI_BASE_URL);
  if (keyBelongsTo(key) === "hub" && !OF_THE_HUB.test(address.hostname) && !isOwnMachine(address)) {
    throw new SettingsError(
      `OPENAI_API_KEY holds a token of the Hub by how it begins, so it is not sent to ${address.hostname}.`,
      "Write that token as HF_TOKEN, and as OPENAI_API_KEY the key of the model's provider; with the Hub's own models, write OPENAI_BASE_URL as https://router.huggingface.co/v1.",
    );
  }
}
