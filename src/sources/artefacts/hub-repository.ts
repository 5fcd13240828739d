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

/**
 * The repositories of a list, most liked first. Left out is what cannot be read, such as a name without an
 * owner, and what is private: with a token the Hub also lists what only its owner can see.
 */
export function readRepositories(list: readonly unknown[]): SeenRepository[] {
  return list.flatMap(readRepository).toSorted((a, b) => b.likes - a.likes);
}

function readRepository(item: unknown): SeenRepository[] {
  const parsed = ListedRepository.safeParse(item);
  if (!parsed.success || parsed.data.private) return [];
  const { id: name, gated, likes, tags } = parsed.data;
  return [
    { name, gated: gated == null ? null : gated !== false, likes: likes ?? 0, tags: tags ?? null },
  ];
}
