import { findMeant, isOfOurs } from "../../config/find-meant.ts";
import { findSource, type GivenSettings } from "../../config/load-settings.ts";
import { ADDRESS_OF, SECRETS, type SettingName, type Settings } from "../../config/settings.ts";
import { nameEndpoint } from "../../core/endpoint-name.ts";
import type { Environment } from "../../core/environment.ts";
import { SettingsError } from "../../core/errors.ts";
import { quoteForeign } from "../../core/printed/printed.ts";

/** A variable that is no setting, and the settings that it may mean. */
type NearName = { name: string; value: string; meant: SettingName[]; where: string };

/** The variables of the process that look like a setting that nothing else sets. */
export function findNearOfProcess(given: GivenSettings): NearName[] {
  const ours = Object.entries(given.environment).filter(([name]) => isOfOurs(name));
  return findNear(Object.fromEntries(ours), "The environment").filter(({ name, meant }) =>
    meant.every((setting) => setting !== name && findSource(setting, given) === "default"),
  );
}

/** The variables, set to something, that are no settings but look like one. */
export function findNear(variables: Environment, where: string): NearName[] {
  return Object.entries(variables).flatMap(([name, value = ""]) => {
    const meant = value.trim() === "" ? [] : findMeant(name);
    const isNear = meant.length > 0 && meant.every((setting) => setting !== name);
    return isNear ? [{ name, value: value.trim(), meant, where }] : [];
  });
}

/** A name, and what it may mean. */
export function showNear(name: string, meant: readonly SettingName[]): string {
  return meant.length === 0 ? quoteForeign(name) : `${quoteForeign(name)} (${meant.join(" or ")}?)`;
}

/** The settings of a command, whence they come, and which of them it uses. */
type Opened = { settings: Settings; given: GivenSettings; uses: readonly SettingName[] };

/**
 * Refuses to go on without what a name means that is no setting, where a key would go to another address or a
 * cost limit would not hold.
 *
 * @throws {SettingsError} naming the right setting, never a value.
 */
export function assertNoneMatters(near: readonly NearName[], opened: Opened): void {
  for (const { name, value, meant, where } of near) {
    for (const setting of meant) {
      const effect = explainLoss(setting, value, opened);
      if (effect === null) continue;
      throw new SettingsError(
        `${where} sets ${quoteForeign(name)}, which is no setting, so that ${effect}.`,
        `Write ${setting} in its place, or set ${setting} as well if ${quoteForeign(name)} is another program's.`,
      );
    }
  }
}

/** What happens without the value that a setting was meant to have; null when that does no harm. */
function explainLoss(setting: SettingName, value: string, opened: Opened): string | null {
  const { settings, given, uses } = opened;
  if (findSource(setting, given) !== "default") return null;
  if (setting === "PAPERCARDS_MAX_COST_USD" && uses.includes(setting))
    return "no cost limit would hold";
  const key = SECRETS.find((secret) => secretOf(setting) === secret);
  if (key === undefined || !uses.includes(key) || findSource(key, given) === "default") return null;
  const address = `${settings[setting]}`;
  return nameEndpoint(value) === nameEndpoint(address) ? null : `${key} would go to ${address}`;
}

/** The secret that is sent to the address that a setting holds. */
function secretOf(address: SettingName): string | undefined {
  return Object.entries(ADDRESS_OF).find(([, of]) => of === address)?.[0];
}
