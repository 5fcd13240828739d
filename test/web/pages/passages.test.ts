import { expect, test } from "vitest";
import type { Finding } from "../../../src/core/checks/finding.ts";
import { renderSource } from "../../../src/web/pages/abstract.ts";
import { renderFieldFindings } from "../../../src/web/pages/findings.ts";
import { renderOrigin } from "../../../src/web/pages/origin.ts";
import { makeDraft, makeDraftedCard, makeProvenance } from "../../support/make.ts";

const PASSAGE = "they contain many uninformative examples and are costly to expand further";
const { oneLine } = makeDraft();
const DOUBT: Finding = {
  ...{ check: "verifier", field: "oneLine", severity: "warning", excerpt: oneLine },
  message: `초록과 어긋나는 말: “${oneLine.slice(0, 40)}…”. 초록이 말하는 대로 고치세요.`,
  passage: PASSAGE,
};

test("a doubt is shown with who has it, and the passage below it", async () => {
  const page = String(await renderFieldFindings([DOUBT], "findings"));

  expect(page).toContain(
    '<span class="check">검증 모델</span></strong><span class="unseen">:</span> 초록과 어긋나는 말: “',
  );
  expect(page).not.toContain("<q>"); // the sentence is marked in its field
  expect(page).toMatch(/<blockquote class="passage" lang="en" data-quote="[^"]+">they contain/);
});

test("the box for a reason says how long it may be, and cuts none in silence", async () => {
  const page = String(await renderFieldFindings([DOUBT], "findings"));

  expect(page).toContain("무시하는 이유(200자까지)");
  expect(page).toContain('maxlength="1000"');
});

test("its passage is marked in the abstract, and lights up with it", async () => {
  const draft = makeDraft({ keyPoints: makeDraft().keyPoints.slice(1) });
  const page = String(await renderSource(makeDraftedCard({ draft, findings: [DOUBT] })));
  const finding = String(await renderFieldFindings([DOUBT], "findings"));
  const [, label = "none"] = / data-quote="([^"]+)"/.exec(finding) ?? [];

  expect(page).toContain(`<mark class="quote" data-quotes="${label}" tabindex="0">`);
  expect(page).toContain(`검증 모델이 든 구절:</span>V</sup>${PASSAGE}</mark>`);
});

test("the passage of a doubt that is dismissed is marked no more, and stands below it", async () => {
  const draft = makeDraft({ keyPoints: makeDraft().keyPoints.slice(1) });
  const dismissed = { reason: "초록의 말 그대로", at: "2026-02-23T12:00:00.000Z" };
  const findings = [{ ...DOUBT, dismissed }];

  expect(String(await renderSource(makeDraftedCard({ draft, findings })))).not.toContain(
    "passage:",
  );
  expect(String(await renderFieldFindings(findings, "findings"))).toContain(PASSAGE);
});

test("a passage that also is a quote is marked once, for both", async () => {
  const page = String(await renderSource(makeDraftedCard({ findings: [DOUBT] })));

  expect(page).toMatch(/data-quotes="keyPoints\[0\] passage:/);
});

test("a passage is text, whatever it says", async () => {
  const passage = '"><script>alert(1)</script>';

  const page = String(await renderFieldFindings([{ ...DOUBT, passage }], "findings"));

  expect(page).not.toMatch(/<script|data-quote="[^"]*[<> ]/);
});

test("the origin of a card names the verifier that has read it", async () => {
  const verifier = { model: "second-model", promptVersion: "1", fingerprint: "0" };
  const provenance = makeProvenance({ verifier });

  expect(String(await renderOrigin(makeDraftedCard({ provenance })))).toContain(
    "<dt>검증 모델</dt><dd>second-model</dd>",
  );
  expect(String(await renderOrigin(makeDraftedCard()))).not.toContain("검증 모델");
});
