import type { Paper } from "../core/paper/paper.ts";
import { fetchPicture } from "./fetch-picture.ts";
import type { Run } from "./run.ts";

/** Thumbnails fetched at the same time: few enough not to be a burden on the Hub's image hosts. */
const CONCURRENCY = 6;

/** The image of each paper, by id: a stored file, a link, or nothing. */
export type ImagesById = ReadonlyMap<Paper["id"], string | null>;

/** Pictures that one notice names. */
const NAMED = 3;

/** Collects the papers' images in the way the user chose. A missing one is told, and never fails a card. */
export async function collectImages(papers: readonly Paper[], run: Run): Promise<ImagesById> {
  const images = new Map<Paper["id"], string | null>();
  const problems: string[] = [];
  const waiting = papers.values();
  const work = async () => {
    for (const paper of waiting) {
      const onProblem = (problem: string) => problems.push(`${paper.id} (${problem})`);
      images.set(paper.id, await collectImage(paper, run, onProblem));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  if (problems.length > 0) run.reporter.onNotice?.(describeMissing(problems.toSorted()));
  return images;
}

function describeMissing(problems: readonly string[]): string {
  const named = problems.slice(0, NAMED).join(", ");
  const more = problems.length > NAMED ? `, and ${problems.length - NAMED} more` : "";
  return `No picture of ${named}${more}; making the day again tries again.`;
}

async function collectImage(
  paper: Paper,
  run: Run,
  onProblem: (problem: string) => void,
): Promise<string | null> {
  const { id, thumbnailUrl } = paper;
  const { choices, store } = run;
  if (choices.images === "none" || thumbnailUrl === null) return null;
  if (choices.images === "link") return thumbnailUrl;
  const stored = await store.images.find(id);
  if (stored !== null) return stored;
  if (choices.isDryRun) return thumbnailUrl;
  const picture = await fetchPicture(paper, run);
  if (picture === null) return null;
  if (picture.webp !== null) return store.images.keep(id, picture.webp);
  onProblem(picture.problem);
  return null;
}
