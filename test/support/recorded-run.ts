import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import { parseListing } from "../../src/core/paper/listing.ts";
import { complete, type ModelScript, openModelServer } from "./model-server.ts";
import { makeDraftFrom } from "./papers.ts";
import { readDay } from "./recorded.ts";
import { makeUser, serveHub, type User } from "./world.ts";

/** A model that answers questions about these items with a good draft, unless the script says otherwise. */
export async function openRecordedModel(
  items: readonly unknown[],
  script: ModelScript = () => ({}),
) {
  const server = await openModelServer(parseListing(items).papers, (request) => ({
    body: complete(JSON.stringify(makeDraftFrom(request.paper))),
    ...script(request),
  }));
  onTestFinished(server.close);
  return server;
}

/** The text of a file in a user's output folder. */
export function readOutput({ folder }: User, name: string): string {
  return readFileSync(join(folder, "output", name), "utf8");
}

/** A stored document as it is shown: without its checksum. */
export function toShown(document: string): string {
  return document.replace(/<!-- papercards checksum [^>]+ -->\n$/, "");
}

/** A day's digest in a user's output folder. */
export function readDailyDigest(user: User, date: string): DailyDigest {
  return DailyDigest.parse(JSON.parse(readOutput(user, `daily/${date.slice(0, 4)}/${date}.json`)));
}

/** Every file below a folder with its bytes and the time it was written. */
export function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => {
      const path = join(folder, name);
      return [name, `${statSync(path).mtimeMs} ${readFileSync(path, "utf8")}`];
    }),
  );
}

/** Makes a recorded day with all its papers, and again, and expects what is promised of each. */
export async function makeAllCardsTwice(date: string): Promise<void> {
  const items = readDay(date);
  const { papers } = parseListing(items);
  serveHub({ [date]: items });
  const server = await openRecordedModel(items);
  const user = makeUser(server.url);
  const now = () => new Date("2026-11-01T00:00:00Z");

  const first = await user.run(`run ${date} --top 0 --json`, { now });
  const before = snapshot(user.folder);
  const second = await user.run(`run ${date} --top 0 --json`, { now });

  expect(first.code, first.stderr).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({
    digests: [{ date, status: "settled", listed: papers.length, ok: papers.length, failed: 0 }],
    calls: papers.length,
  });
  expect(readDailyDigest(user, date).cards.map((card) => card.paper.id)).toEqual(
    papers.map((paper) => paper.id),
  );
  const headings = readOutput(user, `daily/${date.slice(0, 4)}/${date}.md`).match(/^#+ /gm);
  expect(headings).toHaveLength(1 + papers.length * 8);
  expect(JSON.parse(second.stdout)).toMatchObject({ calls: 0 });
  expect(snapshot(user.folder)).toEqual(before);
}
