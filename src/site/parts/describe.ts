import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { CARD_SECTIONS } from "../../core/digest/card-sections.ts";
import { nameWeekday } from "../../core/digest/names.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { paperPage } from "../../core/site/site-paths.ts";
import type { CardFacts } from "../facts/day-facts.ts";
import type { Html } from "./frame.ts";

/** Syllables and letters that are read in a minute. */
const READ_IN_MINUTE = 500;

/** A day as readers say it: `2026년 2월 13일 금요일`. */
export function nameDay(date: DigestDate): string {
  return `${nameMonth(date.slice(0, 7))} ${Number(date.slice(8))}일 ${nameWeekday(date)}`;
}

/** A month as readers say it: `2026년 2월`. */
export function nameMonth(month: string): string {
  return `${month.slice(0, 4)}년 ${Number(month.slice(5, 7))}월`;
}

/** How long it takes to read all of these cards, in whole minutes; at least one. */
export function countMinutes(cards: readonly Card[]): number {
  const texts = cards.flatMap((card) =>
    card.status === "ok" ? CARD_SECTIONS.flatMap(({ read }) => read(card)) : [],
  );
  const length = texts.join("").replaceAll(/\s/g, "").length;
  return Math.max(1, Math.round(length / READ_IN_MINUTE));
}

/** A line of a list: the headline with its link, what is released, the upvotes. */
export function renderLine(card: CardFacts, link: (to: string) => string): Html {
  const { id, headline, title, upvotes, hasCode, hasWeights } = card;
  const released = [...(hasWeights ? ["가중치"] : []), ...(hasCode ? ["코드"] : [])];
  return html`<li><a href="${link(paperPage(id))}"${headline === null ? html` lang="en"` : ""}>${headline ?? title}</a> <small>${released.map((what) => `${what} · `)}<span aria-hidden="true">▲</span><span class="unseen">추천 </span> ${upvotes}</small></li>`;
}
