import { isWrapped, WRAPPED } from "./is-wrapped.ts";
import { nameSign } from "./name-sign.ts";

/** Signs that nobody sees, and those of a list or a program at the end. */
const NO_SIGN = /[\p{Cc}\p{Zl}\p{Zp}\u200B\uFEFF]|[,;]$/u;

/** What a shell replaces before a program sees it, and nothing in a file or a workflow does. */
const OF_SHELLS = /^~(?:[/\\]|$)|\$[A-Za-z_({]|%[A-Za-z_]+%/;

/** What is wrong with the name of a model or a folder, as a clause; null when nothing is. */
export function explainName(text: string): string | null {
  const [sign] = NO_SIGN.exec(text) ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}`;
  if (isWrapped(text)) return WRAPPED;
  if (/^https?:\/\//i.test(text)) return "it is an address, and no name";
  return OF_SHELLS.test(text) ? "it holds what only a shell replaces; write the name itself" : null;
}
