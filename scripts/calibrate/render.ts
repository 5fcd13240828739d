import type { ReferenceCard } from "./cards.ts";
import {
  type Alarm,
  findAlarms,
  type MutationResult,
  prepareSources,
  type Share,
  tryMutations,
  trySwappedCards,
} from "./measure.ts";
import { tryQuotes, trySwappedQuotes } from "./quotes.ts";

const CHECKED = ["numbers", "terms", "language", "markup", "claims", "meaning"] as const;

/** Every result of one half of the cards. */
type Half = {
  cards: readonly ReferenceCard[];
  alarms: readonly Alarm[];
  mutations: readonly MutationResult[];
  swapped: { content: Share; quotes: Share };
  quotes: ReturnType<typeof tryQuotes>;
};

/** The tables of the calibration: each figure for the half that was looked at, and for the other. */
export function renderCalibration(all: readonly ReferenceCard[]): string {
  const seen = measure(all.filter((_, index) => index % 2 === 0));
  const heldOut = measure(all.filter((_, index) => index % 2 === 1));
  return `${[
    ...renderAlarms(seen, heldOut),
    "",
    ...renderMutations(seen, heldOut),
    "",
    ...renderQuotes(seen, heldOut),
    "",
    ...renderList(seen, heldOut),
  ].join("\n")}\n`;
}

function measure(cards: readonly ReferenceCard[]): Half {
  const sources = prepareSources(cards);
  return {
    cards,
    alarms: findAlarms(cards, sources),
    mutations: tryMutations(cards, sources),
    swapped: { content: trySwappedCards(cards, sources), quotes: trySwappedQuotes(cards) },
    quotes: tryQuotes(cards),
  };
}

function renderAlarms(seen: Half, heldOut: Half): string[] {
  return [
    `| alarms on clean cards | looked at (${seen.cards.length}) | held out (${heldOut.cards.length}) |`,
    "| --- | --- | --- |",
    ...CHECKED.map(
      (check) =>
        `| ${check} | ${share(cardsWith(seen, check))} | ${share(cardsWith(heldOut, check))} |`,
    ),
  ];
}

function cardsWith({ alarms, cards }: Half, check: string): Share {
  const ids = alarms.filter((alarm) => alarm.check === check).map((alarm) => alarm.card);
  return { found: new Set(ids).size, of: cards.length };
}

function renderMutations(seen: Half, heldOut: Half): string[] {
  return [
    "| mutation | looked at | held out | by check, both halves |",
    "| --- | --- | --- | --- |",
    ...seen.mutations.map((result, index) => {
      const other = heldOut.mutations[index] ?? result;
      return `| ${result.name} | ${share(result.any)} | ${share(other.any)} | ${byCheck([result, other])} |`;
    }),
    row(
      "another paper's card, by its texts",
      seen.swapped.content,
      heldOut.swapped.content,
      "numbers, terms",
    ),
    row(
      "another paper's card, by its quotes",
      seen.swapped.quotes,
      heldOut.swapped.quotes,
      "evidence",
    ),
  ];
}

function byCheck(results: readonly MutationResult[]): string {
  const checks = [...new Set(results.flatMap((result) => [...result.byCheck.keys()]))];
  const sum = (check: string) =>
    results.reduce((total, result) => total + (result.byCheck.get(check) ?? 0), 0);
  return checks
    .toSorted((a, b) => sum(b) - sum(a))
    .map((check) => `${check} ${sum(check)}`)
    .join(", ");
}

function renderQuotes(seen: Half, heldOut: Half): string[] {
  return [
    "| quotes that `evidence` refuses | looked at | held out |",
    "| --- | --- | --- |",
    `| real quotes | ${share(seen.quotes.real)} | ${share(heldOut.quotes.real)} |`,
    ...seen.quotes.madeUp.map(({ name, result }, index) => {
      const other = heldOut.quotes.madeUp[index]?.result ?? result;
      return `| made up: ${name} | ${share(result)} | ${share(other)} |`;
    }),
  ];
}

function renderList(seen: Half, heldOut: Half): string[] {
  const alarms = [...seen.alarms, ...heldOut.alarms];
  return [
    "| paper | check | words | sentence |",
    "| --- | --- | --- | --- |",
    ...CHECKED.flatMap((check) =>
      alarms
        .filter((alarm) => alarm.check === check)
        .map(
          ({ card, excerpt, text }) =>
            `| ${card} | ${check} | ${excerpt ?? "—"} | ${short(text)} |`,
        ),
    ),
  ];
}

function row(name: string, seen: Share, heldOut: Share, checks: string): string {
  return `| ${name} | ${share(seen)} | ${share(heldOut)} | ${checks} |`;
}

function share({ found, of }: Share): string {
  return `${found} of ${of} (${of === 0 ? "–" : ((found / of) * 100).toFixed(1)} %)`;
}

function short(text: string): string {
  const line = text.replaceAll("|", "/");
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}
