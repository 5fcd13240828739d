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
  "filler",
] as const;

/** How grave a finding is, the gravest first. */
export const SEVERITIES = ["error", "warning", "style"] as const;

/**
 * What a check has to say about one field of a draft. An `error` goes back to the model, a `warning`
 * costs trust, and `style` is for editors and costs nothing.
 */
export const Finding = z.object({
  check: z.enum(CHECKS),
  /** Where: a path into the draft, such as `keyPoints[0].text`. */
  field: z.string(),
  severity: z.enum(SEVERITIES),
  /** What is wrong and what would be right, in Korean: the model and the reviewer read it. */
  message: z.string(),
  /** The words it is about, letter by letter as the field holds them; null for the whole field. */
  excerpt: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** Whether one of these findings costs trust: an error or a warning. */
export function costsTrust(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity !== "style");
}
