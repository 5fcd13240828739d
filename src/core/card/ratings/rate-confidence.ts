import { type Finding, standingFindings } from "../../checks/finding.ts";
import type { Rating } from "./grade.ts";
import { gradeEvidence } from "./grade-evidence.ts";

/**
 * 신뢰도: how far the main claim can be relied on. What the abstract shows, {@link gradeEvidence}, which the
 * checks of the card can only lower: an error that is left makes it 하, and with a warning left it is 중 at best. What a
 * person has dismissed lowers nothing.
 */
export function rateConfidence(
  paper: { title: string; abstract: string },
  findings: readonly Finding[],
): Rating {
  const standing = standingFindings(findings);
  const count = (severity: Finding["severity"]) =>
    standing.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (errors > 0) return { grade: "하", reason: `검사 오류 ${errors}건 남음` };
  const evidence = gradeEvidence(paper);
  return warnings > 0 && evidence.grade === "상"
    ? { grade: "중", reason: `검사 주의 ${warnings}건 남음` }
    : evidence;
}
