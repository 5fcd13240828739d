import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readReferenceCards } from "../scripts/calibrate/cards.ts";
import type { Draft } from "../src/core/draft.ts";
import { parseListing } from "../src/core/listing.ts";
import type { Paper } from "../src/core/paper.ts";
import { makeDraftFrom } from "../test/papers.ts";
import { readDay, recordedDays } from "../test/recorded.ts";
import { type Figure, median, secondsBelow } from "./figure.ts";

const CARDS = 1000;
const CARDS_A_FILE = 20;
const ROUNDS = 3;

/** Times `check` over 1,000 cards in files of 20, start-up included. */
export async function benchCheck(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  const files = writeCards(join(folder, "cards"));
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seconds.push(await timeCheck(files));
  rmSync(folder, { recursive: true });
  return [secondsBelow(`check, ${CARDS} cards in ${files.length} files`, median(seconds), 3)];
}

function writeCards(folder: string): string[] {
  mkdirSync(folder);
  const papers = recordedDays().flatMap((day) => parseListing(readDay(day)).papers);
  const texts = readReferenceCards().map((card) => card.texts);
  const cards = Array.from({ length: CARDS }, (_, index) => {
    const paper = papers[index % papers.length];
    return paper && { paper, draft: makeLifelikeDraft(paper, texts[index % texts.length] ?? []) };
  });
  return Array.from({ length: CARDS / CARDS_A_FILE }, (_, index) => {
    const path = join(folder, `${index}.json`);
    const own = cards.slice(index * CARDS_A_FILE, (index + 1) * CARDS_A_FILE);
    writeFileSync(path, JSON.stringify(own, null, 2));
    return path;
  });
}

/** A paper's draft with the sentences of a real card of another paper: much to look up and to find. */
function makeLifelikeDraft(paper: Paper, texts: readonly string[]): Draft {
  const draft = makeDraftFrom(paper);
  const textAt = (index: number) => texts[index % texts.length] ?? "";
  return {
    ...draft,
    keyPoints: draft.keyPoints.map((point, index) => ({ ...point, text: textAt(index) })),
    oneLine: textAt(0),
    explanation: texts.join(" "),
  };
}

async function timeCheck(files: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const argv = ["src/cli.ts", "check", "--json", ...files];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 3) throw new Error(`papercards check exited with ${code}`);
  return (performance.now() - startedAt) / 1000;
}
