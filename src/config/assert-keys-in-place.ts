import { explainForeignModel } from "../core/causes/foreign-model.ts";
import { SettingsError } from "../core/errors.ts";
import { findKeyOwner } from "../core/printed/key-look.ts";
import { findHostOwner, type KeyOwner } from "../core/printed/key-owners.ts";
import { isOwnMachine } from "./own-machine.ts";
import { ADDRESS_OF, type Settings } from "./settings.ts";

/** What is asked with each secret. */
const ASKED = { OPENAI_API_KEY: "model", HF_TOKEN: "hub" } as const;

/**
 * A key whose owner is known by how it begins goes to no host of another. A machine of one's own may ask for any key,
 * and a host that nobody is known to own for any of its kind.
 *
 * @throws {SettingsError} naming the setting and what to write, never the key.
 */
export function assertKeysInPlace(settings: Settings): void {
  for (const secret of ["HF_TOKEN", "OPENAI_API_KEY"] as const) {
    const url = new URL(settings[ADDRESS_OF[secret]]);
    const owner = findKeyOwner(settings[secret] ?? "");
    if (owner === null || isOwnMachine(url) || isAtHome(owner, url, ASKED[secret])) continue;
    throw secret === "HF_TOKEN" ? refuseToken(owner) : refuseKey(owner, url);
  }
}

/** @throws {SettingsError} when the model is another's than that of the address. */
export function assertModelInPlace(settings: Settings): void {
  const { OPENAI_MODEL: model, OPENAI_API_KEY: apiKey = null } = settings;
  const baseUrl = new URL(settings.OPENAI_BASE_URL);
  const explanation = explainForeignModel(model, { baseUrl, apiKey });
  if (explanation !== null) throw new SettingsError(explanation.happened, explanation);
}

function isAtHome(owner: KeyOwner, { hostname }: URL, asked: KeyOwner["kind"]): boolean {
  const host = findHostOwner(hostname);
  if (host === null) {
    return owner.kind === "other" || owner.kind === asked || owner.runsAt?.test(hostname) === true;
  }
  return owner.name === null ? owner.kind === host.kind : owner === host;
}

function refuseToken({ name, kind }: KeyOwner): SettingsError {
  return new SettingsError(
    `HF_TOKEN holds the key of ${name ?? "a model's provider"} by how it begins, so it is not sent to the Hub.`,
    `Write ${kind === "model" ? "that key as OPENAI_API_KEY, and " : ""}as HF_TOKEN a token of the Hub, which begins with hf_, or nothing.`,
  );
}

function refuseKey(owner: KeyOwner, { hostname }: URL): SettingsError {
  const { name, kind, address } = owner;
  const [what, isHub] =
    kind === "hub" ? ["a token of the Hub", true] : [`the key of ${name ?? "a provider"}`, false];
  const own = isHub ? "Write that token as HF_TOKEN, and as" : "Write as";
  const theirs =
    address === undefined ? "" : `; to ask a model of ${name}, write OPENAI_BASE_URL as ${address}`;
  return new SettingsError(
    `OPENAI_API_KEY holds ${what} by how it begins, so it is not sent to ${hostname}.`,
    `${own} OPENAI_API_KEY a key of ${hostname}${theirs}.`,
  );
}
