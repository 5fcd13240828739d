import type { Verifier } from "./verify-draft.ts";

/** Tells the first card that was not read, with the next step. */
export function tellUnreadOnce(onNotice: (message: string) => void): Verifier["onUnread"] {
  let isTold = false;
  return ({ code, message, fix }) => {
    if (isTold) return;
    isTold = true;
    const words = toVerifierWords(`${message} ${fix}`);
    onNotice(
      `The verifier has not read a card, which goes on without (${code}): ${words} Other such cards are only counted.`,
    );
  };
}

/** What is said of a model, in the words of the verifier's own setting. */
export function toVerifierWords(text: string): string {
  return text.replaceAll("OPENAI_MODEL", "PAPERCARDS_VERIFIER_MODEL");
}
