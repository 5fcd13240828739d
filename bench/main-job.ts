import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readDay } from "../test/support/recorded.ts";
import { openRecordedWorld } from "../test/support/recorded-world.ts";
import { type Figure, median, ratioBelow } from "./figure.ts";
import { installPackage } from "./installed-package.ts";
import { measureNode } from "./measure-process.ts";

const DAY = "2026-02-13";
const PAPERS = 20;
const ROUNDS = 3;

type Case = {
  name: string;
  concurrency: number;
  /** How long the model thinks about the question of this number, from 1, in milliseconds. */
  answerMs: (count: number) => number;
  goal: number;
};

const CASES: readonly Case[] = [
  { name: "500 ms an answer, 8 at once", concurrency: 8, answerMs: () => 500, goal: 1.2 },
  { name: "500 ms an answer, 20 at once", concurrency: 20, answerMs: () => 500, goal: 1.9 },
  {
    name: "500 to 3,500 ms an answer, 8 at once",
    concurrency: 8,
    answerMs: (count) => 500 + ((count * 1301) % 3000),
    goal: 1.06,
  },
];

/** Times a day of 20 papers against what its answers alone take. */
export async function benchMainJob(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const one of CASES) {
    const { name, concurrency, answerMs, goal } = one;
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) seconds.push(await timeDay(one));
    const answers = Array.from({ length: PAPERS }, (_, index) => answerMs(index + 1) / 1000);
    const floor = takeTurns(answers, concurrency);
    figures.push(ratioBelow(`${PAPERS} papers, ${name}`, median(seconds), floor, goal));
  }
  return figures;
}

async function timeDay({ concurrency, answerMs }: Case): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  const world = await openRecordedWorld(new Map([[DAY, readDay(DAY)]]), { delayMs: 0 });
  world.onAsked((count) => sleep(answerMs(count)));
  const { seconds } = await measureNode([installPackage(), "run", DAY, "--top", `${PAPERS}`], {
    folder,
    environment: { ...world.environment, PAPERCARDS_CONCURRENCY: `${concurrency}` },
  });
  await world.close();
  rmSync(folder, { recursive: true });
  return seconds;
}

/** When the last answer comes if the next question goes out as soon as one is answered. Seconds. */
function takeTurns(answers: readonly number[], concurrency: number): number {
  const ends = Array.from({ length: concurrency }, () => 0);
  for (const seconds of answers) {
    const next = ends.indexOf(Math.min(...ends));
    ends[next] = (ends[next] ?? 0) + seconds;
  }
  return Math.max(...ends);
}
