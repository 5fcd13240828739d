import { expect, test } from "vitest";
import { buildCard } from "../../../src/core/card/card.ts";
import { checkEvidence } from "../../../src/core/checks/evidence.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { renderSource } from "../../../src/web/pages/abstract.ts";
import { makeDraft, makePaper, makeProvenance } from "../../support/make.ts";

async function renderQuoted(abstract: string, evidence: string) {
  const paper = makePaper({ abstract });
  const draft = makeDraft({ keyPoints: [{ evidence, text: "" }], risks: [] });
  const card = buildCard(
    {
      status: "drafted",
      paper,
      artefacts: NOT_LOOKED_UP,
      draft,
      findings: [],
      provenance: makeProvenance(),
    },
    null,
  );
  return { page: String(await renderSource(card)), findings: checkEvidence(paper, draft) };
}

test("a quote that the check accepts is marked, also where LaTeX escapes a sign", async () => {
  const { page, findings } = await renderQuoted(
    "It wins in 55\\% over all tasks.",
    "wins in 55% over all tasks",
  );

  expect(findings).toEqual([]);
  expect(page).toContain("</sup>wins in 55\\% over all tasks</mark>.");
});

test("a quote is marked with the TeX that it was copied without", async () => {
  const { page, findings } = await renderQuoted(
    "We call it \\textsc{FastLoop}, a ``simple'' way to learn.",
    'it FastLoop, a "simple" way to learn.',
  );

  expect(findings).toEqual([]);
  expect(page).toContain("</sup>it \\textsc{FastLoop}, a ``simple&#39;&#39; way to learn.</mark>");
});

test("a quote that begins within a word is marked as little as the check accepts it", async () => {
  const { page, findings } = await renderQuoted(
    "It leverages data from many open models.",
    "everages data from many open models.",
  );

  expect(findings).toHaveLength(1);
  expect(page).not.toContain("<mark");
});
