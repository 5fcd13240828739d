import { z } from "zod";
import { findObject, mendValue } from "../question/mend-value.ts";
import { type Draft, DraftAnswer } from "./draft.ts";
import { dropEmphasis, dropMarkers, mendPhrase, unwrapQuote } from "./mend-texts.ts";
import { nameTags } from "./name-tag.ts";

/** A draft before its tags are looked up on the list. Without any, a card has those that its paper speaks of. */
const WrittenDraft = DraftAnswer.extend({ tags: z.array(z.string()).catch([]) });

/** A draft, not yet checked, or why there is none. */
type ReadDraft = { draft: Draft; error: null } | { draft: null; error: z.ZodError };

/**
 * Reads a model's draft. What differs from its shape and can be mended without a guess is mended: what
 * {@link mendValue} mends, names of tags, signs around quotes and before items, emphasis, a full stop behind an item, and the quote of a risk that is
 * inferred, which proves nothing.
 */
export function readDraft(json: unknown): ReadDraft {
  const mended = mendValue(findObject(json, WrittenDraft), WrittenDraft);
  const { data, error } = WrittenDraft.safeParse(mended, { reportInput: true });
  if (error !== undefined) return { draft: null, error };
  const { keyPoints, headline, actions, risks, adoption, tags } = data;
  const draft = {
    ...data,
    ...mendProse(data),
    headline: mendPhrase(headline),
    keyPoints: mendItems(keyPoints, ({ evidence }) => ({ evidence: unwrapQuote(evidence) })),
    actions: dropMarkers(actions).map(mendPhrase),
    risks: mendItems(risks, ({ basis, evidence }) => ({
      evidence: basis === "inferred" || evidence === null ? null : unwrapQuote(evidence),
    })),
    adoption: { ...adoption, need: mendPhrase(adoption.need) },
    tags: nameTags(tags),
  };
  return { draft, error: null };
}

type Prose = Pick<Draft, "oneLine" | "developerView" | "explanation" | "uncertainty">;

function mendProse({ oneLine, developerView, explanation, uncertainty }: Prose): Prose {
  return {
    oneLine: dropEmphasis(oneLine),
    developerView: dropEmphasis(developerView),
    explanation: dropEmphasis(explanation),
    uncertainty: dropEmphasis(uncertainty),
  };
}

/** Items without the markers of their list, and with their quotes mended. */
function mendItems<Item extends { text: string }>(
  items: readonly Item[],
  mendQuote: (item: Item) => Pick<Item, "evidence" & keyof Item>,
): Item[] {
  const texts = dropMarkers(items.map(({ text }) => text));
  return items.map((item, index) => ({
    ...item,
    ...mendQuote(item),
    text: mendPhrase(texts[index] ?? item.text),
  }));
}
