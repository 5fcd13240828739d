import { checkContent } from "../../src/core/checks/content.ts";
import type { Finding } from "../../src/core/checks/finding.ts";
import { readPassage } from "../../src/core/checks/passage.ts";
import { prepareSource, type Source } from "../../src/core/checks/source.ts";
import type { ReferenceCard } from "./cards.ts";
import { MUTATIONS } from "./mutations.ts";

/** What a check said about a sentence that nobody has touched. */
export type Alarm = { card: string; check: Finding["check"]; excerpt: string | null; text: string };

/** How many of how many. */
export type Share = { found: number; of: number };

/** What became of one kind of mutation. */
export type MutationResult = { name: string; any: Share; byCheck: ReadonlyMap<string, number> };

/** Makes the sources of all cards ready, by id. */
export function prepareSources(cards: readonly ReferenceCard[]): ReadonlyMap<string, Source> {
  return new Map(cards.map((card) => [card.id, prepareSource(card)]));
}

/** Everything that the checks say about the cards as they are. */
export function findAlarms(
  cards: readonly ReferenceCard[],
  sources: ReadonlyMap<string, Source>,
): Alarm[] {
  return cards.flatMap((card) =>
    card.texts.flatMap((text) =>
      check(sources, card.id, text).map((finding) => ({
        card: card.id,
        check: finding.check,
        excerpt: finding.excerpt,
        text,
      })),
    ),
  );
}

/** How many mutants of each kind raise an alarm that the sentence did not raise before. */
export function tryMutations(
  cards: readonly ReferenceCard[],
  sources: ReadonlyMap<string, Source>,
): MutationResult[] {
  return MUTATIONS.map(({ name, make }) => {
    const results = cards
      .flatMap((card) => make(card))
      .map(({ card, before, after }) => {
        const known = new Set(check(sources, card.id, before).map(keyOf));
        const fresh = check(sources, card.id, after).filter(
          (finding) => !known.has(keyOf(finding)),
        );
        return new Set(fresh.map((finding) => finding.check));
      });
    const byCheck = new Map<string, number>();
    for (const name of results.flatMap((checks) => [...checks])) {
      byCheck.set(name, (byCheck.get(name) ?? 0) + 1);
    }
    const found = results.filter((checks) => checks.size > 0).length;
    return { name, any: { found, of: results.length }, byCheck };
  });
}

/** How many cards are found out under the abstract of another paper, by numbers and names alone. */
export function trySwappedCards(
  cards: readonly ReferenceCard[],
  sources: ReadonlyMap<string, Source>,
): Share {
  const found = swap(cards).filter(([card, other]) =>
    other.texts.some((text) =>
      check(sources, card.id, text).some(
        ({ check: name }) => name === "numbers" || name === "terms",
      ),
    ),
  );
  return { found: found.length, of: cards.length };
}

/** Each card with another paper's card, a third of the way down the list. */
export function swap(cards: readonly ReferenceCard[]): [ReferenceCard, ReferenceCard][] {
  const step = Math.max(1, Math.floor(cards.length / 3));
  return cards.map((card, index) => [card, cards[(index + step) % cards.length] ?? card]);
}

function check(sources: ReadonlyMap<string, Source>, id: string, text: string): Finding[] {
  const source = sources.get(id);
  if (!source) return [];
  return checkContent(source, readPassage({ path: "text", text, role: "report", quote: null }));
}

function keyOf({ check: name, excerpt, message }: Finding): string {
  return `${name} ${name === "language" ? message : excerpt}`;
}
