import { join } from "node:path";
import { expect } from "vitest";
import { rebuildDay } from "../../src/core/digest/compose-cards.ts";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import { composeWeek } from "../../src/pipeline/weeks/make-week.ts";
import { openStore } from "../../src/store/open-store.ts";
import { readBundledDay, SAID, toWeekIntro, WEEK } from "./review-week.ts";
import { makeUser, type User } from "./world.ts";

/** What is wrong with cards of each day, by their number. */
const DAYS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  "2026-02-11": { 1: " 정확도는 77.7%입니다.", 3: " 정확도는 88.8%입니다." },
  "2026-02-12": { 1: " 최초의 방법입니다." },
  "2026-02-13": {},
};

/** The bundled day on another date, with papers of other ids, and something added to one-line summaries. */
function makeDayOn(date: string, at: number, added: Readonly<Record<number, string>>): DailyDigest {
  const { cards, ...day } = readBundledDay();
  const changed = cards.map((card, number) => {
    const id = `2602.0${at + 1}${number}11`;
    const paper = { ...card.paper, id, url: `https://huggingface.co/papers/${id}` };
    const draft = card.draft && {
      ...card.draft,
      oneLine: card.draft.oneLine + (added[number] ?? ""),
    };
    return { ...card, paper, draft, image: null };
  });
  return rebuildDay(DailyDigest.parse({ ...day, date, cards: changed }));
}

/**
 * A user with three published days: one with two errors, one with a warning, and one in which nothing was found; and their
 * week, one of whose two sentences has an error.
 */
export async function makeWeekUser(): Promise<{ user: User; days: DailyDigest[] }> {
  const user = makeUser();
  const { digests } = openStore({
    outputFolder: join(user.folder, "output"),
    cacheFolder: join(user.folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const days = Object.entries(DAYS).map(([date, added], at) => makeDayOn(date, at, added));
  for (const day of days) await digests.write(day);
  const [first, second] = days[2]?.cards.map(({ paper }) => paper.id) ?? [];
  if (first === undefined || second === undefined) return expect.fail();
  const intro = toWeekIntro([
    { text: SAID, papers: [first] },
    { text: "정확도가 12.3% 올랐다는 논문도 있습니다.", papers: [second] },
  ]);
  const extras = { top: 10, emptyDays: [], openDays: [], intro };
  const week = (await composeWeek(WEEK, { store: { digests } }, extras)) ?? expect.fail();
  await digests.updateWeek(WEEK, () => week);
  return { user, days };
}
