import { join } from "node:path";
import { expect, test } from "vitest";
import { buildDailyDigest, type StoredWeek } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { remakeWeek } from "../../../src/pipeline/weeks/remake-week.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { makeDraftedCard } from "../../support/make.ts";
import { makeFolder } from "../../support/temporary.ts";

const at = (date: string) => DigestDate.parse(date);
const WEEK = DigestWeek.parse("2026-W07");

/** A week as another process says that it is, of a day that is published on Wednesday. */
const CLAIMED: StoredWeek = {
  ...{ schemaVersion: 2, kind: "weekly", week: WEEK, copiedFrom: null, top: 100_000 },
  emptyDays: [at("2026-02-09"), at("2026-02-11"), at("2026-02-13"), at("2026-02-14")],
  openDays: [at("2026-02-09"), at("2026-02-11")],
  papers: [{ date: at("2026-02-11"), id: "2602.12036" }],
};

async function openWednesday() {
  const folder = makeFolder();
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const day = { date: at("2026-02-11"), status: "settled", listed: 1 } as const;
  await store.digests.write(buildDailyDigest({ ...day, cards: [makeDraftedCard()] }));
  return store;
}

test.each<[string, string, object]>([
  ["on Thursday", "2026-02-12", { openDays: ["2026-02-12", "2026-02-13"] }],
  ["on Saturday", "2026-02-14", { emptyDays: ["2026-02-09", "2026-02-13"] }],
])(
  "which days of a week that was handed over are open is told by the clock: %s",
  async (_, today, told) => {
    const store = await openWednesday();

    const week = await remakeWeek(CLAIMED, { store, now: new Date(`${today}T12:00:00Z`) });

    const { emptyDays, openDays } = week ?? {};
    expect({ emptyDays, openDays }).toEqual({
      ...{ emptyDays: ["2026-02-09"], openDays: undefined },
      ...told,
    });
  },
);

test("a week that was handed over shows as many cards whole as the published one", async () => {
  const store = await openWednesday();
  const now = new Date("2026-02-16T12:00:00Z");

  const first = await remakeWeek(CLAIMED, { store, now });
  if (first !== null) await store.digests.write({ ...first, top: 3 });
  const second = await remakeWeek(CLAIMED, { store, now });

  expect([first?.top, second?.top]).toEqual([10, 3]);
});
