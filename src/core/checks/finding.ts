import { z } from "zod";

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
  "filler",
  "wording",
  "tags",
] as const;

/** How serious a finding is, the most serious first. */
export const SEVERITIES = ["error", "warning", "style"] as const;

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
});
export type Finding = z.infer<typeof Finding>;

/** Whether one of these findings lowers the confidence rating: an error or a warning. */
export function costsTrust(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity !== "style");
}
