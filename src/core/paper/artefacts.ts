import { z } from "zod";

/** Repositories of one kind that are kept of a paper: the most liked ones. A card names one of them. */
export const MAX_OWN_REPOSITORIES = 5;

/** What can be had of a paper on the Hub. */
export const ARTEFACT_KINDS = ["models", "datasets", "spaces"] as const;
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

/** An owner and a name, as the Hub takes them: neither can end a link or begin a path. */
export const RepositoryName = z.string().regex(/^(?!\.+\/)[\w.-]{1,96}\/(?!\.+$)[\w.-]{1,96}$/);

/** A model, a data set or a Space on the Hub. */
const HubRepository = z.object({
  /** With its owner, such as `deepgenteam/DeepGen-1.0`. */
  name: RepositoryName,
  /** Whether access has to be asked for. */
  gated: z.boolean(),
});
export type HubRepository = z.infer<typeof HubRepository>;

/** The repositories of one kind that name a paper. */
const FoundRepositories = z.object({
  /** Those of the paper itself, most liked first. */
  own: z.array(HubRepository).max(MAX_OWN_REPOSITORIES),
  /** How many the paper has, where more may not have been kept and all are known. */
  ownTotal: z.int().nonnegative().optional(),
  /** How many others mention the paper: anybody can create one, so that they prove nothing. */
  mentions: z.int().nonnegative(),
});
export type FoundRepositories = z.infer<typeof FoundRepositories>;

/** What the Hub has of a paper; null where nobody has looked, or could. */
export const Artefacts = z.object({
  models: FoundRepositories.nullable(),
  datasets: FoundRepositories.nullable(),
  spaces: FoundRepositories.nullable(),
});
export type Artefacts = z.infer<typeof Artefacts>;

/** The artefacts of a paper that nobody has looked up. */
export const NOT_LOOKED_UP: Artefacts = { models: null, datasets: null, spaces: null };

/** Whether there is nothing left to look up. */
export function isLookedUp(artefacts: Artefacts): boolean {
  return ARTEFACT_KINDS.every((kind) => artefacts[kind] !== null);
}

/** What is known, and what others know of the kinds that have not been looked up. */
export function fillArtefacts(known: Artefacts, others: Artefacts): Artefacts {
  return {
    models: known.models ?? others.models,
    datasets: known.datasets ?? others.datasets,
    spaces: known.spaces ?? others.spaces,
  };
}

/** The names of a paper's own repositories of all kinds. */
export function nameOwn(artefacts: Artefacts): string[] {
  return ARTEFACT_KINDS.flatMap((kind) => artefacts[kind]?.own.map(({ name }) => name) ?? []);
}
