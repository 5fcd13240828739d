import type { Message } from "../message.ts";
import type { Target } from "./target.ts";

/** Slack's longest header, in characters (https://docs.slack.dev/reference/block-kit/blocks/header-block). */
const MOST_HEADER_CHARS = 150;

/**
 * Incoming webhooks of Slack. Foreign words stand in elements of plain text alone, which are never parsed: in Slack's own
 * marked text `<!channel>` would ring everybody.
 */
export const SLACK: Target = {
  name: "Slack",
  isAt: ({ hostname }) => /^hooks\.slack(?:-gov)?\.com$/.test(hostname),
  render: ({ title, url, lines, rest }) => ({
    text: title, // ours, for notifications
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      {
        type: "header",
        text: { type: "plain_text", text: title.slice(0, MOST_HEADER_CHARS), emoji: false },
      },
      ...(lines.length === 0 ? [] : [{ type: "rich_text", elements: [renderList(lines)] }]),
      ...(rest === "" ? [] : [toPlain(rest)]),
      ...(url === null ? [] : [renderLink(url, lines.length === 0 ? "자세히" : "전체 카드 보기")]),
    ],
  }),
  findProblem: (_, body) => (body.trim() === "ok" ? null : "did not answer `ok`"),
};

function renderList(lines: Message["lines"]): object {
  return {
    type: "rich_text_list",
    style: "ordered",
    elements: lines.map(({ headline, url, note }) => ({
      type: "rich_text_section",
      elements: [
        { type: "link", url, text: headline },
        { type: "text", text: ` ${note}` },
      ],
    })),
  };
}

function renderLink(url: string, text: string): object {
  const link = { type: "rich_text_section", elements: [{ type: "link", url, text }] };
  return { type: "rich_text", elements: [link] };
}

function toPlain(text: string): object {
  return { type: "context", elements: [{ type: "plain_text", text, emoji: false }] };
}
