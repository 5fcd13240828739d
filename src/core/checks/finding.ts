import { z } from "zod";
import { hashText } from "../hash.ts";
import { cleanLine } from "../text.ts";

/** The checks, by name, in the order in which their findings are shown. */
export const CHECKS = [
  "evidence",
  "numbers",
  "terms",
  "language",
  "register",
  "markup",
  "length",
  "repetition",
  "claims",
  "meaning",
  "verifier",
  "filler",
  "wording",
  "tags",
] as const;

/** How serious a finding is, the most serious first. */
export const SEVERITIES = ["error", "warning", "style"] as const;

/** Characters of the reason for which a person dismisses a finding. It is read beside the finding, in a line or two. */
export const MAX_DISMISSAL_CHARS = 200;

/** Letters or digits of such a reason at least: fewer say nothing. */
const MIN_DISMISSAL_LETTERS = 2;

/** Why a person has dismissed a finding, as one line. */
export const DismissalReason = z
  .string()
  .max(MAX_DISMISSAL_CHARS)
  .refine((text) => cleanLine(text) === text, { message: "is not one clean line" })
  .refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= MIN_DISMISSAL_LETTERS, {
    message: "says nothing",
  });

/** That a person has dismissed a finding. */
export const Dismissed = z.object({
  reason: DismissalReason,
  at: z.iso.datetime(),
  /** Stands for the sentence that it was dismissed with: with another one, it counts again. Absent until it is kept with a card. */
  sentence: z.string().max(20).optional(),
});
export type Dismissed = z.infer<typeof Dismissed>;

/**
 * What a check found in one field of a draft. An `error` goes back to the model, a `warning` only lowers
 * the confidence rating, and `style` is for editors and lowers nothing.
 */
export const Finding = z.object({
  check: z.enum(CHECKS),
  /** Where: a path into the draft, such as `keyPoints[0].text`. */
  field: z.string(),
  severity: z.enum(SEVERITIES),
  /** What is wrong and what would be right, in Korean: the model and the reviewer read it. */
  message: z.string(),
  /** The words it is about, exactly as the field has them; null for the whole field. */
  excerpt: z.string().nullable(),
  /** Why a person says that it is none, so that it does not count; absent where nobody has. */
  dismissed: Dismissed.optional(),
  /** The words of the abstract that speak against it, letter by letter; absent for none. */
  passage: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** The findings that count: those that no person has dismissed. All that counts or tells findings asks here. */
export function standingFindings<One extends Pick<Finding, "dismissed">>(
  findings: readonly One[],
): One[] {
  return findings.filter(({ dismissed }) => dismissed === undefined);
}

/** Whether one of these findings lowers the confidence rating: an error or a warning. */
export function costsTrust(findings: readonly Finding[]): boolean {
  return standingFindings(findings).some(({ severity }) => severity !== "style");
}

/** A short name for a finding among those of its card; two that say the same have the same. */
export function nameFinding({ check, field, excerpt, message }: Finding): string {
  return hashText(JSON.stringify([check, field, excerpt, message]));
}
