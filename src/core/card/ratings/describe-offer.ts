import type { Artefacts } from "../../paper/artefacts.ts";
import type { Paper } from "../../paper/paper.ts";
import { isCodeTold, isOnRequest, listOffers } from "../../paper/release/offers.ts";
import { type ReleaseKind, readReleaseClaim } from "../../paper/release/release-claim.ts";
import { readPresentedWork } from "./presented-work.ts";

/** The code of a paper's own benchmark or tool, which is run as it is; null where the code is of something else. */
export function describeRunnable(
  { abstract, codeUrl }: Pick<Paper, "abstract" | "codeUrl">,
  artefacts: Artefacts,
): string | null {
  const work = readPresentedWork(abstract);
  const hasCode = codeUrl !== null || isCodeTold(abstract);
  if (!hasCode || work === null || (work === "benchmark" && isOnRequest("data", artefacts))) {
    return null;
  }
  return RUNNABLE[work];
}

const RUNNABLE = { benchmark: "benchmark 코드 공개", tool: "도구 코드 공개" } as const;

/** Whether the abstract says that something is released by now, and neither it nor a link says what. */
export function isToldWithoutKind(
  paper: Pick<Paper, "abstract" | "codeUrl">,
  artefacts: Artefacts,
): boolean {
  return listOffers(paper, artefacts).length === 0 && describeOffer(paper, artefacts) === TOLD;
}

/** What is released by the abstract's word alone. */
export const TOLD = "초록에 공개 명시";
export const TOLD_SHORTLY = "초록상 공개";

const OFFERED: Readonly<Record<ReleaseKind, string>> = {
  model: "가중치 공개",
  demo: "데모 공개",
  tool: "도구 공개",
  data: "데이터 공개",
  code: "코드 공개",
};

/** What there is, in three Korean words at most. */
export function describeOffer(
  { abstract, codeUrl }: Pick<Paper, "abstract" | "codeUrl">,
  artefacts: Artefacts,
): string {
  const [best] = listOffers({ abstract, codeUrl }, artefacts);
  if (best !== undefined) return best.isLinked ? OFFERED[best.kind] : TOLD;
  const kinds = [artefacts.models, artefacts.datasets, artefacts.spaces];
  if (kinds.some((found) => found !== null && found.own.length > 0)) return "승인제 공개";
  const claim = readReleaseClaim(abstract);
  if (claim?.status === "announced") return "공개 예정";
  if (claim !== null) return TOLD;
  return kinds.includes(null) ? "공개 링크 없음" : "공개물 없음";
}
