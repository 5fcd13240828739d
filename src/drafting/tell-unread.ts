import type { Verifier } from "./verify-draft.ts";

/** What tells to run a command again. */
const AGAIN = /([Rr])un the same command again/g;

/** A step that changes a setting, which is read when a command starts. */
const CHANGES_SETTING = /^(?:Choose|Correct|Raise|Set)\b.*?\b[A-Z]+_[A-Z_]+\b/;

/** Returns the step that has a card read, to be said where a next step says to run a command again. */
type ChooseStep = (fix: string) => string;

/** In a run: a published card is kept, and read with this flag alone. */
const rerun: ChooseStep = () => "run the same command again with --redraft";

/** In a review, where no flag helps: a person asks for another draft of the card, which is read, too. */
const askOnPage: ChooseStep = (fix) =>
  CHANGES_SETTING.test(fix)
    ? "start `papercards review` again and ask for the card again on its page"
    : "ask for the card again on the review page";

/** Tells the first card that was not read, or not as a whole, with the next step. */
export function tellUnreadOnce(onNotice: (message: string) => void): Verifier["onUnread"] {
  let isTold = false;
  return (why) => {
    if (!isTold) onNotice(`${describeUnread(why, rerun)} Other such cards are only counted.`);
    isTold = true;
  };
}

/** Tells whoever has asked for a card on the review page that it was not read, or not as a whole, each time. */
export function tellUnreadOnPage(onNotice: (message: string) => void): Verifier["onUnread"] {
  return (why) => onNotice(describeUnread(why, askOnPage));
}

function describeUnread(
  { code, message, fix }: Parameters<Verifier["onUnread"]>[0],
  chooseStep: ChooseStep,
): string {
  const words = toVerifierWords(`${message} ${toRereading(fix, chooseStep(fix))}`);
  return `The verifier has not verified a card, which goes on without (${code}): ${words}`;
}

/** A next step that ends with having the card read. */
function toRereading(fix: string, step: string): string {
  const begin = step.charAt(0).toUpperCase() + step.slice(1);
  const told = fix.replaceAll(AGAIN, (_, first) => (first === "R" ? begin : step));
  return told === fix ? `${fix} Then ${step}.` : told;
}

/** What is said of a model, in the words of the verifier's own setting. */
export function toVerifierWords(text: string): string {
  return text.replaceAll("OPENAI_MODEL", "PAPERCARDS_VERIFIER_MODEL");
}
