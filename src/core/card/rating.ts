import type { Finding } from "../checks/finding.ts";
import type { Draft } from "../draft/draft.ts";
import type { Paper } from "../paper/paper.ts";

/** A rating, and its reason as one Korean sentence. */
export type Rating = { rating: "상" | "중" | "하"; reason: string };

/**
 * 신뢰도: how much of a card was found in its source. 상 without errors and warnings, 중 with warnings
 * only, 하 with an error. Computed, so that equal cards get equal ratings.
 */
export function rateConfidence(findings: readonly Finding[]): Rating {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.filter((finding) => finding.severity === "warning").length;
  if (errors > 0) return { rating: "하", reason: `검사에서 오류 ${errors}건이 남았습니다.` };
  if (warnings > 0) return { rating: "중", reason: `검사에서 주의 ${warnings}건이 나왔습니다.` };
  return { rating: "상", reason: "검사에서 오류와 주의가 나오지 않았습니다." };
}

/**
 * 도입 난이도: what it takes to try a paper. 상 for large or special hardware and for pure concepts, 하
 * when something is released and one GPU or an API is enough, 중 for everything between.
 */
export function rateDifficulty(
  paper: Pick<Paper, "codeUrl">,
  { adoption }: Pick<Draft, "adoption">,
): Rating {
  const isReleased = paper.codeUrl !== null;
  if (adoption.compute === "large") {
    return { rating: "상", reason: "대규모 학습, 특수 장비 또는 비공개 데이터가 필요합니다." };
  }
  if (adoption.compute === "concept")
    return { rating: "상", reason: "돌려 볼 것이 없는 개념입니다." };
  if (isReleased && adoption.compute === "inference") {
    return { rating: "하", reason: "공개된 것이 있고 GPU 한 장이나 API로 돌려 볼 수 있습니다." };
  }
  const reason = isReleased
    ? "공개된 것이 있지만 작은 규모의 학습이 필요합니다."
    : "지금 받을 수 있는 코드나 가중치가 없습니다.";
  return { rating: "중", reason };
}
