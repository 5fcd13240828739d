import type { ReviewCard } from "../core/review/review-session.ts";

type Decided = Pick<ReviewCard, "decision">;

/** The acts on a card or sentence, as their addresses name them. */
export type ActName =
  | "edit"
  | "revert"
  | "quote"
  | "decide"
  | "dismiss"
  | "restore"
  | "choose"
  | "reconsider"
  | "arrange"
  | "begin";

/** What was done, in Korean, with what else it has changed of the card's decision. */
export function tellDone(act: ActName, before?: Decided, after?: Decided): string {
  if (act === "decide") return tellDecision(before, after);
  const isSeenAnew = before?.decision === "accepted" && after?.decision === "open";
  return isSeenAnew ? `${DONE[act]} 확인한 카드가 바뀌어 다시 ‘검토 전’이 되었습니다.` : DONE[act];
}

const DONE = {
  edit: "저장했습니다.",
  revert: "고친 내용을 되돌렸습니다.",
  quote: "고른 구절을 인용으로 옮겼습니다.",
  dismiss: "지적을 무시했습니다.",
  restore: "지적을 되돌렸습니다.",
  choose: "골랐습니다. 고르지 않은 초안은 발행할 때까지 다시 볼 수 있습니다.",
  reconsider: "고르지 않은 초안을 다시 꺼냈습니다.",
  arrange: "목록을 바꾸었습니다.",
  begin: "빈 초안을 만들었습니다. 모든 칸을 채운 뒤 발행하세요.",
} as const satisfies Record<Exclude<ActName, "decide">, string>;

function tellDecision(before?: Decided, after?: Decided): string {
  const wasHidden = before?.decision === "hidden";
  if (after?.decision === "hidden") return "숨겼습니다.";
  if (after?.decision === "accepted") {
    return wasHidden
      ? "숨긴 카드를 다시 보이게 하고 확인함으로 표시했습니다."
      : "확인함으로 표시했습니다.";
  }
  return wasHidden ? "다시 보이게 했습니다." : "‘검토 전’으로 돌렸습니다.";
}
