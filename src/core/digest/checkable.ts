import { z } from "zod";
import { FindingDecision } from "../card/dismissal.ts";
import { Finding } from "../checks/finding.ts";
import { Draft } from "../draft/draft.ts";
import { raiseDraft } from "../draft/raise-draft.ts";
import { Artefacts, NOT_LOOKED_UP } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";
import { SCHEMA_VERSION } from "./names.ts";
import { raiseDigest } from "./raise-digest.ts";

/** What the checks read of a paper. The Hub's facts may be left out, which means that there are none. */
const CheckablePaper = z
  .object({
    id: z.string().min(1),
    title: z.string(),
    abstract: z.string(),
    codeUrl: z.string().nullable().default(null),
    projectUrl: z.string().nullable().default(null),
    organization: z.string().nullable().default(null),
  })
  .transform(
    (facts): Paper => ({ ...facts, upvotes: 0, authors: [], url: "", thumbnailUrl: null }),
  );

/** A paper with its draft; a failed card has none. */
const CheckableCard = z.object({
  paper: CheckablePaper,
  artefacts: Artefacts.default(NOT_LOOKED_UP),
  draft: z.preprocess(raiseDraft, Draft.nullable()),
  /**
   * Of earlier findings count what a person has dismissed, and a verifier's, as long as their sentences stand; what is
   * none is left out.
   */
  findings: z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((list) => list.flatMap((one) => Finding.safeParse(one).data ?? [])),
  /** What a person has dismissed in earlier drafts; what is none is left out, too. */
  dismissals: z
    .array(z.unknown())
    .catch([])
    .transform((list) => list.flatMap((one) => FindingDecision.safeParse(one).data ?? []))
    .optional(),
});
export type CheckableCard = z.infer<typeof CheckableCard>;

/**
 * A file whose cards can be checked: a digest, one card, or a list of cards. A card needs no more than
 * `paper` with `id`, `title` and `abstract`, and `draft`; what else is known of the paper may stand there, too.
 * A file with another `schemaVersion` is refused.
 */
export const Checkable = z.preprocess(
  toDigestForm,
  z.object({
    schemaVersion: z.literal(SCHEMA_VERSION).optional(),
    cards: z.array(CheckableCard),
  }),
);

function toDigestForm(json: unknown): unknown {
  if (Array.isArray(json)) return json.length > 0 ? { cards: json } : json; // an empty one checks nothing
  return typeof json === "object" && json !== null && "draft" in json
    ? { cards: [json] }
    : raiseDigest(json);
}
