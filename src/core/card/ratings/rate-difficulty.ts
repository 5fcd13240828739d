import type { Draft } from "../../draft/draft.ts";
import { type Artefacts, NOT_LOOKED_UP } from "../../paper/artefacts.ts";
import type { Paper } from "../../paper/paper.ts";
import { MAX_REASON_WORDS, type Rating } from "./grade.ts";
import { describeOffer, listOffers, TOLD, TOLD_SHORTLY, USABLE } from "./offers.ts";

/** What a difficulty is read from. */
export type Effort = {
  paper: Pick<Paper, "abstract" | "codeUrl">;
  /** What the Hub has of it. @default nobody has looked */
  artefacts?: Artefacts;
  compute: Draft["adoption"]["compute"];
  /** What it takes to try the paper, in a few Korean words; null where the draft does not say. */
  need: string | null;
};

/** What it takes where a draft says it in no words. */
const USUAL_NEED: Readonly<Record<Effort["compute"], string>> = {
  inference: "GPU 한 장이면 됨",
  small: "작은 학습 필요",
  large: "대규모 자원 필요",
  concept: "실행할 것이 없음",
};

/**
 * 도입 난이도: what it takes to try a paper today. 상 for large training, special hardware or closed data, and
 * for what cannot be run at all; 하 when weights, data, a demo or a tool of the paper itself can be used as it
 * is on one GPU or less; 중 for the rest, such as code that has to be trained or built in.
 */
export function rateDifficulty({
  paper,
  artefacts = NOT_LOOKED_UP,
  compute,
  need,
}: Effort): Rating {
  const offers = listOffers(paper, artefacts);
  const reason = joinReason(describeOffer(paper, artefacts), need ?? USUAL_NEED[compute]);
  if (compute === "large" || compute === "concept") return { grade: "상", reason };
  const isUsable = offers.some(({ kind }) => USABLE.includes(kind));
  return { grade: compute === "inference" && isUsable ? "하" : "중", reason };
}

/**
 * Both parts where they fit, with a shorter word for the first if it takes that, and else what it takes: of
 * several things the first, if all of them do not fit.
 */
function joinReason(offer: string, need: string): string {
  const words = need.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return offer;
  const fitting = [offer, ...(offer === TOLD ? [TOLD_SHORTLY] : [])].find(
    (text) => text.split(" ").length + words.length <= MAX_REASON_WORDS,
  );
  if (fitting === undefined) {
    const shown = words.length > MAX_REASON_WORDS ? need.split(",")[0] : need;
    return (shown ?? "").trim().split(/\s+/).slice(0, MAX_REASON_WORDS).join(" ");
  }
  return `${fitting}, ${words.join(" ")}`;
}
