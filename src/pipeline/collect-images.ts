import type { Paper } from "../core/paper/paper.ts";
import type { Run } from "./run.ts";

/** Thumbnails fetched at the same time: the Hub's image hosts are not the API, but not ours either. */
const AT_ONCE = 6;

/** The image of each paper, by id: a stored file, a link, or nothing. */
export type ImagesById = ReadonlyMap<Paper["id"], string | null>;

/** Collects the papers' images in the way the user chose. A missing one never fails a card. */
export async function collectImages(papers: readonly Paper[], run: Run): Promise<ImagesById> {
  const images = new Map<Paper["id"], string | null>();
  const waiting = papers.values();
  const work = async () => {
    for (const paper of waiting) images.set(paper.id, await collectImage(paper, run));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return images;
}

async function collectImage(
  { id, thumbnailUrl }: Paper,
  { choices, store, sources }: Run,
): Promise<string | null> {
  if (choices.images === "none" || thumbnailUrl === null) return null;
  if (choices.images === "link") return thumbnailUrl;
  const stored = await store.images.find(id);
  if (stored !== null) return stored;
  if (choices.isDryRun) return thumbnailUrl;
  const bytes = await sources.fetchThumbnail(thumbnailUrl);
  return bytes === null ? null : store.images.write(id, bytes);
}
