/*
 * Paths below an output folder. They have forward slashes on every system, since Markdown links to them as
 * well.
 */

/** The kinds of digests, in the order in which they are read. */
export const DIGEST_KINDS = ["daily", "weekly"] as const;
/** A kind of digest, which is also the name of its folder. */
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** What a digest's files end in: its data, its document, and the chart of a week. */
type Ending = "json" | "md" | "svg";
const ENDING = /\.(?:json|md|svg)$/;

/** The index of an output folder. */
export const INDEX_PATH = "README.md";

/** The folder of one kind of digest, or of one year of it. */
export function digestFolder(kind: DigestKind, year?: string): string {
  return year === undefined ? kind : `${kind}/${year}`;
}

/** A digest's file, such as `daily/2026/2026-02-13.md`. */
export function digestPath(kind: DigestKind, name: string, ending: Ending): string {
  return `${digestFolder(kind, name.slice(0, 4))}/${digestFile(name, ending)}`;
}

/** All files that a digest may have: data, document, and the chart of a week. */
export function digestPaths(kind: DigestKind, name: string): string[] {
  const endings = kind === "daily" ? (["json", "md"] as const) : (["json", "md", "svg"] as const);
  return endings.map((ending) => digestPath(kind, name, ending));
}

/** A digest's file as the others in its folder link to it. */
export function digestFile(name: string, ending: Ending): string {
  return `${name}.${ending}`;
}

/** The name in a JSON file's path: its day, week or id; null for any other file. */
export function nameInFile(path: string): string | null {
  return /(?<name>[^/\\]+)\.json$/.exec(path)?.groups?.name ?? null;
}

/** The day or week of a digest's file of any kind, wherever its output folder lies; null for any other file. */
export function nameOfFile(path: string): string | null {
  const name = nameInFile(`${withoutEnding(path)}.json`) ?? "";
  return DIGEST_KINDS.some((kind) => DIGEST_NAMES[kind].test(name)) ? name : null;
}

/** The path that all files of one digest have in common: theirs without the ending. */
export function withoutEnding(path: string): string {
  return path.replace(ENDING, "");
}

const IMAGES = "images";

/** The folders of an output folder; only what is in them, and the index, is ours. */
export const OUTPUT_FOLDERS: readonly string[] = [...DIGEST_KINDS, IMAGES];

/** The stored picture of a paper. */
export function imagePath(paperId: string): string {
  return `${IMAGES}/${paperId}.webp`;
}

/** What digests of one kind, and papers, are called in a path: no more than their form, which has no calendar. */
const DIGEST_NAMES: Readonly<Record<DigestKind, RegExp>> = {
  daily: /^\d{4}-\d{2}-\d{2}$/,
  weekly: /^\d{4}-W\d{2}$/,
};
const PAPER_NAME = /^images\/(?<id>\d{4}\.\d{4,5})\.webp$/;

/** Whether a path is that of a digest's data; nothing but what {@link digestPath} returns is. */
export function isDigestData(path: string): boolean {
  const name = nameInFile(path);
  return (
    name !== null &&
    DIGEST_KINDS.some(
      (kind) => DIGEST_NAMES[kind].test(name) && path === digestPath(kind, name, "json"),
    )
  );
}

/** Whether a path is that of any file of a digest: data, document or chart. */
export function isDigestFile(path: string): boolean {
  return ENDING.test(path) && isDigestData(`${withoutEnding(path)}.json`);
}

/** The paper whose stored picture this path is; null for any path that {@link imagePath} does not return. */
export function paperOfImage(path: string): string | null {
  return PAPER_NAME.exec(path)?.groups?.id ?? null;
}

/** Matches only what {@link imagePath} returns, since it becomes part of a path and of a link. */
export const IMAGE_PATH = /^images\/[\w.]+\.webp$/;

/** Whether an image of a card is a stored picture; otherwise it is an address of the Hub's. */
export function isStored(image: string): boolean {
  return IMAGE_PATH.test(image);
}

/** A path below the output folder as a digest, two folders deep, links to it. */
export function linkFromDigest(path: string): string {
  return `../../${path}`;
}

/** A digest by its kind and its day or week. */
type DigestAt = { kind: DigestKind; name: string };

/** A digest's document as another digest's links to it. */
export function linkToDigest(from: DigestAt, to: DigestAt): string {
  const isBeside = from.kind === to.kind && from.name.slice(0, 4) === to.name.slice(0, 4);
  return isBeside ? digestFile(to.name, "md") : linkFromDigest(digestPath(to.kind, to.name, "md"));
}
