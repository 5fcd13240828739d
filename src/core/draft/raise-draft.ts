import { z } from "zod";

/** What all editions' drafts have. */
const AnyDraft = z.looseObject({ adoption: z.looseObject({ compute: z.unknown() }) });

/**
 * The JSON of a draft of any edition in the form of this one: what it lacks is null, and what is no longer
 * asked for is left out. JSON that is no draft is returned as it is.
 */
export function raiseDraft(json: unknown): unknown {
  const { data } = AnyDraft.safeParse(json);
  if (data === undefined) return json;
  const { need = null, compute } = data.adoption;
  return { headline: null, ...data, adoption: { need, compute } };
}
