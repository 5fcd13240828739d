import type { Draft } from "../../draft/draft.ts";
import { type Artefacts, NOT_LOOKED_UP } from "../../paper/artefacts.ts";
import type { Paper } from "../../paper/paper.ts";
import { listOffers, USABLE } from "../../paper/release/offers.ts";
import { describeOffer, describeRunnable, TOLD, TOLD_SHORTLY } from "./describe-offer.ts";
import { MAX_REASON_WORDS, type Rating } from "./grade.ts";

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
 * is on one GPU or less, or the code of its own benchmark or tool; 중 for the rest, such as code that has to be trained or
 * built in.
 */
export function rateDifficulty({
  paper,
  artefacts = NOT_LOOKED_UP,
  compute,
  need,
}: Effort): Rating {
  const offer = describeOffer(paper, artefacts);
  const words = need ?? USUAL_NEED[compute];
  const isUsable = listOffers(paper, artefacts).some(({ kind }) => USABLE.includes(kind));
  const usable = isUsable ? offer : describeRunnable(paper, artefacts);
  if (compute === "inference" && usable !== null) {
    return { grade: "하", reason: tellOffer(usable, words) };
  }
  const isHard = compute === "large" || compute === "concept";
  return { grade: isHard ? "상" : "중", reason: tellNeed(offer, words) };
}

/** For 하, whose cause is the offer: it stands in any case, and before what it takes, or the first of it, that fits. */
function tellOffer(offer: string, need: string): string {
  return joinFitting(offer, need) ?? joinFitting(offer, firstOf(need)) ?? offer;
}

/** For the other grades: both where they fit, and else what it takes, of several things the first. */
function tellNeed(offer: string, need: string): string {
  const joined = joinFitting(offer, need);
  if (joined !== null) return joined;
  const words = toWords(need);
  const shown = words.length > MAX_REASON_WORDS ? toWords(firstOf(need)) : words;
  return shown.slice(0, MAX_REASON_WORDS).join(" ");
}

/** Both parts, with a shorter word for the first if it takes that; null where they do not fit. */
function joinFitting(offer: string, need: string): string | null {
  const words = toWords(need);
  if (words.length === 0) return offer;
  const fitting = [offer, ...(offer === TOLD ? [TOLD_SHORTLY] : [])].find(
    (text) => toWords(text).length + words.length <= MAX_REASON_WORDS,
  );
  return fitting === undefined ? null : `${fitting}, ${words.join(" ")}`;
}

function firstOf(need: string): string {
  return need.split(",")[0] ?? "";
}

function toWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
