import { truncate } from "../../src/core/text.ts";
import { HALVES, type HalfName, type MeaningHalf, tryMeaning } from "./meaning.ts";
import type { Share } from "./measure.ts";

const NAMES: Readonly<Record<HalfName, string>> = {
  "looked-at": "looked at",
  "held-out": "held out",
};

/** Errors of meaning that are found, by kind, and clean sentences with an alarm: tables for each half that is there. */
export function renderMeaning(): string[] {
  const halves = HALVES.flatMap((name) => {
    const half = tryMeaning(name);
    return half === null ? [] : [{ name: NAMES[name], half }];
  });
  const heads = halves.flatMap(({ name }) => [`${name}: key points`, `${name}: prose`]);
  const row = (name: string, share: (result: MeaningHalf["points"]) => Share | undefined) =>
    `| ${[name, ...halves.flatMap(({ half }) => [half.points, half.prose].map((result) => show(share(result))))].join(" | ")} |`;
  const kinds = [
    ...new Set(
      halves.flatMap(({ half }) => [...half.points.kinds.keys(), ...half.prose.kinds.keys()]),
    ),
  ];
  return [
    `| errors of meaning | ${heads.join(" | ")} |`,
    `| --- |${" --- |".repeat(heads.length)}`,
    ...kinds.toSorted().map((kind) => row(kind, ({ kinds: shares }) => shares.get(kind))),
    row("all ten kinds", ({ found }) => found),
    row("clean sentences with an alarm", ({ alarms }) => alarms),
    "",
    "| half | paper | words | clean sentence with an alarm |",
    "| --- | --- | --- | --- |",
    ...halves.flatMap(({ name, half }) =>
      [...half.points.told, ...half.prose.told].map(
        ({ id, text, excerpt }) =>
          `| ${name} | ${id} | ${excerpt ?? "—"} | ${truncate(text, 90)} |`,
      ),
    ),
  ];
}

function show(share: Share | undefined): string {
  if (share === undefined || share.of === 0) return "—";
  return `${share.found} of ${share.of} (${((100 * share.found) / share.of).toFixed(0)} %)`;
}
