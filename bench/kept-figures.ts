import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import process from "node:process";
import { z } from "zod";
import { editionFolder } from "./edition.ts";
import type { Measurement } from "./measurement.ts";

const Figures = z.array(
  z.object({ name: z.string(), value: z.string(), goal: z.string(), isReached: z.boolean() }),
);
const Comparison = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  note: z.string(),
});

/** What one bench has measured, of which commit, and on what. */
const Kept = z.object({
  commit: z.string(),
  machine: z.string(),
  node: z.string(),
  measured: z.union([Figures, Comparison]),
});
export type Kept = z.infer<typeof Kept>;

/** What each bench has measured last, and of an earlier commit. */
const KeptFigures = z.record(
  z.string(),
  z.object({ now: Kept.optional(), before: Kept.optional() }),
);
type KeptFigures = z.infer<typeof KeptFigures>;

const FILE = new URL("figures.json", import.meta.url);

/** The figures that are kept, by bench. */
export function readFigures(): KeptFigures {
  return existsSync(FILE) ? KeptFigures.parse(JSON.parse(readFileSync(FILE, "utf8"))) : {};
}

/** Keeps what a bench has measured in the place of what it had before. */
export function keepFigures(bench: string, measured: Measurement, edition: "now" | "before"): void {
  const all = readFigures();
  const kept = { ...all, [bench]: { ...all[bench], [edition]: { ...describeRun(), measured } } };
  writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`);
}

function describeRun(): Omit<Kept, "measured"> {
  const head = ["rev-parse", "--short", "HEAD"];
  const [cpu] = cpus();
  return {
    commit: execFileSync("git", head, { cwd: editionFolder(), encoding: "utf8" }).trim(),
    machine: `${cpus().length} cores (${cpu?.model.trim()})`,
    node: process.versions.node,
  };
}
