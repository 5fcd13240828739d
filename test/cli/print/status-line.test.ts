import { expect, onTestFinished, test } from "vitest";
import { describeStanding, type Standing } from "../../../src/cli/print/standing.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { complete, openModelServer } from "../../support/model-server.ts";
import { makeDraftFrom } from "../../support/papers.ts";
import { readDay } from "../../support/recorded.ts";
import { makeUser, serveHub, type User } from "../../support/world.ts";

const DAY = "2026-02-13";
const CLEAR = "\r\u001b[2K";

async function makeReader(): Promise<User> {
  serveHub({ [DAY]: readDay(DAY) });
  const server = await openModelServer(parseListing(readDay(DAY)).papers, ({ paper }) => ({
    body: complete(JSON.stringify(makeDraftFrom(paper))),
  }));
  onTestFinished(server.close);
  return makeUser(server.url);
}

/** What is left on a terminal when a program has ended: a cleared line is overwritten. */
function toScreen(written: string): string {
  return written
    .split("\n")
    .map((line) => line.split(CLEAR).at(-1))
    .join("\n");
}

const terminal = { columns: () => 60 };

test("on a terminal a line tells how far the run has come, and leaves nothing behind", async () => {
  const user = await makeReader();

  const { code, stderr } = await user.run(`run ${DAY}`, { terminal });
  const plain = await (await makeReader()).run(`run ${DAY}`);

  expect(code).toBe(0);
  expect(stderr).toContain(`${DAY} · 3 of 5 papers · `);
  const times = /, \d+\.\d s/;
  const folders = /-> .*output/;
  const tidy = (text: string) =>
    text.replace(times, "").replace(folders, "").split("\n").toSorted();
  expect(tidy(toScreen(stderr))).toEqual(tidy(plain.stderr));
});

test("the line is never wider than the terminal", async () => {
  const user = await makeReader();

  const { stderr } = await user.run(`run ${DAY}`, { terminal: { columns: () => 20 } });

  const lines = stderr.split(CLEAR).filter((text) => !text.includes("\n"));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(20);
});

test.each([
  ["without a terminal", `run ${DAY}`, {}],
  ["when quiet", `run ${DAY} --quiet`, { terminal }],
])("%s there is no such line", async (_, command, overrides) => {
  const user = await makeReader();

  const { stderr } = await user.run(command, overrides);

  expect(stderr).not.toContain("\u001b");
});

test("--json --quiet says nothing but the object", async () => {
  const user = await makeReader();

  const { stdout, stderr } = await user.run(`run ${DAY} --json --quiet`, { terminal });

  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toMatchObject({ calls: 5 });
});

const standing: Standing = {
  dates: [DAY],
  papers: 40,
  done: 10,
  failed: 0,
  asked: 5,
  askingMs: 10_000,
  inFlight: 8,
  costUsd: 0.01234,
};

test.each<[Partial<Standing>, string]>([
  [{}, `${DAY} · 10 of 40 papers · 8 in flight · $0.0123 · about 60 s left`],
  [
    { failed: 2, costUsd: null },
    `${DAY} · 10 of 40 papers (2 FAILED) · 8 in flight · cost unknown · about 60 s left`,
  ],
  [{ asked: 0 }, `${DAY} · 10 of 40 papers · 8 in flight · $0.0123`],
  [{ askingMs: 100_000 }, `${DAY} · 10 of 40 papers · 8 in flight · $0.0123 · about 10 min left`],
  [
    { dates: [DAY, "2026-02-14"] },
    `${DAY} and 1 more · 10 of 40 papers · 8 in flight · $0.0123 · about 60 s left`,
  ],
  [{ dates: [], done: 40, inFlight: 0 }, "40 of 40 papers · 0 in flight · $0.0123"],
])("says where a run stands: %j", (change, text) => {
  expect(describeStanding({ ...standing, ...change })).toBe(text);
});
