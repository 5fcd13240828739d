import { checkEvidence } from "../../src/core/checks/evidence.ts";
import type { ReferenceCard } from "./cards.ts";
import { type Share, swap } from "./measure.ts";
import { pick } from "./random.ts";

/** Longest and shortest quotes that are tried; below five words a quote is refused as too short. */
const WORDS_AT_LEAST = 5;

/** What the check `evidence` makes of real quotes and of quotes made up in five ways. */
export type QuoteResults = { real: Share; madeUp: readonly { name: string; result: Share }[] };

/** Tries the quotes of the cards: those that stand in the abstract, and made-up ones. */
export function tryQuotes(cards: readonly ReferenceCard[]): QuoteResults {
  const quotes = cards.flatMap((card) => card.quotes.map((quote) => ({ card, quote })));
  const long = quotes.filter(({ quote }) => quote.split(/\s+/).length >= WORDS_AT_LEAST);
  const real = long.filter(({ card, quote }) => oneLine(card.abstract).includes(oneLine(quote)));
  const own = long.filter(({ card, quote }) => !oneLine(card.abstract).includes(oneLine(quote)));
  const ways: readonly { name: string; made: readonly { card: ReferenceCard; quote: string }[] }[] =
    [
      { name: "the small model's own misquotes", made: own },
      { name: "one word changed", made: real.map(changeWord) },
      { name: "a piece left out", made: real.flatMap(leaveOut) },
      {
        name: "a capital changed",
        made: real.filter(({ quote }) => /^[A-Za-z]/.test(quote)).map(changeCase),
      },
      {
        name: "another abstract's sentence",
        made: swap(cards).flatMap(([card, other]) =>
          other.quotes.map((quote) => ({ card, quote })),
        ),
      },
    ];
  return {
    real: count(real),
    madeUp: ways.map(({ name, made }) => ({ name, result: count(made) })),
  };
}

/** How many other papers' cards are found out by their quotes alone; cards without quotes are left out. */
export function trySwappedQuotes(cards: readonly ReferenceCard[]): Share {
  const pairs = swap(cards).filter(([, other]) => other.quotes.length > 0);
  const found = pairs.filter(([card, other]) =>
    other.quotes.some((quote) => isRefused(card, quote)),
  );
  return { found: found.length, of: pairs.length };
}

function count(quotes: readonly { card: ReferenceCard; quote: string }[]): Share {
  return {
    found: quotes.filter(({ card, quote }) => isRefused(card, quote)).length,
    of: quotes.length,
  };
}

function isRefused({ abstract }: ReferenceCard, evidence: string): boolean {
  return checkEvidence({ abstract }, { keyPoints: [{ evidence, text: "" }], risks: [] }).length > 0;
}

type Quoted = { card: ReferenceCard; quote: string };

function changeWord({ card, quote }: Quoted): Quoted {
  const words = quote.split(/\s+/);
  const place = 1 + pick(words.length - 2, card.id, quote);
  const other = words[place] === "robust" ? "strong" : "robust";
  return { card, quote: words.with(place, other).join(" ") };
}

function leaveOut({ card, quote }: Quoted): Quoted[] {
  const words = quote.split(/\s+/);
  if (words.length < 2 * WORDS_AT_LEAST) return [];
  const middle = Math.floor(words.length / 2);
  return [{ card, quote: words.toSpliced(middle, 2).join(" ") }];
}

function changeCase({ card, quote }: Quoted): Quoted {
  const first = quote.slice(0, 1);
  const changed = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return { card, quote: changed + quote.slice(1) };
}

/** A text without what is a matter of setting: spaces, dashes, quotation marks, bold type. */
function oneLine(text: string): string {
  return text
    .replaceAll(/``|''|["`]/g, "'")
    .replaceAll("**", "")
    .replaceAll(/[—–]|-{2,}/g, "-")
    .replaceAll(/\s+/g, " ")
    .trim();
}
