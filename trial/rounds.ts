import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { DailyDigest, StoredDigest } from "../src/core/digest/digest.ts";
import { openStore } from "../src/store/open-store.ts";
import { openBackfillWorld } from "../test/support/backfill-world.ts";
import { toShown } from "../test/support/recorded-run.ts";
import { startPapercards } from "../test/support/start-papercards.ts";
import { makeFolder } from "../test/support/temporary.ts";
import { listLeftovers } from "./kills.ts";
import { startReviewer } from "./reviewer.ts";
import { openBatch } from "./scenarios.ts";

const DAY = "2026-01-05";
const LAST = "2026-01-09";
const FLAGS = ["--top", "6", "--concurrency", "4"];
const OTHER = [...FLAGS, "--model", "other", "--redraft"];
const BACKFILL = ["backfill", DAY, LAST, ...OTHER];

type Ended = { exitCode: number | null; stderr: string };

/**
 * One round of everything at once on a day that is published: two reviewers of different cards, who publish
 * each change, two backfills by another model, a run, a rendering, a week. Expects that no change of a person is
 * lost, no question is paid twice, and every document is of what its JSON holds.
 */
export async function workSideBySide(): Promise<void> {
  const world = await openBackfillWorld({ days: 5, delayMs: 15 });
  const folder = makeFolder();
  const { environment } = world;
  await startPapercards(["run", DAY, ...FLAGS], { folder, environment }).ended;
  const paidBefore = world.asked.length;
  const ids = readDigest(folder, DAY).cards.map(({ paper }) => paper.id);
  const reviewers = await Promise.all(
    [ids.slice(0, 3), ids.slice(3)].map((own) => startReviewer(DAY, own, { folder, environment })),
  );

  const commands = [BACKFILL, BACKFILL, ["run", DAY, ...OTHER], ["render"]];
  const runs = [...commands, ["weekly", "2026-W02"]].map((args) =>
    startPapercards(args, { folder, environment }),
  );
  const written = (await Promise.all(reviewers.map(({ changeAll }) => changeAll()))).flat();
  const ended = await Promise.all(runs.map((run) => run.ended));
  for (const { leave } of reviewers) await leave();

  // A week that is made beside its days may lack some.
  const isDone = ({ exitCode, stderr }: Ended) =>
    exitCode === 0 || (exitCode === 3 && stderr.includes("2026-W02 lacks"));
  expect(ended.map((end) => (isDone(end) ? "" : end.stderr))).toEqual(runs.map(() => ""));
  const texts = new Map(readDigest(folder, DAY).cards.map((card) => [card.paper.id, card.draft]));
  expect(written.map(({ id }) => ({ id, text: texts.get(id)?.oneLine }))).toEqual(written);
  expect(countTwice(world.asked.slice(paidBefore))).toEqual([]);
  await expectConsistent(folder);
}

/** One round of backfills by batch, three at a time: each question is in one batch, and each day is made. */
export async function sendSideBySide(): Promise<void> {
  const stage = await openBatch();
  const runThree = () => Promise.all([1, 2, 3].map(() => startPapercards(stage.args, stage).ended));

  const sent = await runThree();
  stage.goOn();
  const collected = await runThree();

  expect(sent.map(({ exitCode }) => exitCode)).toEqual([3, 3, 3]);
  expect(collected.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  expect(countTwice(stage.paid())).toEqual([]);
  await expectConsistent(stage.folder);
}

/** What comes more than once. A week's question is asked again when its days have changed. */
function countTwice(names: readonly string[]): string[] {
  return names.filter((name, index) => name !== "week" && names.indexOf(name) !== index);
}

async function expectConsistent(folder: string): Promise<void> {
  const output = join(folder, "output");
  const writer = { processId: 1, isRunning: () => true };
  const { digests } = openStore({ outputFolder: output, cacheFolder: join(folder, "c"), writer });
  const names = readdirSync(output, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((one) => one.endsWith(".json"))) {
    const stored = StoredDigest.parse(JSON.parse(readFileSync(join(output, name), "utf8")));
    const markdown = readFileSync(join(output, name.replace(/json$/, "md")), "utf8");
    const digest =
      stored.kind === "daily"
        ? await digests.readDay(stored.date)
        : await digests.readWeek(stored.week);
    if (digest === null) throw new Error(`${name} is not read.`);
    expect(toShown(markdown) === (await digests.render(digest)), name).toBe(true);
    const index = readFileSync(join(output, "README.md"), "utf8");
    expect(index).toContain(name.replace(/json$/, "md"));
  }
  expect(listLeftovers(folder)).toEqual([]);
}

function readDigest(folder: string, date: string): DailyDigest {
  const path = join(folder, `output/daily/${date.slice(0, 4)}/${date}.json`);
  return DailyDigest.parse(JSON.parse(readFileSync(path, "utf8")));
}
