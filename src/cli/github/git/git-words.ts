import { maskingOf } from "../../../core/printed/mask-keys.ts";
import { quoteForeign, toMessage } from "../../../core/printed/printed.ts";
import { cleanLine, truncate } from "../../../core/text.ts";

/** Longest quotation of git in a message, in characters. A ruleset of GitHub names its rules after 150. */
const MAX_GIT_WORDS_CHARS = 600;

/** Lines of git that say what to do by hand, or only that something has failed. */
const BESIDE_THE_POINT = /^(?:hint:|To [\w./:@+-]+$|error: failed to push some refs|Done$)/;

/**
 * What git has said as one line: without advice, secrets, control characters, and without anything in which a
 * runner could see a command.
 */
export function quoteGit(text: string, secrets: readonly string[] = []): string {
  const lines = maskingOf(secrets)(text)
    .split(/[\r\n]/)
    .map((line) => line.replace(/^remote:\s*/, "").trim())
    .filter((line) => line !== "" && !BESIDE_THE_POINT.test(line));
  return truncate(cleanLine(toMessage(lines.join(" "))), MAX_GIT_WORDS_CHARS);
}

/** A name that others have chosen, in quotes, as short as a message can take. */
export function showName(name: string): string {
  return JSON.stringify(quoteForeign(name));
}
