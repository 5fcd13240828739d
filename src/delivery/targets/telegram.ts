import type { Message } from "../message.ts";
import type { Target } from "./target.ts";

/** Telegram's longest text, in UTF-16 units (https://core.telegram.org/bots/api#sendmessage). */
const MOST_CHARS = 4096;

/** A part of the text that leads somewhere. */
type Entity = { type: "text_link"; offset: number; length: number; url: string };

/**
 * Bots of Telegram, by the address of their `sendMessage` with the chat in it. The text is plain and its links stand beside it, so that
 * no sign of it means anything.
 */
export const TELEGRAM: Target = {
  name: "Telegram",
  isAt: ({ hostname, pathname }) =>
    hostname === "api.telegram.org" && /^\/bot[^/]+\/sendMessage$/.test(pathname),
  render: (message, url) => ({
    chat_id: url.searchParams.get("chat_id"),
    ...renderText(message),
    link_preview_options: { is_disabled: true },
  }),
  findProblem: (_, body) => (/^\s*\{\s*"ok"\s*:\s*true/.test(body) ? null : "did not answer `ok`"),
};

function renderText({ title, url, lines, rest }: Message): { text: string; entities: Entity[] } {
  const parts = [
    { before: "", linked: title, url, after: "" },
    ...lines.map((line, index) => ({
      ...{
        before: `\n${index + 1}. `,
        linked: line.headline,
        url: line.url,
        after: ` ${line.note}`,
      },
    })),
    ...(rest === "" ? [] : [{ before: "\n", linked: rest, url: null, after: "" }]),
  ];
  let text = "";
  const entities: Entity[] = [];
  for (const part of parts) {
    const whole = part.before + part.linked + part.after;
    if (text.length + whole.length > MOST_CHARS) break;
    const offset = text.length + part.before.length;
    if (part.url !== null) {
      entities.push({ type: "text_link", offset, length: part.linked.length, url: part.url });
    }
    text += whole;
  }
  return { text, entities };
}
