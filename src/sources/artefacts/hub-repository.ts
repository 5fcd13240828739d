import { z } from "zod";
import { RepositoryName } from "../../core/paper/artefacts.ts";

/** A field of a foreign type counts as missing. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().catch(null);
}

/** A repository as the Hub lists it. Only its name has to be there. */
const ListedRepository = z.object({
  id: RepositoryName,
  private: optional(z.boolean()),
  gated: optional(z.union([z.boolean(), z.enum(["auto", "manual"])])),
  likes: optional(z.number()),
  tags: optional(z.array(z.unknown())),
});

/** A repository that everybody can see. */
export type SeenRepository = {
  name: string;
  /** Null when the Hub does not say. */
  gated: boolean | null;
  likes: number;
  /** Null when the Hub does not say. */
  tags: readonly unknown[] | null;
};

/** The repositories of a list. */
type ReadRepositories = {
  /** Most liked first. */
  repositories: SeenRepository[];
  /** What is private: with a token the Hub also lists, and counts, what only its owner can see. */
  hidden: SeenRepository[];
};

/** Reads a list of repositories. Left out is what cannot be read, such as a name without an owner. */
export function readRepositories(list: readonly unknown[]): ReadRepositories {
  const read = list.flatMap((item) => ListedRepository.safeParse(item).data ?? []);
  const [open, hidden] = [read.filter((one) => !one.private), read.filter((one) => one.private)];
  return {
    repositories: open.map(toSeen).toSorted((a, b) => b.likes - a.likes),
    hidden: hidden.map(toSeen),
  };
}

function toSeen({ id, gated, likes, tags }: z.infer<typeof ListedRepository>): SeenRepository {
  return {
    ...{ name: id, gated: gated == null ? null : gated !== false },
    ...{ likes: likes ?? 0, tags: tags ?? null },
  };
}
