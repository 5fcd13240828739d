import { expect, test } from "vitest";
import { joinSummary, renderDays } from "../../../src/cli/github/summary.ts";
import { SourceError } from "../../../src/core/errors.ts";
import { addDays, DigestDate } from "../../../src/core/paper/date.ts";
import { toMissingDay } from "../../../src/pipeline/day-result.ts";

test("a summary is cut between documents, and says so at its top", () => {
  const documents = Array.from({ length: 136 }, (_, index) => {
    const text = "가".repeat(5_000);
    return `<details><summary>${index}</summary>\n\n${text}\n</details>`;
  });

  const summary = joinSummary(["| day |", "1 call"], documents);

  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary).toMatch(
    /^\*\d+ of 136 digests are shown: .*\n\n\| day \|\n\n1 call\n\n<details>/,
  );
  expect(summary.match(/<details>/g)?.length).toBe(summary.match(/<\/details>/g)?.length);
  expect(summary.trimEnd().endsWith("</details>")).toBe(true);
});

test("a summary that fits is shown as a whole", () => {
  expect(joinSummary(["a", "b"], ["c"])).toBe("a\n\nb\n\nc\n");
});

test("in the table of days a cause is quoted once, so that years of one failure fit into a summary", () => {
  const days = Array.from({ length: 1_600 }, (_, index) => {
    const date = addDays(DigestDate.parse("2023-05-04"), index);
    const url = new URL(`https://huggingface.co/api/daily_papers?date=${date}`);
    return toMissingDay(date, new SourceError(url, `sent ${"가".repeat(200)}.`)).result;
  });

  const summary = joinSummary([renderDays(days)], []);

  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary.match(/가+/g)).toHaveLength(1);
  expect(summary).toContain("| 2023-05-04 | missing | 0 | 0 | 0 | GET https");
  expect(summary).toContain("| 2023-05-05 | missing | 0 | 0 | 0 | SOURCE, as on 2023-05-04 |");
});
