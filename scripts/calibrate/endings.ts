import { readFileSync } from "node:fs";
import { z } from "zod";
import { findClauseEnding } from "../../src/core/checks/text/clause-ending.ts";
import type { Share } from "./measure.ts";

const FILE = new URL("../../test/fixtures/key-point-endings.json", import.meta.url);

const HALVES = ["seen", "held out"] as const;

const Label = z.object({ half: z.enum(HALVES), isClause: z.boolean(), text: z.string() });

/** How many key points that end in a clause and a plain noun are found, and how many others are taken for one. */
type Endings = { half: (typeof HALVES)[number]; found: Share; alarms: Share };

/** Tries the check of endings on the labelled key points, in the half that was looked at and the held-out half. */
export function tryEndings(): Endings[] {
  const labels = z.array(Label).parse(JSON.parse(readFileSync(FILE, "utf8")));
  return HALVES.map((half) => ({
    half,
    found: count(labels.filter((one) => one.half === half && one.isClause)),
    alarms: count(labels.filter((one) => one.half === half && !one.isClause)),
  }));
}

function count(labels: readonly { text: string }[]): Share {
  const found = labels.filter(({ text }) => findClauseEnding(text) !== null).length;
  return { found, of: labels.length };
}

/** The same as a table. */
export function renderEndings(): string[] {
  const [seen, heldOut] = tryEndings();
  const show = (share: Share | undefined) => `${share?.found} of ${share?.of}`;
  return [
    "| key points | looked at | held out |",
    "| --- | --- | --- |",
    `| that end in a clause and a plain noun, found | ${show(seen?.found)} | ${show(heldOut?.found)} |`,
    `| that do not, taken for one | ${show(seen?.alarms)} | ${show(heldOut?.alarms)} |`,
  ];
}
