import type { Verifier } from "./verify-draft.ts";

/** What tells to run a command again. A published card is kept then, and read with this flag alone. */
const AGAIN = "un the same command again";
const REDRAFT = " with --redraft";

/** Tells the first card that was not read, or not as a whole, with the next step. */
export function tellUnreadOnce(onNotice: (message: string) => void): Verifier["onUnread"] {
  let isTold = false;
  return ({ code, message, fix }) => {
    if (isTold) return;
    isTold = true;
    const words = toVerifierWords(`${message} ${toRereading(fix)}`);
    onNotice(
      `The verifier has not verified a card, which goes on without (${code}): ${words} Other such cards are only counted.`,
    );
  };
}

/** A next step that ends with having the published cards read. */
function toRereading(fix: string): string {
  if (fix.includes(AGAIN)) return fix.replaceAll(AGAIN, AGAIN + REDRAFT);
  return `${fix} Then r${AGAIN}${REDRAFT}.`;
}

/** What is said of a model, in the words of the verifier's own setting. */
export function toVerifierWords(text: string): string {
  return text.replaceAll("OPENAI_MODEL", "PAPERCARDS_VERIFIER_MODEL");
}
