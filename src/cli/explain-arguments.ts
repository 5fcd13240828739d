import { UsageError } from "../core/errors.ts";
import { DigestDate } from "../core/paper/date.ts";
import { maskKeysAnywhere } from "../core/printed/mask-keys.ts";

/** Tells what commander finds wrong with arguments as all errors are told, with the help of the command meant. */
export function explainArguments(
  message: string,
  [command = "", first]: readonly string[],
): UsageError {
  const said = maskKeysAnywhere(message.replace(/^error: /, "")).replace(
    /\n?\((Did you mean .*\?)\)$/s,
    (_, question: string) => `. ${question}`,
  );
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  const isCommand = /^[a-z]+$/.test(command) && !said.startsWith("unknown command");
  const day = DigestDate.safeParse(first);
  const isOneDay = command === "backfill" && said.includes("missing required") && day.success;
  return new UsageError(
    /[.?]$/.test(sentence) ? sentence : `${sentence}.`,
    `${isOneDay ? `\`papercards run ${day.data}\` makes one day; ` : ""}\`papercards ${isCommand ? `${command} ` : ""}--help\` shows what it takes.`,
  );
}
