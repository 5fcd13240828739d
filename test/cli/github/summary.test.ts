import { expect, test } from "vitest";
import { joinSummary, renderDays, renderDigestSummary } from "../../../src/cli/github/summary.ts";
import { toWorkflowWords } from "../../../src/cli/print/workflow-words.ts";
import type { Finding } from "../../../src/core/checks/finding.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { UsageError } from "../../../src/core/errors.ts";
import { addDays, DigestDate } from "../../../src/core/paper/date.ts";
import { toMadeDay, toMissingDay } from "../../../src/pipeline/day-result.ts";
import { doesGithubAct, parseMarkdown, textsOf } from "../../support/github-markdown.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeSourceError } from "../../support/make-errors.ts";

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
    return toMissingDay(date, makeSourceError(url, `sent ${"가".repeat(200)}.`)).result;
  });

  const summary = joinSummary([renderDays(days)], []);

  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary.match(/가+/g)).toHaveLength(1);
  expect(summary.split(toWorkflowWords(makeSourceError("x", "").fix))).toHaveLength(2);
  expect(summary).toContain("| 2023-05-04 | missing | 0 | 0 | 0 | GET `https://");
  expect(summary).toContain("| 2023-05-05 | missing | 0 | 0 | 0 | SOURCE, as on 2023-05-04 |");
});

test("the table of days says why a day is empty, where the calendar does", () => {
  const rows = ["2026-02-14", "2026-02-16", "2026-02-17"].map((day) => {
    const { result } = toMadeDay(null, {
      ...{ date: DigestDate.parse(day), listed: 0, files: [], problem: null },
    });
    return result;
  });

  expect(renderDays(rows).split("\n").slice(2)).toEqual([
    "| 2026-02-14 | empty (Saturday) | 0 | 0 | 0 |  |",
    expect.stringMatching(/^\| 2026-02-16 \| empty \(Presidents.* Day in the US\) \| 0 /),
    "| 2026-02-17 | empty | 0 | 0 | 0 |  |",
  ]);
});

test("a summary names no finding that a person has dismissed", () => {
  const [check, severity, field] = ["numbers", "error", "oneLine"] as const;
  const finding = { check, severity, field, message: "초록에 없는 숫자", excerpt: null };
  const dismissed = { reason: "본문 표 2의 값", at: "2026-02-14T03:00:00.000Z" };
  const render = (findings: Finding[]) =>
    renderDigestSummary(
      buildDailyDigest({
        ...{ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 1 },
        cards: [makeDraftedCard({ findings })],
      }),
    );

  expect(render([finding])).toContain("초록에 없는 숫자");
  expect(render([{ ...finding, dismissed }])).toContain("The checks found nothing.");
});

test("GitHub makes no mail link, mention, commit or emoji of what a summary says", () => {
  const acts = "a@.b.io, a@-b.io, @octocat, fixes #12, 0123456789abcdef, 1234567, :smile: and :-1:";
  const [check, severity] = ["numbers", "error"] as const;
  const finding = { check, severity, field: acts, message: acts, excerpt: acts };
  const digest = buildDailyDigest({
    ...{ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 1 },
    cards: [makeDraftedCard({ paper: makePaper({ title: acts }), findings: [finding] })],
  });
  const missing = toMissingDay(DigestDate.parse("2026-02-12"), new UsageError(acts, acts)).result;

  const summary = joinSummary([renderDays([missing])], [renderDigestSummary(digest)]);

  const texts = textsOf(parseMarkdown(summary));
  expect(texts.join(" ").replaceAll("\u2060", "").split(acts).length).toBeGreaterThan(3);
  expect(texts.filter(doesGithubAct)).toEqual([]);
});
