import type { ArtefactKind, Artefacts } from "../../paper/artefacts.ts";
import type { Paper } from "../../paper/paper.ts";
import { dropOthersAddresses, hasOwnRepository } from "../../paper/release/addresses.ts";
import { type ReleaseKind, readReleaseClaim } from "../../paper/release/release-claim.ts";
import { readPresentedWork } from "./presented-work.ts";

/** What a paper itself offers today. */
export type Offer = {
  kind: ReleaseKind;
  /** Whether there is a link to it, or only the abstract's word. */
  isLinked: boolean;
};

/** What can be used as it is; code has to be run, trained or built in first. */
export const USABLE: readonly ReleaseKind[] = ["model", "demo", "tool", "data"];

/** What the Hub has repositories of, and of which kind. */
const ON_HUB: readonly (readonly [ReleaseKind, ArtefactKind])[] = [
  ["model", "models"],
  ["data", "datasets"],
  ["demo", "spaces"],
];

const LINK = /https?:|www\.|\b(?:github|gitlab|huggingface|hf)\.(?:com|co|io)\b/i;

/**
 * What a paper itself offers, the most useful kind first: its own repositories on the Hub, but for those to
 * which access has to be asked for, the code of the listing, and what the abstract says is released by now,
 * unless the Hub shows that access to it has to be asked for.
 */
export function listOffers(
  { abstract, codeUrl }: Pick<Paper, "abstract" | "codeUrl">,
  artefacts: Artefacts,
): Offer[] {
  const claimed = listClaimed(abstract).filter((kind) => !isOnRequest(kind, artefacts));
  const linked = new Set<ReleaseKind>(codeUrl === null ? [] : ["code"]);
  for (const [kind, onHub] of ON_HUB) {
    if (artefacts[onHub]?.own.some(({ gated }) => !gated)) linked.add(kind);
  }
  const isLinked = codeUrl !== null || LINK.test(dropOthersAddresses(abstract));
  if (isLinked) for (const kind of claimed) linked.add(kind);
  const kinds: readonly ReleaseKind[] = [...USABLE, "code"];
  return kinds
    .filter((kind) => linked.has(kind) || claimed.includes(kind))
    .map((kind) => ({ kind, isLinked: linked.has(kind) }));
}

/** Whether the paper's own repositories of this kind are known, and access to all of them has to be asked for. */
function isOnRequest(kind: ReleaseKind, artefacts: Artefacts): boolean {
  const onHub = ON_HUB.find(([released]) => released === kind)?.[1];
  const own = (onHub && artefacts[onHub]?.own) ?? [];
  return own.length > 0 && own.every(({ gated }) => gated);
}

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

/** The weights, data and demos that the abstract says are released by now, and the Hub shows none of. */
export function listUnseen(abstract: string, artefacts: Artefacts): ArtefactKind[] {
  const claimed = listClaimed(abstract);
  return ON_HUB.filter(([kind]) => claimed.includes(kind))
    .map(([, onHub]) => onHub)
    .filter((onHub) => (artefacts[onHub]?.own ?? []).length === 0);
}

/** Whether the abstract says that code is released by now. */
export function isCodeTold(abstract: string): boolean {
  return listClaimed(abstract).includes("code");
}

/** Whether the abstract says that a tool is released by now. */
export function isToolTold(abstract: string): boolean {
  return listClaimed(abstract).includes("tool");
}

/** What the abstract says is released by now: a repository whose address it gives, without a word, is code. */
function listClaimed(abstract: string): readonly ReleaseKind[] {
  const claim = readReleaseClaim(abstract);
  const kinds = claim?.status === "released" ? claim.kinds : [];
  return kinds.includes("code") || !isCodeLinked(abstract) ? kinds : [...kinds, "code"];
}

/** Whether the abstract has the address of code that is there by now, and not one where something is to come. */
export function isCodeLinked(abstract: string): boolean {
  return hasOwnRepository(abstract) && !isAnnounced(abstract);
}

/** Whether the abstract says of all that it tells of a release that it is to come. */
export function isAnnounced(abstract: string): boolean {
  return readReleaseClaim(abstract)?.status === "announced";
}

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
