import type { Environment } from "../core/environment.ts";

/** How variables are called that hold a secret: ours, and those of others that this process may see. */
const SECRET_NAME = /(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$/i;

/** User and password in an address, such as that of a proxy. */
const IN_ADDRESS = /:\/\/([^\s/?#@:]*)(?::([^\s/?#@]*))?@/g;

/** Everything in these variables that must be printed nowhere. */
export function collectSecrets(environment: Environment): string[] {
  return Object.entries(environment).flatMap(([name, value = ""]) => [
    ...(SECRET_NAME.test(name) ? [value.trim()] : []),
    ...[...value.matchAll(IN_ADDRESS)].map(([, user = "", password]) => decode(password ?? user)),
  ]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}
