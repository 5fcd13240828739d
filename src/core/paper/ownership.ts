import { type FoundRepositories, type HubRepository, MAX_OWN_REPOSITORIES } from "./artefacts.ts";

/** What decides whether a repository is the paper's own. */
export type OwnedPaper = {
  abstract: string;
  /** The accounts of its organization and its authors, in small letters. */
  owners: readonly string[];
};

/** Repositories of one kind that mention a paper, how many there are, listed or not, and whether all are listed. */
export type Mentioning = {
  repositories: readonly HubRepository[];
  total: number;
  isWhole: boolean;
};

/** Tells the repositories of a paper itself from those that only mention it. */
export function findOwn(
  { repositories, total, isWhole }: Mentioning,
  paper: OwnedPaper,
): FoundRepositories {
  const isOwn = openOwnership(paper);
  const own = repositories.filter(({ name }) => isOwn(name));
  const mentions = Math.max(total, repositories.length) - own.length;
  return {
    own: own.slice(0, MAX_OWN_REPOSITORIES).map(({ name, gated }) => ({ name, gated })),
    ...(isWhole && own.length >= MAX_OWN_REPOSITORIES ? { ownTotal: own.length } : {}),
    mentions,
  };
}

/** What an abstract calls the place that it names a repository of. */
const HUB = /hugging ?-?face|\bHF\b/i;

/** An address on the Hub: what it leads to, the owner and, where it goes on, the name. */
const ADDRESS =
  /(?<![\w.-])(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:(datasets|spaces|models|collections)\/)?([\w.-]+)(?:\/([\w.-]+))?/gi;

/**
 * An owner and a name that are no part of a longer path, where a repository is named: `released as owner/name`. A bare
 * pair is mostly something else: of 6,556 recorded abstracts, 121 speak of Hugging Face and seven of them have one, such
 * as `latency/cost` and `AIME 24/25`.
 */
const PAIR =
  /(?:\b(?:(?<!such )as|at|under|named|called|repo(?:sitory)?|releas(?:e|es|ed)|publish(?:ed)?)|[:(])\s*["'`]?([\w.-]+)\/([\w.-]+)(?![\w/-])/gi;

/**
 * Returns what tells whether a repository is the paper's own: its owner is the paper's organization or one of
 * its authors, or the abstract names it or the page of its owner. Whoever has an account can make a repository
 * that links a paper, and call it what they like, so that nothing else counts: an owner and a name without an
 * address only in an abstract that speaks of Hugging Face, since `and/or`, or a path on another host, may be
 * somebody's repository, too.
 */
function openOwnership({ abstract, owners }: OwnedPaper): (name: string) => boolean {
  const text = abstract.replaceAll("\\", ""); // TeX has `\_`
  const named = new Set(owners);
  for (const [, kind = "", owner = "", name = ""] of text.matchAll(ADDRESS)) {
    if (kind.toLowerCase() === "collections") named.add(toKey(owner));
    else if (toKey(name) !== "") named.add(toKey(`${owner}/${name}`));
    else if (kind === "") named.add(toKey(owner));
  }
  for (const [, owner = "", name = ""] of HUB.test(text) ? text.matchAll(PAIR) : []) {
    named.add(toKey(`${owner}/${name}`));
  }
  return (name) => {
    const key = name.toLowerCase();
    return named.has(key) || named.has(key.slice(0, key.indexOf("/")));
  };
}

/** In small letters, and without the full stop of a sentence. */
function toKey(name: string): string {
  return name.replace(/\.+$/, "").toLowerCase();
}
