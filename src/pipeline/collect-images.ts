import type { Paper } from "../core/paper/paper.ts";
import { fetchPicture } from "./fetch-picture.ts";
import type { Run } from "./run.ts";

/** Thumbnails fetched at the same time: few enough not to be a burden on the Hub's image hosts. */
const CONCURRENCY = 6;

/** The image of each paper, by id: a stored file, a link, or nothing. */
export type ImagesById = ReadonlyMap<Paper["id"], string | null>;

/** Collects the papers' images in the way the user chose. A missing one never fails a card. */
export async function collectImages(papers: readonly Paper[], run: Run): Promise<ImagesById> {
  const images = new Map<Paper["id"], string | null>();
  const waiting = papers.values();
  const work = async () => {
    for (const paper of waiting) images.set(paper.id, await collectImage(paper, run));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return images;
}

async function collectImage(paper: Paper, run: Run): Promise<string | null> {
  const { id, thumbnailUrl } = paper;
  const { choices, store } = run;
  if (choices.images === "none" || thumbnailUrl === null) return null;
  if (choices.images === "link") return thumbnailUrl;
  const stored = await store.images.find(id);
  if (stored !== null) return stored;
  if (choices.isDryRun) return thumbnailUrl;
  const bytes = await fetchPicture(paper, run);
  return bytes === null ? null : store.images.write(id, bytes);
}
