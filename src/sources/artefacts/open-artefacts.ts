import { SourceError } from "../../core/errors.ts";
import {
  type ArtefactKind,
  type Artefacts,
  type FoundRepositories,
  type HubRepository,
  MAX_OWN_REPOSITORIES,
  NOT_LOOKED_UP,
} from "../../core/paper/artefacts.ts";
import { findOwn, type Mentioning, type OwnedPaper } from "../../core/paper/ownership.ts";
import type { Paper } from "../../core/paper/paper.ts";
import type { HubOptions } from "../daily-papers.ts";
import type { SeenRepository } from "./hub-repository.ts";
import { listRepositories } from "./list-repositories.ts";
import { fetchPaperAnswer, type LinkedRepositories, NO_PAGE } from "./paper-answer.ts";
import { withinQuota } from "./within-quota.ts";

/** The status that says that there is nothing at an address. */
const NOT_FOUND = 404;

/** A paper whose artefacts are looked up. */
export type LookedUpPaper = OwnedPaper & Pick<Paper, "id">;

/** What was found of a paper. */
export type LookUp = {
  artefacts: Artefacts;
  /** The first reason why something could not be looked up; null for none. */
  problem: string | null;
  /** Whether the Hub has a page of the paper. Without one, only its lists were looked through. */
  hasPage: boolean;
};

/** Looks up what the Hub has of a paper; within one run a paper is looked up once. */
export type LookUpArtefacts = (paper: LookedUpPaper) => Promise<LookUp>;

/**
 * Opens the look-up of artefacts. Whatever is wrong with the Hub ends here: what it does not say has not been
 * looked up. A paper of which it has no page (404), although it lists it, may still stand in its lists.
 */
export function openArtefacts(options: HubOptions): LookUpArtefacts {
  const hub = { ...options, http: withinQuota(options.http) };
  const lookUps = new Map<Paper["id"], Promise<LookUp>>();
  return (paper) => {
    const lookUp = lookUps.get(paper.id) ?? lookUpPaper(paper, hub);
    lookUps.set(paper.id, lookUp);
    return lookUp;
  };
}

async function lookUpPaper(paper: LookedUpPaper, hub: HubOptions): Promise<LookUp> {
  const failures: SourceError[] = [];
  const orNull = async <Value>(found: Promise<Value>): Promise<Value | null> => {
    try {
      return await found;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.push(error);
      return null;
    }
  };
  const found = await orNull(fetchPaperAnswer(paper.id, hub));
  const hasPage = failures.every(({ status }) => status !== NOT_FOUND);
  // A server without pages of papers may have no lists either, and says so of each.
  const toProblem = () =>
    failures.find(({ status }) => hasPage || status !== NOT_FOUND)?.message ?? null;
  if (found === null && hasPage) {
    return { artefacts: NOT_LOOKED_UP, problem: toProblem(), hasPage };
  }
  const answer = found ?? NO_PAGE;
  const owned = { ...paper, owners: [...paper.owners, ...answer.owners] };
  const lookUpKind = async (kind: ArtefactKind): Promise<FoundRepositories | null> => {
    const shown = readShown(kind, answer[kind], owned);
    if (shown.isEnough) return shown.found;
    const listed = await orNull(listRepositories(kind, paper.id, hub));
    if (listed !== null) return findOwn(addListed(listed, answer[kind]), owned);
    return shown.isCertain ? shown.found : null;
  };
  const [models, datasets, spaces] = await Promise.all([
    lookUpKind("models"),
    lookUpKind("datasets"),
    lookUpKind("spaces"),
  ]);
  return { artefacts: { models, datasets, spaces }, problem: toProblem(), hasPage };
}

/** What the Hub's answer about a paper shows of its own repositories of one kind. */
type Shown = {
  found: FoundRepositories;
  /** Whether no list can add to them. */
  isEnough: boolean;
  /** Whether they are some, and it is known of each whether access has to be asked for. */
  isCertain: boolean;
};

function readShown(
  kind: ArtefactKind,
  { repositories, total, isWhole, hidden }: LinkedRepositories,
  paper: OwnedPaper,
): Shown {
  const toldOnly = repositories.filter(({ gated }) => kind === "spaces" || gated !== null);
  const visible = (total ?? 0) - hidden.length;
  const findAmong = (some: readonly SeenRepository[]) =>
    findOwn({ repositories: some.map(toRepository), total: visible, isWhole }, paper);
  const found = findAmong(toldOnly);
  const all = findAmong(repositories);
  const isTold = all.own.length === found.own.length;
  const isFull = found.own.length === MAX_OWN_REPOSITORIES;
  return {
    found,
    isEnough: isTold && (isWhole || isFull),
    isCertain: isTold && found.own.length > 0,
  };
}

/** A list, and behind it what the answer about the paper shows besides. */
function addListed(
  listed: Awaited<ReturnType<typeof listRepositories>>,
  { repositories, total, hidden }: LinkedRepositories,
): Mentioning {
  const names = new Set(listed.repositories.map(({ name }) => name));
  const isPrivate = new Set([...listed.hidden, ...hidden]);
  const others = repositories.filter(({ name }) => !names.has(name)).map(toRepository);
  return {
    repositories: [...listed.repositories, ...others],
    total: (total ?? 0) - isPrivate.size,
    isWhole: !listed.isCut,
  };
}

/** Spaces are never gated, so that the Hub does not say so. */
function toRepository({ name, gated }: SeenRepository): HubRepository {
  return { name, gated: gated ?? false };
}
