import type { Message, MessageLine } from "../message.ts";
import { isWebPage, type Target } from "./target.ts";

/** What Teams takes of a message, in bytes, with room for what it adds: 28 KB in all (https://learn.microsoft.com/microsoftteams/limits-specifications-teams). */
const MOST_BYTES = 27 * 1024;

/** Workflows of Teams, which take an adaptive card. */
export const TEAMS: Target = {
  name: "Teams",
  isAt: ({ hostname }) =>
    /\.(?:logic\.azure\.com|webhook\.office\.com|environment\.api\.powerplatform\.com)$/.test(
      hostname,
    ),
  render: (message) => {
    let lines = [...message.lines];
    while (lines.length > 0 && size(renderCard({ ...message, lines })) > MOST_BYTES) {
      lines = lines.slice(0, -1);
    }
    return renderCard({ ...message, lines });
  },
  // 202 of a workflow is all that it says
  findProblem: (_, body) => (isWebPage(body) ? "answered with a web page" : null),
};

function size(card: object): number {
  return Buffer.byteLength(JSON.stringify(card));
}

function renderCard({ title, url, lines, rest }: Message): object {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [
      { type: "TextBlock", text: title, weight: "Bolder", size: "Medium", wrap: true },
      ...lines.map((line, index) => toBlock(renderLine(line, index))),
      ...(rest === "" ? [] : [toBlock(rest)]),
    ],
    ...(url === null
      ? {}
      : {
          actions: [
            {
              type: "Action.OpenUrl",
              title: lines.length === 0 ? "자세히" : "전체 카드 보기",
              url,
            },
          ],
        }),
  };
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content };
  return { type: "message", attachments: [attachment] };
}

function toBlock(text: string): object {
  return { type: "TextBlock", text, wrap: true, spacing: "Small" };
}

function renderLine({ headline, url, note }: MessageLine, index: number): string {
  return `${index + 1}. [${breakMarkdown(headline)}](${url}) ${note}`;
}

/** A text block reads links and emphasis, and knows no escape: their signs become others that look alike. */
function breakMarkdown(text: string): string {
  const alike: Readonly<Record<string, string>> = { "[": "［", "]": "］", "(": "（", ")": "）" };
  return text.replaceAll(/[[\]()]/g, (sign) => alike[sign] ?? "").replaceAll(/[*_~`<>]/g, "");
}
