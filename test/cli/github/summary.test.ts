import { expect, test } from "vitest";
import { joinSummary } from "../../../src/cli/github/summary.ts";

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
