import { isWebPage, type Target } from "./target.ts";

/** Discord's longest description, in characters (https://discord.com/developers/docs/resources/message#embed-object-embed-limits). */
const MOST_DESCRIPTION_CHARS = 4096;

/** Signs that Discord's Markdown reads, and those that begin a mention. */
const SIGNS = /[\\*_~|`>#\-[\]()@<:]/g;

/** Webhooks of Discord: one embed, and nobody is rung. */
export const DISCORD: Target = {
  name: "Discord",
  isAt: ({ hostname, pathname }) =>
    /^(?:(?:ptb|canary)\.)?discord(?:app)?\.com$/.test(hostname) &&
    pathname.startsWith("/api/webhooks/"),
  render: ({ title, url, lines, rest }) => {
    const shown = lines.map(
      (line, index) =>
        `${index + 1}. [${escapeDiscord(line.headline)}](<${line.url}>) ${line.note}`,
    );
    const description = [...shown, ...(rest === "" ? [] : [rest])].join("\n");
    return {
      allowed_mentions: { parse: [] },
      embeds: [
        {
          title,
          ...(url === null ? {} : { url }),
          ...(description === "" ? {} : { description: cutLines(description) }),
        },
      ],
    };
  },
  findProblem: (_, body) => (isWebPage(body) ? "answered with a web page" : null),
};

function escapeDiscord(text: string): string {
  return text.replaceAll(SIGNS, "\\$&");
}

/** As many whole lines as have room: a link that is cut is none. */
function cutLines(text: string): string {
  const lines = text.split("\n");
  while (lines.join("\n").length > MOST_DESCRIPTION_CHARS) lines.pop();
  return lines.join("\n");
}
