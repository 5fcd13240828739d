import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDraft } from "../src/core/checks/check-draft.ts";
import { type Figure, median, millisecondsBelow, secondsBelow } from "./figure.ts";
import { type PaperDraft, readPaperDrafts } from "./paper-drafts.ts";

const CARDS = 1000;
const CARDS_A_FILE = 20;
const ROUNDS = 3;

/** What the checks of one card may take once a process is warm, and those of the first one. */
const CARD_MS = 2;
const FIRST_CARD_MS = 200;

/** Times the checks of a card by themselves, and `check` over 1,000 cards in files of 20, start-up included. */
export async function benchCheck(): Promise<Figure[]> {
  const cards = timeCards();
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  const files = writeCards(join(folder, "cards"));
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seconds.push(await timeCheck(files));
  rmSync(folder, { recursive: true });
  return [
    ...cards,
    secondsBelow(`check, ${CARDS} cards in ${files.length} files`, median(seconds), 3),
  ];
}

/** Each card's least time of a few rounds: more cards than the checks remember abstracts. */
function timeCards(): Figure[] {
  const cards = readPaperDrafts();
  const [first = 0] = cards.map(timeCard);
  const rounds = Array.from({ length: ROUNDS }, () => cards.map(timeCard));
  const least = cards.map((_, index) => Math.min(...rounds.map((times) => times[index] ?? 0)));
  return [
    millisecondsBelow("all checks of a reference card, warm, median", median(least), CARD_MS),
    millisecondsBelow("all checks of a process's first card", first, FIRST_CARD_MS),
  ];
}

function timeCard({ paper, draft }: PaperDraft): number {
  const startedAt = performance.now();
  checkDraft(paper, draft);
  return performance.now() - startedAt;
}

function writeCards(folder: string): string[] {
  mkdirSync(folder);
  const references = readPaperDrafts();
  const rounds = Math.ceil(CARDS / references.length);
  const cards = Array.from({ length: rounds }, () => references)
    .flat()
    .slice(0, CARDS);
  return Array.from({ length: CARDS / CARDS_A_FILE }, (_, index) => {
    const path = join(folder, `${index}.json`);
    const own = cards.slice(index * CARDS_A_FILE, (index + 1) * CARDS_A_FILE);
    writeFileSync(path, JSON.stringify(own, null, 2));
    return path;
  });
}

async function timeCheck(files: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const argv = ["src/cli.ts", "check", "--json", ...files];
  const child = spawn(process.execPath, argv, { stdio: "ignore" });
  const [code] = await once(child, "exit");
  if (code !== 3) throw new Error(`papercards check exited with ${code}`);
  return (performance.now() - startedAt) / 1000;
}
