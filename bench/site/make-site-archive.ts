import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Card, DraftedCard } from "../../src/core/card/card.ts";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import { TAG_NAMES } from "../../src/core/draft/tags.ts";
import { digestPath } from "../../src/core/output-paths.ts";
import { addDays, DigestDate, isWeekend } from "../../src/core/paper/date.ts";
import { toJson } from "../../src/store/to-json.ts";

/** Cards of a day of the archive. */
const CARDS = 5;

/** The newest day of the archive. */
export const NEWEST_OF_SITE = DigestDate.parse("2026-02-12");

/**
 * Writes the data of so many weekdays of five cards into an output folder, the newest first, which is a weekday: recorded abstracts with titles of their own under other ids, each with
 * one of five recorded drafts and other tags, so that every paper has a page and every tag a list.
 */
export function makeSiteArchive(output: string, days: number, newest = NEWEST_OF_SITE): void {
  const { cards, ...day } = DailyDigest.parse(
    JSON.parse(readFileSync("examples/2026-02-13/output/daily/2026/2026-02-13.json", "utf8")),
  );
  const drafted = cards.filter((card): card is DraftedCard => card.status === "ok");
  const abstracts = readAbstracts();
  let date = newest;
  for (let made = 0; made < days; date = addDays(date, -1)) {
    if (isWeekend(date)) continue;
    const ofDay = Array.from({ length: CARDS }, (_, index): Card => {
      const number = made * CARDS + index;
      const card = drafted[number % drafted.length];
      if (card === undefined) throw new Error("There is no recorded draft.");
      const id = `${date.slice(2, 4)}${date.slice(5, 7)}.${date.slice(8)}${100 + index}`;
      const paper = {
        ...card.paper,
        id,
        url: `https://huggingface.co/papers/${id}`,
        title: `${card.paper.title} (${number})`,
        abstract: abstracts[number % abstracts.length] ?? card.paper.abstract,
        upvotes: number % 199,
      };
      const headline = `${card.draft.headline} ${number}`;
      return {
        ...card,
        paper,
        image: null,
        tags: tagsOf(number),
        draft: { ...card.draft, headline },
      };
    });
    const path = join(output, digestPath("daily", date, "json"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, toJson({ ...day, date, cards: ofDay }));
    made += 1;
  }
}

/** Three to five tags, the first of the list far more often than the last, as in recorded days. */
function tagsOf(number: number): string[] {
  const some = Array.from({ length: 3 + (number % 3) }, (_, index) => {
    const spread = ((number * 7919 + index * 104_729) % 10_007) / 10_007;
    return TAG_NAMES[Math.floor(spread ** 2 * TAG_NAMES.length)] ?? "LLM";
  });
  return [...new Set(some)];
}

function readAbstracts(): string[] {
  const lines = gunzipSync(readFileSync("test/fixtures/reference-cards.jsonl.gz")).toString("utf8");
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => String(JSON.parse(line).abstract));
}
