import type { Finding } from "../checks/finding.ts";

/** What readers and reviewers call the two ratings of a card. */
export const RATING_NAMES = { difficulty: "도입 난이도", confidence: "신뢰도" } as const;

/** Shown in place of a rating that a card does not have. */
export const NO_RATING = "—";

/** What reviewers call the severities of findings. */
export const SEVERITY_NAMES: Readonly<Record<Finding["severity"], string>> = {
  error: "오류",
  warning: "주의",
  style: "다듬기",
};
