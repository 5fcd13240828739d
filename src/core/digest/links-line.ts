import type { Card } from "../card/card.ts";
import { isToldWithoutKind, TOLD } from "../card/ratings/describe-offer.ts";
import {
  ARTEFACT_KINDS,
  type ArtefactKind,
  type Artefacts,
  type FoundRepositories,
  MAX_OWN_REPOSITORIES,
} from "../paper/artefacts.ts";
import { toCodeUrl, toProjectUrl } from "../paper/links.ts";
import { hasOwnRepository } from "../paper/release/addresses.ts";
import {
  isAnnounced,
  isCodeLinked,
  isCodeTold,
  isToolTold,
  listOffers,
  listUnseen,
} from "../paper/release/offers.ts";
import { rememberLast } from "../remember-last.ts";
import { escapeCell, escapeTarget } from "./escape.ts";

/** What readers call the kinds of repositories, where the Hub has them, and what an abstract tells of them. */
const KINDS: Readonly<Record<ArtefactKind, { name: string; path: string; told: string }>> = {
  models: { name: "모델", path: "", told: "모델" },
  datasets: { name: "데이터", path: "datasets/", told: "데이터" },
  // what an abstract calls a demo may be somewhere else
  spaces: { name: "Space", path: "spaces/", told: "데모" },
};

/** Cards whose releases are remembered: those of a day, which its document and several pages show. */
const REMEMBERED_CARDS = 64;

/** One fact of a card's line of links. */
export type LinkedFact = {
  text: string;
  /** Null for a fact without a link. */
  url: string | null;
  /** What has to be known of the link; empty for nothing. */
  note: string;
};

type Linked = Pick<Card, "paper" | "artefacts">;

/**
 * What can be had of a paper: code, the project's page, its own models, data sets and Spaces, what there is
 * none of, what nobody has looked up, and how many repositories of others mention it.
 */
export const listReleases = rememberLast(REMEMBERED_CARDS, findReleases);

function findReleases({ paper, artefacts }: Linked): LinkedFact[] {
  const codeUrl = toCodeUrl(paper.codeUrl ?? "");
  const projectUrl = toProjectUrl(paper.projectUrl ?? "");
  const isCode = codeUrl !== null && toCodeUrl(projectUrl ?? "") === codeUrl;
  const kinds = ARTEFACT_KINDS.map((kind) => ({ kind, found: artefacts[kind] }));
  const unseen = listUnseen(paper.abstract, artefacts);
  const isKindUnknown = isToldWithoutKind(paper, artefacts);
  const none = kinds.filter(
    ({ kind, found }) => !isKindUnknown && found?.own.length === 0 && !unseen.includes(kind),
  );
  const unknown = kinds.filter(({ found }) => found === null);
  const mentions = kinds.reduce((sum, { found }) => sum + (found?.mentions ?? 0), 0);
  return [
    ...(isKindUnknown ? [] : describeCode(codeUrl, paper.abstract)),
    ...(projectUrl === null || isCode ? [] : [toFact("프로젝트", projectUrl)]),
    ...kinds.flatMap(({ kind, found }) => describeOwn(kind, found)),
    ...(none.length > 0 ? [toFact(nameNone(none))] : []),
    ...describeTold(paper, artefacts),
    ...(unknown.length > 0 ? [toFact(`${nameUnknown(unknown)} 미조회`)] : []),
    ...(mentions > 0 ? [toFact(`언급 ${mentions}`)] : []),
  ];
}

/** Where the code is; nothing where {@link describeTold} tells of it. */
function describeCode(codeUrl: string | null, abstract: string): LinkedFact[] {
  if (codeUrl !== null) return [toFact("코드", codeUrl)];
  if (isCodeLinked(abstract)) return [toFact("초록에 코드 링크")];
  const isToCome = hasOwnRepository(abstract) && isAnnounced(abstract);
  return isToCome || isCodeTold(abstract) ? [] : [toFact("코드 링크 없음")];
}

/** What the abstract says is released, or will be, where no link leads to it itself. */
function describeTold({ abstract, codeUrl }: Card["paper"], artefacts: Artefacts): LinkedFact[] {
  const isLinked = codeUrl !== null || isCodeLinked(abstract);
  const told = [
    ...(!isLinked && isCodeTold(abstract) ? ["코드"] : []),
    ...listUnseen(abstract, artefacts).map((kind) => KINDS[kind].told),
    ...(!isLinked && isToolTold(abstract) ? ["도구"] : []),
  ];
  if (told.length > 0) return [toFact(`${told.join("·")} ${TOLD}`)];
  if (isToldWithoutKind({ abstract, codeUrl }, artefacts)) return [toFact(TOLD)];
  const offers = listOffers({ abstract, codeUrl }, artefacts);
  return offers.length === 0 && isAnnounced(abstract) ? [toFact("공개 예정")] : [];
}

/** Where a paper can be read. */
function listOriginals({ paper: { id } }: Pick<Card, "paper">): LinkedFact[] {
  return [
    toFact("arXiv", `https://arxiv.org/abs/${id}`),
    toFact("PDF", `https://arxiv.org/pdf/${id}`),
  ];
}

/** The line of a card with its links: what can be had, where the paper is, and whose it is. */
export function renderLinksLine(card: Linked): string {
  const { organization } = card.paper;
  return [
    `**공개**: ${renderFacts(listReleases(card))}`,
    `**원문**: ${renderFacts(listOriginals(card))}`,
    ...(organization === null ? [] : [escapeCell(organization)]),
  ].join(" | ");
}

/**
 * The most liked one is linked, of those that are there for everybody if there are any, and the others are
 * counted: the Hub's list for a paper has what strangers made of it.
 */
function describeOwn(kind: ArtefactKind, found: FoundRepositories | null): LinkedFact[] {
  const first = found?.own.find(({ gated }) => !gated) ?? found?.own[0];
  if (found === null || first === undefined) return [];
  const { name, path } = KINDS[kind];
  const others = (found.ownTotal ?? found.own.length) - 1;
  const isCut = found.ownTotal === undefined && found.own.length === MAX_OWN_REPOSITORIES;
  const more = others === 0 ? [] : [`외 ${others}개${isCut ? " 이상" : ""}`];
  const note = [...more, ...describeGated(found)].join(", ");
  return [{ text: name, url: `https://huggingface.co/${path}${first.name}`, note }];
}

function describeGated({ own }: FoundRepositories): string[] {
  const gated = own.filter((repository) => repository.gated).length;
  if (gated === 0) return [];
  return [gated === own.length ? "승인 필요" : `${gated}개 승인 필요`];
}

/** What the Hub has none of: neither kind, or some. */
function nameNone(kinds: readonly { kind: ArtefactKind }[]): string {
  return kinds.length === ARTEFACT_KINDS.length ? "Hub에 없음" : `Hub에 ${nameKinds(kinds)} 없음`;
}

/** What nobody has looked up: the Hub as a whole, or some of what it has. */
function nameUnknown(kinds: readonly { kind: ArtefactKind }[]): string {
  return kinds.length === ARTEFACT_KINDS.length ? "Hub" : nameKinds(kinds);
}

function nameKinds(kinds: readonly { kind: ArtefactKind }[]): string {
  return kinds.map(({ kind }) => KINDS[kind].name).join("·");
}

function toFact(text: string, url: string | null = null): LinkedFact {
  return { text, url, note: "" };
}

function renderFacts(facts: readonly LinkedFact[]): string {
  return facts
    .map(({ text, url, note }) => {
      const link = url === null ? text : `[${text}](${escapeTarget(url)})`;
      return note === "" ? link : `${link} (${note})`;
    })
    .join(" · ");
}
