import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import type { WeekIntro } from "../../src/core/digest/week/week-intro.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { DigestWeek } from "../../src/core/paper/week.ts";
import type { Run } from "../../src/pipeline/run.ts";
import { composeWeek } from "../../src/pipeline/weeks/make-week.ts";
import { type MadeRun, makeRun } from "./make-run.ts";

/** The week of the bundled day, and the day. */
export const WEEK = DigestWeek.parse("2026-W07");
export const FRIDAY = DigestDate.parse("2026-02-13");

/** A sentence of which no check complains. */
export const SAID = "이 논문은 학습 비용을 줄이는 자리를 다른 곳에서 찾았습니다.";

/** The digest of the bundled day, whose cards are those of a real model. */
export function readBundledDay(): DailyDigest {
  const file = new URL(
    `../../examples/${FRIDAY}/output/daily/2026/${FRIDAY}.json`,
    import.meta.url,
  );
  return DailyDigest.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Sentences as a model has written them. */
export function toWeekIntro(sentences: WeekIntro["sentences"]): WeekIntro {
  const provenance = {
    ...{ model: "test-model", promptVersion: "1", fingerprint: "0".repeat(64) },
    draftedAt: "2026-02-16T00:00:00.000Z",
    usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
  };
  return { sentences, provenance };
}

/** Writes a week with these sentences. */
async function writeWeek(run: Run, sentences: WeekIntro["sentences"]): Promise<void> {
  const extras = { top: 10, emptyDays: [], openDays: [], intro: toWeekIntro(sentences) };
  const week = (await composeWeek(WEEK, run, extras)) ?? expect.fail();
  await run.store.digests.updateWeek(WEEK, () => week);
}

/** The bundled day, published, and its week with a sentence about each of the first two cards. */
export async function makeReviewedWeek(): Promise<MadeRun & { ids: string[] }> {
  const made = makeRun();
  const { cards } = readBundledDay();
  await made.run.store.digests.write({ ...readBundledDay(), cards: cards.slice(0, 2) });
  const ids = cards.slice(0, 2).map(({ paper }) => paper.id);
  await writeWeek(
    made.run,
    ids.map((id, at) => ({ text: `${SAID}${at === 0 ? "" : " 여러 곳입니다."}`, papers: [id] })),
  );
  return { ...made, ids };
}
