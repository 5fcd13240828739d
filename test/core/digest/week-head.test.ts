import { expect, test } from "vitest";
import { buildWeeklyDigest } from "../../../src/core/digest/digest.ts";
import { renderWeekHead } from "../../../src/core/digest/week-head.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";

const date = DigestDate.parse("2026-02-13");

/** What a sentence calls a paper of this title. */
function nameOf(title: string): string {
  const paper = makePaper({ title });
  const { model, promptVersion, fingerprint, draftedAt, usage } = makeProvenance();
  const provenance = { model, promptVersion, fingerprint, draftedAt, usage };
  const digest = buildWeeklyDigest({
    ...{ week: DigestWeek.parse("2026-W07"), copiedFrom: null, top: 10 },
    intro: { sentences: [{ text: "흐름입니다.", papers: [paper.id] }], provenance },
    papers: [{ date, id: paper.id, number: 1 }],
    cards: [makeDraftedCard({ paper })],
  });
  return /\(\[(.*?)\]\(#/.exec(renderWeekHead(digest).join("\n"))?.[1] ?? "";
}

test.each([
  ["EVOREFUSE: Evolutionary Prompt Optimization", "EVOREFUSE"],
  ["Attention Is All You Need", "Attention Is All You…"],
  ["The Devil Behind Moltbook: Anthropic Safety is Always Vanishing", "The Devil Behind…"],
  ["Kimi K2", "Kimi K2"],
  ["Superlongwordwithoutanyspaceinit", "Superlongwordwithoutanys…"],
])("a sentence calls each paper by its name or how its title begins: %s", (title, name) => {
  expect(nameOf(title)).toBe(name);
});
