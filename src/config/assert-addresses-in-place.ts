import { SettingsError } from "../core/errors.ts";
import { findHostOwner } from "../core/printed/key-owners.ts";
import { isSecret } from "../core/printed/mask-keys.ts";
import { isOwnMachine } from "./own-machine.ts";
import { ADDRESS_OF, type Settings } from "./settings.ts";

/** The hosts of the Hub's pages and of its API, at which no model answers. */
const OF_HUB_PAGES = /^(?:www\.)?(?:huggingface|hf)\.co\.?$/;

/**
 * Refuses an address that stands in the other's place.
 *
 * @throws {SettingsError} naming the setting and what to write.
 */
export function assertAddressesInPlace(settings: Settings): void {
  const [model, hub] = [new URL(settings.OPENAI_BASE_URL), new URL(settings.HF_ENDPOINT)];
  const owner = findHostOwner(hub.hostname);
  if (owner !== null && owner.kind !== "hub") {
    throw new SettingsError(
      `HF_ENDPOINT leads to ${hub.hostname}, which belongs to ${owner.name} and lists no papers.`,
      "Write that address as OPENAI_BASE_URL, and as HF_ENDPOINT https://huggingface.co or nothing.",
    );
  }
  if (OF_HUB_PAGES.test(model.hostname)) {
    throw new SettingsError(
      `OPENAI_BASE_URL leads to ${model.hostname}, where papers are, and no model answers.`,
      "Write that address as HF_ENDPOINT, and as OPENAI_BASE_URL that of the model; the Hub's own models answer at https://router.huggingface.co/v1.",
    );
  }
}

/**
 * Refuses an address at which a key could be read on its way: a machine of one's own, or of one's own network, may do
 * without https.
 *
 * @throws {SettingsError} naming the setting and what to write, never the key.
 */
export function assertKeysEncrypted(settings: Settings): void {
  for (const secret of ["OPENAI_API_KEY", "HF_TOKEN"] as const) {
    if (isSecret(settings[secret] ?? "")) assertEncrypted(settings, secret);
  }
}

function assertEncrypted(settings: Settings, secret: keyof typeof ADDRESS_OF): void {
  const name = ADDRESS_OF[secret];
  const url = new URL(settings[name]);
  if (url.protocol === "https:" || isOwnMachine(url)) return;
  const encrypted = settings[name].replace(/^http:/i, "https:");
  const ofOwn =
    findHostOwner(url.hostname) === null
      ? `; where it has no https, reach it as 127.0.0.1 through a tunnel (\`ssh -L 8000:127.0.0.1:${url.port || 80} ${url.hostname}\`, then http://127.0.0.1:8000${url.pathname}), or by its address in your own network, such as 10.0.0.5`
      : "";
  throw new SettingsError(
    `${name} has no https, so that ${secret} could be read by anybody on the way to ${url.hostname}.`,
    `Write ${name} as ${encrypted}${ofOwn}.`,
  );
}
