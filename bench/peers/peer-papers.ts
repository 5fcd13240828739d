import { parseListing } from "../../src/core/paper/listing.ts";
import type { Paper } from "../../src/core/paper/paper.ts";
import { readDay } from "../../test/support/recorded.ts";

/** The recorded day whose papers everybody is asked about. */
export const PEER_DAY = "2026-02-13";

/** The papers that everybody is asked about: those that `papercards run --top 20` takes of that day. */
export const PEER_PAPERS: readonly Paper[] = parseListing(readDay(PEER_DAY)).papers.slice(0, 20);

/** Every fifth of them: in the bad case, no answer about them can be read. */
export const BAD_PAPERS: readonly Paper[] = PEER_PAPERS.filter((_, index) => index % 5 === 4);

/** Whether a question is about one of {@link BAD_PAPERS}, or some with others; one about all is about none. */
export function asksAboutBad(question: string): boolean {
  const quotes = ({ abstract }: Paper) => question.includes(abstract.slice(0, 40));
  return !PEER_PAPERS.every(quotes) && BAD_PAPERS.some(quotes);
}

/** The half of an answer. */
export function cutAnswer(text: string): string {
  return text.slice(0, text.length / 2);
}
