export { Card, DraftedCard, FailedCard } from "./core/card/card.ts";
export type { Grade } from "./core/card/ratings/grade.ts";
export { gradeEvidence } from "./core/card/ratings/grade-evidence.ts";
export { checkDraft, checkDrafts } from "./core/checks/check-draft.ts";
export { checkText } from "./core/checks/check-text.ts";
export { Finding } from "./core/checks/finding.ts";
export {
  DailyDigest,
  type Digest,
  StoredDigest,
  StoredWeek,
  type WeeklyDigest,
} from "./core/digest/digest.ts";
export { renderDigest } from "./core/digest/markdown.ts";
export type { Neighbours } from "./core/digest/neighbours.ts";
export { resolveWeek } from "./core/digest/week-cards.ts";
export { Draft } from "./core/draft/draft.ts";
export { PapercardsError } from "./core/errors.ts";
export { DigestDate } from "./core/paper/date.ts";
export { parseListing } from "./core/paper/listing.ts";
export { Paper } from "./core/paper/paper.ts";
export { DigestWeek } from "./core/paper/week.ts";
