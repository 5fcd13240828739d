import { type DraftedCard, isDrafted } from "../core/card/card.ts";
import { countCards, shownCards } from "../core/card/shown-cards.ts";
import type { DailyDigest } from "../core/digest/digest.ts";
import { nameCard, RATING_NAMES } from "../core/digest/names.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { readReleased } from "../core/paper/release/released.ts";
import { truncate } from "../core/text.ts";

/** A line of a message: what a card is called, where it is read, and what else is told of it. */
export type MessageLine = { headline: string; url: string; note: string };

/** What is told of a day, before it is put into the form of a target. Headlines are foreign text, all else is ours. */
export type Message = {
  title: string;
  /** Where the whole day is read; null for a run that failed. */
  url: string | null;
  lines: readonly MessageLine[];
  /** What stands below the lines; empty for nothing. */
  rest: string;
};

/** Where a day and a paper are read. */
export type MessageLinks = { day: (date: DigestDate) => string; paper: (id: string) => string };

/** Cards that a message names; what is longer is read where the day is. */
const MOST_LINES = 5;

/** Longest headline in a message, in characters: some targets cut, others refuse what is longer. */
const MOST_HEADLINE_CHARS = 120;

/** Tells a digest: such as `2월 13일 Daily Papers · 5장`, and a line for each of its first cards. */
export function tellDay(day: DailyDigest, links: MessageLinks): Message {
  const { ok, failed } = countCards(day);
  const cards = shownCards(day).filter(isDrafted);
  const more = ok - MOST_LINES;
  const rest = [
    ...(more > 0 ? [`외 ${more}장`] : []),
    ...(failed > 0 ? [`카드를 만들지 못한 논문 ${failed}편`] : []),
  ];
  return {
    title: `${nameShortly(day.date)} Daily Papers · ${ok === 0 ? "카드 없음" : `${ok}장`}`,
    url: links.day(day.date),
    lines: cards.slice(0, MOST_LINES).map((card) => ({
      headline: truncate(nameCard(card), MOST_HEADLINE_CHARS),
      url: links.paper(card.paper.id),
      note: describeCard(card),
    })),
    rest: rest.join(" · "),
  };
}

/** Tells that a run failed, in one line, and where its log is. */
export function tellFailure(url: string | null): Message {
  return { title: "Daily Papers 카드를 만드는 실행이 실패했습니다", url, lines: [], rest: "" };
}

/** Such as `신뢰도 중 · 난이도 하 · 가중치, 코드`. */
function describeCard({ paper, artefacts, confidence, difficulty }: DraftedCard): string {
  const { hasCode, hasWeights } = readReleased(paper, artefacts);
  const released = [...(hasWeights ? ["가중치"] : []), ...(hasCode ? ["코드"] : [])];
  const grades = [
    `${RATING_NAMES.confidence} ${confidence}`,
    `${RATING_NAMES.difficulty.split(" ").at(-1)} ${difficulty}`,
  ];
  return [...grades, ...(released.length > 0 ? [released.join(", ")] : [])].join(" · ");
}

function nameShortly(date: DigestDate): string {
  return `${Number(date.slice(5, 7))}월 ${Number(date.slice(8))}일`;
}
