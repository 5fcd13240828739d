import { SettingsError } from "../core/errors.ts";
import { chooseTarget } from "./targets/choose-target.ts";

/** An address that gets messages, and what the program calls it. */
export type Webhook = { url: URL; name: string };

/** More of them are refused: somebody has pasted something else. */
const MOST_WEBHOOKS = 20;

/**
 * Reads the addresses of a setting, which stand between commas or white space.
 *
 * @param isOwn Whether an address leads into a machine or network of one's own.
 * @throws {SettingsError} naming the place of one that cannot be used, never the address itself.
 */
export function readWebhooks(
  setting: string,
  { isOwn, allowsOwn }: { isOwn: (url: URL) => boolean; allowsOwn: boolean },
): Webhook[] {
  const texts = [...new Set(setting.split(/[\s,]+/).filter((text) => text !== ""))];
  if (texts.length > MOST_WEBHOOKS) {
    throw refuse(`holds ${texts.length} addresses`, `Leave at most ${MOST_WEBHOOKS} there.`);
  }
  return texts.map((text, index) => {
    const place = `address ${index + 1}`;
    const url = URL.parse(text);
    if (
      url === null ||
      !/^https?:$/.test(url.protocol) ||
      url.username !== "" ||
      url.password !== ""
    ) {
      throw refuse(
        `has no web address as its ${place}`,
        "Paste it as the target shows it; several stand with commas between.",
      );
    }
    const own = isOwn(url);
    if (own && !allowsOwn) {
      throw refuse(
        `leads into a machine or network of your own with its ${place}`,
        "Leave it out, or add --own-network if that is meant.",
      );
    }
    if (url.protocol !== "https:" && !own) {
      throw refuse(`would send its ${place} unencrypted`, "Let it begin with https://.");
    }
    return { url, name: `${chooseTarget(url).name} (${place})` };
  });
}

function refuse(what: string, fix: string): SettingsError {
  return new SettingsError(`PAPERCARDS_WEBHOOK_URLS ${what}.`, fix);
}
