import { dropOthersAddresses, hasOwnRepository } from "./addresses.ts";
import { type ReleaseKind, readReleaseClaim } from "./release-claim.ts";

/** What is known of a paper's releases besides what the Hub has of it. */
type Told = {
  abstract: string;
  /** The address of its code on the Hub's listing. */
  codeUrl: string | null;
};

/** The paper's own repositories on the Hub by kind, and whether access has to be asked for; null where nobody has looked. */
type OnHub = Readonly<Record<HubKind, { own: readonly { gated: boolean }[] } | null>>;

type HubKind = "models" | "datasets" | "spaces";

/** What a paper itself offers today. */
export type Offer = {
  kind: ReleaseKind;
  /** Whether there is a link to it, or only the abstract's word. */
  isLinked: boolean;
};

/** What can be used as it is; code has to be run, trained or built in first. */
export const USABLE: readonly ReleaseKind[] = ["model", "demo", "tool", "data"];

/** What the Hub has repositories of, and of which kind. */
const ON_HUB: readonly (readonly [ReleaseKind, HubKind])[] = [
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
export function listOffers({ abstract, codeUrl }: Told, artefacts: OnHub): Offer[] {
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
export function isOnRequest(kind: ReleaseKind, artefacts: OnHub): boolean {
  const onHub = ON_HUB.find(([released]) => released === kind)?.[1];
  const own = (onHub && artefacts[onHub]?.own) ?? [];
  return own.length > 0 && own.every(({ gated }) => gated);
}

/** The weights, data and demos that the abstract says are released by now, and the Hub shows none of. */
export function listUnseen(abstract: string, artefacts: OnHub): HubKind[] {
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
