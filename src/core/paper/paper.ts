import { z } from "zod";
import { cleanLine } from "../text.ts";

/** An arXiv id without version, as the Hub lists it. Checked before it enters a path or a URL. */
export const PaperId = z.string().regex(/^\d{4}\.\d{4,5}$/);

/** A picture on one of the two hosts from which the Hub serves thumbnails. */
export const ImageUrl = z
  .string()
  .regex(/^https:\/\/(?:cdn-thumbnails|cdn-uploads)\.huggingface\.co\/\S+$/);

const PAPER_PAGE = "https://huggingface.co/papers/";

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
  organization: z.string().nullable(),
});
export type Paper = z.infer<typeof Paper>;

/**
 * One item as the API and the page give it: only what we use. The first five fields of `paper` were
 * there in all 12,856 recorded items; still only the id is required.
 */
export const HubItem = z.object({
  paper: z.object({
    id: z.string(),
    title: z.string().nullish(),
    summary: z.string().nullish(), // the Hub's word for the abstract
    upvotes: z.int().nullish(),
    authors: z
      .array(z.object({ name: z.string().nullish(), hidden: z.boolean().nullish() }))
      .nullish(),
    githubRepo: z.string().nullish(),
    organization: z
      .object({ fullname: z.string().nullish(), name: z.string().nullish() })
      .nullish(),
  }),
  title: z.string().nullish(),
  summary: z.string().nullish(),
  thumbnail: z.string().nullish(),
});
export type HubItem = z.infer<typeof HubItem>;

/** Turns an item into a {@link Paper}; null when its id is not one that the Hub lists. */
export function toPaper(item: HubItem): Paper | null {
  const id = PaperId.safeParse(item.paper.id);
  if (!id.success) return null;
  const { paper } = item;
  return {
    id: id.data,
    title: cleanLine(paper.title ?? item.title ?? "") || id.data,
    abstract: cleanLine(paper.summary || item.summary || ""),
    upvotes: Math.max(0, paper.upvotes ?? 0),
    authors: (paper.authors ?? [])
      .filter((author) => !author.hidden)
      .map((author) => cleanLine(author.name ?? ""))
      .filter((name) => name !== ""),
    url: new URL(id.data, PAPER_PAGE).href,
    thumbnailUrl: toImageUrl(item.thumbnail),
    codeUrl: toCodeUrl(paper.githubRepo),
    organization: cleanLine(paper.organization?.fullname || paper.organization?.name || "") || null,
  };
}

/** The order of papers: most upvotes first; equal ones by id, so that the order is always the same. */
export function comparePapers(
  a: Pick<Paper, "id" | "upvotes">,
  b: Pick<Paper, "id" | "upvotes">,
): number {
  return b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1);
}

/** A thumbnail address on one of the Hub's image hosts; null for any other text. */
export function toImageUrl(text: string | null | undefined): string | null {
  return ImageUrl.safeParse(parseHttps(text)?.href).data ?? null;
}

/** The repository a submitter linked, cut to `https://github.com/<owner>/<name>`; null otherwise. */
function toCodeUrl(text: string | null | undefined): string | null {
  const url = parseHttps(text);
  if (url?.hostname !== "github.com") return null;
  const [owner = "", name = ""] = url.pathname.split("/").filter((part) => part !== "");
  const isNamed = [owner, name].every((part) => /^[\w.-]+$/.test(part));
  return isNamed ? `https://github.com/${owner}/${name.replace(/\.git$/, "")}` : null;
}

function parseHttps(text: string | null | undefined): URL | null {
  const url = URL.parse(cleanLine(text ?? "").replace(/^http:/i, "https:"));
  return url?.protocol === "https:" && !url.username && !url.password ? url : null;
}
