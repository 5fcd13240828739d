import { MAX_DISMISSAL_CHARS } from "../../core/checks/finding.ts";
import { MAX_PAPERS_NAMED } from "../../core/digest/week/week-draft.ts";
import { MAX_TAGS } from "../../core/draft/tags.ts";
import { listEmpty } from "../../core/review/apply-review.ts";
import {
  type CardChanges,
  ReviewError,
  type ReviewState,
} from "../../core/review/review-session.ts";

/**
 * Somebody else, or another window, has changed the field in which the reviewer writes; `current` is what stands there by
 * now.
 */
export function conflict(current: string | undefined, written: string): ReviewError {
  return new ReviewError(
    "CONFLICT",
    "다른 창에서 이 카드가 바뀌었습니다. 방금 쓴 글은 아직 저장되지 않았습니다.",
    "최신 내용을 보고 다시 하세요.",
    { current, written },
  );
}

/** The same of an act that is none of writing: it was not done, because of what has changed. */
export function changedElsewhere(changes: CardChanges | null = null): ReviewError {
  return new ReviewError(
    "CONFLICT",
    "다른 창에서 먼저 바뀐 것이 있어 방금 누른 것은 하지 않았습니다.",
    "최신 내용을 보고 다시 하세요.",
    { changes },
  );
}

/** In the place of the item of a list in which the reviewer writes stands another one. */
export function itemMoved(written: string): ReviewError {
  return new ReviewError(
    "CONFLICT",
    "다른 창에서 이 목록의 항목이 옮겨지거나 지워져, 방금 쓴 글은 저장하지 않았습니다.",
    "아래의 글을 복사해 두고 최신 내용을 본 뒤, 그 항목에서 다시 고치세요.",
    { written },
  );
}

/** A run, or a person in the files, has written other cards since the page was opened. */
export function replacedByRun(current?: string, written?: string): ReviewError {
  return new ReviewError(
    "CONFLICT",
    "그 사이에 실행이나 다른 사람이 이 날의 카드를 새로 썼습니다. 고쳐 둔 내용은 그대로 있고, 방금 누른 것만 반영하지 않았습니다.",
    "페이지를 새로 고쳐 새 글을 본 뒤 다시 하세요.",
    { current, written },
  );
}

/** The address names no day and no week. */
export function noSuchReview(name: string): ReviewError {
  return new ReviewError(
    "MISSING",
    `${name}: 없는 주소입니다.`,
    "처음으로 가서 검토할 날을 고르세요.",
  );
}

/** The day has no card of this paper. */
export function unknownCard(id: string): ReviewError {
  return new ReviewError(
    "MISSING",
    `이 날에는 ${id} 카드가 없습니다.`,
    "목록에서 카드를 고르세요.",
  );
}

/** A field cannot have this value. */
export function badValue(path: string): ReviewError {
  return new ReviewError(
    "INPUT",
    path === "tags"
      ? `태그는 목록에 있는 이름을 1개에서 ${MAX_TAGS}개까지 쉼표로 나누어 적습니다.`
      : "이 칸에는 쓸 수 없는 값입니다.",
    "값을 고쳐 다시 저장하세요.",
    { path },
  );
}

/** A list cannot be so long or so short, or has no such item. */
export function badList(): ReviewError {
  return new ReviewError(
    "INPUT",
    "이 목록은 더 늘리거나 줄이거나 옮길 수 없습니다.",
    "페이지를 새로 고쳐 지금 있는 항목을 보세요.",
  );
}

/** What is to be quoted does not stand in the abstract. */
export function badQuote(): ReviewError {
  return new ReviewError(
    "INPUT",
    "고른 구절이 초록에 없습니다.",
    "초록에서 이어진 구절 하나를 다시 고르세요.",
  );
}

/** A draft cannot be begun by hand where there is one. */
export function draftIsThere(): ReviewError {
  return new ReviewError("INPUT", "이 카드에는 이미 초안이 있습니다.", "있는 초안을 고치세요.");
}

/** @throws {ReviewError} naming the cards and sentences to be published that have fields in which nothing is written. */
export function assertWhole(state: Pick<ReviewState, "cards" | "week">): void {
  const empty = listEmpty(state);
  if (empty.length === 0) return;
  throw new ReviewError(
    "INPUT",
    `비어 있는 칸이 있어 발행하지 않았습니다: ${empty.length}곳.`,
    "칸을 채우거나 숨긴 뒤 다시 발행하세요.",
    { empty },
  );
}

/** A finding is dismissed without a reason, or with too long a one. */
export function badReason(): ReviewError {
  return new ReviewError(
    "INPUT",
    `무시하는 이유는 글자 2자 이상, 전체 ${MAX_DISMISSAL_CHARS}자 이하로 적습니다.`,
    "이유를 고쳐 다시 보내세요.",
  );
}

/** What was found is not there any more, since its sentence or another card was changed. */
export function noSuchFinding(): ReviewError {
  return new ReviewError(
    "INPUT",
    "그 지적은 이제 이 카드에 없습니다.",
    "페이지를 새로 고쳐 지금 있는 지적을 보세요.",
  );
}

/** What is to be undone is not remembered: it is too long ago, or the page was started anew since. */
export function noSuchAct(): ReviewError {
  return new ReviewError(
    "MISSING",
    "되돌릴 수 없을 만큼 오래된 일입니다.",
    "카드에서 직접 고치세요.",
  );
}

/** What is to be undone was followed by another change of the card. */
export function changedSince(): ReviewError {
  return new ReviewError(
    "CONFLICT",
    "그 뒤에 이 카드가 또 바뀌어서 되돌리지 않았습니다.",
    "나중에 한 것부터 되돌리거나 카드에서 직접 고치세요.",
  );
}

/** A card without a draft says nothing that could be found good. */
export function nothingToAccept(): ReviewError {
  return new ReviewError(
    "INPUT",
    "초안이 없는 카드는 확인함으로 표시할 수 없습니다.",
    "모델에 묻거나 카드를 숨기세요.",
  );
}

/** Something among what was to be accepted at once is not as it was shown. */
export function notCleanAnyMore(): ReviewError {
  return new ReviewError(
    "CONFLICT",
    "확인하려던 것 가운데 그 사이에 바뀐 것이 있어 아무것도 확인하지 않았습니다.",
    "페이지를 새로 고쳐 목록을 다시 보세요.",
  );
}

/** A sentence of a week names a paper that the week has no card of, or none, or too many. */
export function badPapers(): ReviewError {
  return new ReviewError(
    "INPUT",
    `이 주의 카드에 있는 논문 번호를 1개에서 ${MAX_PAPERS_NAMED}개까지 쉼표로 나누어 적습니다.`,
    "번호를 고쳐 다시 저장하세요.",
    { path: "papers" },
  );
}

/** There is no answer of the model to choose. */
export function nothingWaits(): ReviewError {
  return new ReviewError("INPUT", "고를 새 초안이 없습니다.", "페이지를 새로 고치세요.");
}
