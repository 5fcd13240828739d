import { UsageError } from "../core/errors.ts";
import { maskKeysAnywhere } from "../core/printed/mask-keys.ts";

/** Tells what commander finds wrong with arguments as all errors are told, with the help of the command meant. */
export function explainArguments(message: string, [command = ""]: readonly string[]): UsageError {
  const said = maskKeysAnywhere(message.replace(/^error: /, "")).replace(
    /\n?\((Did you mean .*\?)\)$/s,
    (_, question: string) => `. ${question}`,
  );
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  const isCommand = /^[a-z]+$/.test(command) && !said.startsWith("unknown command");
  return new UsageError(
    /[.?]$/.test(sentence) ? sentence : `${sentence}.`,
    `\`papercards ${isCommand ? `${command} ` : ""}--help\` shows what it takes.`,
  );
}
