import { expect, test } from "vitest";
import { previewDigest } from "../../../src/cli/print/digest-preview.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { makeDraftedCard } from "../../support/make.ts";

test("a risk says what it is based on in the same words as in the document, with a colon in place of its bold", () => {
  const date = DigestDate.parse("2026-02-13");
  const cards = [makeDraftedCard()];
  const digest = buildDailyDigest({ date, status: "settled", listed: 1, cards });

  const [risk = ""] = /^- \*\*(?:추정|초록에 명시)\*\* .+$/m.exec(renderDigest(digest)) ?? [];

  expect(risk).not.toBe("");
  expect(previewDigest(digest)).toContain(`\n${risk.replace(/\*\*(.+?)\*\*/, "$1:")}`);
});
