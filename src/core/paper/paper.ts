import { z } from "zod";
import { findLinks } from "./find-links.ts";

/** An arXiv id without version, as the Hub lists it. Checked before it enters a path or a URL. */
export const PaperId = z.string().regex(/^\d{4}\.\d{4,5}$/);

/** A picture on one of the two hosts from which the Hub serves thumbnails. */
export const ImageUrl = z
  .string()
  .regex(/^https:\/\/(?:cdn-thumbnails|cdn-uploads)\.huggingface\.co\/\S+$/);

/** A paper of Daily Papers. Its `abstract` is empty when neither the Hub nor arXiv has one. */
export const Paper = z.object({
  id: PaperId,
  title: z.string(),
  abstract: z.string(),
  upvotes: z.int().nonnegative(),
  authors: z.array(z.string()),
  url: z.url({ protocol: /^https$/, hostname: /^huggingface\.co$/ }),
  thumbnailUrl: z.string().nullable(),
  codeUrl: z.string().nullable(),
  /** The project's page, on whatever host its submitter has named; null for none, and in older files. */
  projectUrl: z.string().nullable().default(null),
  organization: z.string().nullable(),
});
export type Paper = z.infer<typeof Paper>;

/** A paper's page on the Hub. */
export function toPaperPage(id: string): string {
  return new URL(id, "https://huggingface.co/papers/").href;
}

/** The order of papers: most upvotes first; equal ones by id, so that the order is always the same. */
export function comparePapers(
  a: Pick<Paper, "id" | "upvotes">,
  b: Pick<Paper, "id" | "upvotes">,
): number {
  return b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1);
}

/** A thumbnail address on one of the Hub's image hosts; null for any other text. */
export function toImageUrl(text: string): string | null {
  const links = findLinks(text).map(({ href }) => href.replace(/^http:/, "https:"));
  return links.find((href) => ImageUrl.safeParse(href).success) ?? null;
}
