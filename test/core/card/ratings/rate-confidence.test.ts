import { expect, test } from "vitest";
import type { Grade } from "../../../../src/core/card/ratings/grade.ts";
import { gradeEvidence } from "../../../../src/core/card/ratings/grade-evidence.ts";
import { rateConfidence } from "../../../../src/core/card/ratings/rate-confidence.ts";
import type { Finding } from "../../../../src/core/checks/finding.ts";

const title = "Engine: A Method";
const WELL_SHOWN = {
  title,
  abstract: "We propose Engine. It scores 51.2% on GSM8K, above GPT-4o.",
};
const HALF_SHOWN = { title, abstract: "We propose Engine. It outperforms GPT-4o on many tasks." };
const NOT_SHOWN = {
  title,
  abstract: "We propose Engine. It outperforms prior methods on many tasks.",
};

function finding(severity: Finding["severity"]): Finding {
  return { check: "numbers", field: "oneLine", message: "…", excerpt: "37%", severity };
}

test.each<[Grade, typeof WELL_SHOWN, Finding["severity"][]]>([
  ["상", WELL_SHOWN, []],
  ["상", WELL_SHOWN, ["style", "style"]],
  ["중", WELL_SHOWN, ["warning"]],
  ["하", WELL_SHOWN, ["style", "warning", "error"]],
  ["중", HALF_SHOWN, []],
  ["중", HALF_SHOWN, ["warning"]],
  ["하", HALF_SHOWN, ["error"]],
  ["하", NOT_SHOWN, []],
  ["하", NOT_SHOWN, ["warning"]],
])(
  "신뢰도 is %s for %j with findings %j: they only lower what the abstract shows",
  (grade, paper, severities) => {
    expect(rateConfidence(paper, severities.map(finding)).grade).toBe(grade);
  },
);

test("신뢰도 names the findings where they are the cause, and else what the abstract shows", () => {
  const reasonFor = (paper: typeof WELL_SHOWN, ...severities: Finding["severity"][]) =>
    rateConfidence(paper, severities.map(finding)).reason;

  expect(reasonFor(WELL_SHOWN, "error", "error", "warning")).toBe("검사 오류 2건 남음");
  expect(reasonFor(WELL_SHOWN, "warning")).toBe("검사 주의 1건 남음");
  expect(reasonFor(HALF_SHOWN, "warning")).toBe(gradeEvidence(HALF_SHOWN).reason);
});
