import { expect, test } from "vitest";
import { buildCard } from "../../src/core/card/card.ts";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { tellDay } from "../../src/delivery/message.ts";
import { chooseTarget } from "../../src/delivery/targets/choose-target.ts";
import { HOSTILE_TITLE } from "../support/hostile.ts";
import { makeSiteDay } from "../support/made-site.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../support/make.ts";

const ADDRESSES = {
  Slack: "https://hooks.slack.com/services/T000/B000/secret",
  Discord: "https://discord.com/api/webhooks/1/secret",
  Teams:
    "https://prod-1.westus.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=secret",
  Telegram: "https://api.telegram.org/bot1:secret/sendMessage?chat_id=-100",
  webhook: "https://example.com/hook",
};
const TARGETS = Object.entries(ADDRESSES);
const LINKS = {
  day: (date: string) => `https://a.io/${date}`,
  paper: (id: string) => `https://a.io/papers/${id}`,
};

/** A day whose headlines try to be more than text. */
const hostile = makeSiteDay(
  "2026-02-13",
  ["<!channel> @everyone", `[a](https://evil.io) *b* _c_ ${HOSTILE_TITLE}`, "`x` | # > - <@1>"].map(
    (headline, index) =>
      makeDraftedCard({
        paper: makePaper({ id: `2602.0000${index}` }),
        draft: makeDraft({ headline }),
      }),
  ),
);

const render = (address: string, day = hostile) => {
  const url = new URL(address);
  return JSON.stringify(chooseTarget(url).render(tellDay(day, LINKS), url));
};

test.each(TARGETS)("%s is known by its address", (name, address) => {
  expect(chooseTarget(new URL(address)).name).toBe(name);
});

test.each([
  "https://hooks.slack.com.evil.io/services/1",
  "https://discord.com/channels/1",
  "https://api.telegram.org/bot1:x/getUpdates",
])("%s is none of them, and gets plain JSON", (address) => {
  expect(chooseTarget(new URL(address)).name).toBe("webhook");
});

test("Slack gets foreign words in elements that are never parsed, and no reason to ring anybody", () => {
  const blocks: { type: string }[] = JSON.parse(render(ADDRESSES.Slack)).blocks;

  expect(render(ADDRESSES.Slack)).not.toContain("mrkdwn");
  expect(JSON.parse(render(ADDRESSES.Slack)).text).toBe("2월 13일 Daily Papers · 3장");
  expect(blocks.map(({ type }) => type)).toEqual(["header", "rich_text", "rich_text"]);
});

test("Discord rings nobody, and reads no sign of a headline", () => {
  const { allowed_mentions, embeds } = JSON.parse(render(ADDRESSES.Discord));

  expect(allowed_mentions).toEqual({ parse: [] });
  expect(embeds[0].description).toContain("[\\<\\!channel\\>".replace("\\!", "!"));
  expect(embeds[0].description).toContain("\\@everyone");
  expect(embeds[0].description).not.toMatch(/(?<!\\)\*b|(?<!\\)_c/);
});

test("Telegram gets plain text, and each link is exactly its headline", () => {
  const { text, entities, chat_id } = JSON.parse(render(ADDRESSES.Telegram));
  const linked = entities.map(({ offset, length }: { offset: number; length: number }) =>
    text.slice(offset, offset + length),
  );

  expect(chat_id).toBe("-100");
  expect(linked).toEqual([
    "2월 13일 Daily Papers · 3장",
    "<!channel> @everyone",
    expect.stringContaining("[a](https://evil.io)"),
    "`x` | # > - <@1>",
  ]);
});

test("Teams reads no link of a headline", () => {
  const [{ content }] = JSON.parse(render(ADDRESSES.Teams)).attachments;
  const texts = content.body.map(({ text }: { text: string }) => text).join("\n");

  expect(texts.match(/\]\(/g)).toHaveLength(3);
  expect(texts).not.toContain("](https://evil.io)");
});

test.each(TARGETS)("a day of fifty long cards stays within what %s takes", (_, address) => {
  const cards = Array.from({ length: 50 }, (_one, index) =>
    makeDraftedCard({
      paper: makePaper({ id: `2602.${10_000 + index}` }),
      draft: makeDraft({ headline: "긴 제목 ".repeat(500) }),
    }),
  );
  const body = render(address, makeSiteDay("2026-02-13", cards));

  expect(Buffer.byteLength(body)).toBeLessThan(27 * 1024);
  expect(body).toContain("외 45장");
});

test("a day on which all cards failed is one line that says so", () => {
  const failed = buildCard(
    {
      ...{ status: "failed", paper: makePaper(), artefacts: NOT_LOOKED_UP },
      failure: { code: "MODEL_UNREACHABLE", message: "No answer." },
    },
    null,
  );
  const { title, lines, rest } = tellDay(makeSiteDay("2026-02-13", [failed]), LINKS);

  expect({ title, lines, rest }).toEqual({
    title: "2월 13일 Daily Papers · 카드 없음",
    lines: [],
    rest: "카드를 만들지 못한 논문 1편",
  });
});
