import type { PendingBatch } from "../../core/ports.ts";
import type { Batch, BatchApi } from "./batch-api.ts";
import { isGone } from "./batch-errors.ts";
import { type CollectedLines, type CollectOptions, collectLines } from "./collect-lines.ts";

/** What reading the files of a batch takes. */
type ReadResultsOptions = CollectOptions & {
  api: Pick<BatchApi, "readFileLines">;
  /** The batch as messages call it. */
  title: string;
  /** Something the user should know, in one English sentence. */
  onNotice: (message: string) => void;
};

/** Questions that were refused for good, by fingerprint, and why. */
export type RefusedQuestions = CollectedLines["refused"];

/** What the files of a batch say of its questions. */
type Results = {
  refused: RefusedQuestions;
  unanswered: string[];
  /** Why what is unanswered may have an answer that was not read, as the end of a sentence; null when it has none. */
  damage: string | null;
  /** Why the first of those has no answer, as far as it is known. */
  why: string;
};

/** Collects the files of an ended batch; either may be missing, even of one that completed. */
export async function readResults(
  { output_file_id, error_file_id, request_counts }: Batch,
  { fingerprints }: PendingBatch,
  options: ReadResultsOptions,
): Promise<Results> {
  const asked = new Set(fingerprints);
  const files = [output_file_id, error_file_id].filter((file) => file != null);
  const read: (CollectedLines | null)[] = [];
  for (const file of files) read.push(await collectFile(file, { ...options, asked }));
  const found = read.filter((one) => one !== null);
  const reasons = new Map(found.flatMap(({ unanswered }) => [...unanswered]));
  const [why = nameCause(read)] = reasons.values();
  const damage = found.find((one) => one.damage !== null)?.damage ?? null;
  // of a file that is gone, nothing comes later
  const shortage = read.includes(null) ? null : findShortage(found, request_counts?.completed ?? 0);
  return {
    refused: new Map(found.flatMap(({ refused }) => [...refused])),
    unanswered: [...asked, ...reasons.keys()],
    why,
    damage: asked.size === 0 ? null : (damage ?? shortage),
  };
}

function nameCause(read: readonly (CollectedLines | null)[]): string {
  if (read.length === 0) return "the batch names no usable file of results";
  return read.includes(null) ? "a file of results is gone" : "no line of its results is about it";
}

/** A file that was cut between two lines has fewer of them than the provider counts. */
function findShortage(found: readonly CollectedLines[], counted: number): string | null {
  const lines = found.reduce((sum, one) => sum + one.lines, 0);
  return lines >= counted
    ? null
    : `${counted - lines} of the ${counted} answers that the provider counts are missing`;
}

/** Collects one file of an ended batch, as far as it is about questions that were asked in it. */
async function collectFile(
  fileId: string,
  { asked, title, ...options }: ReadResultsOptions & { asked: Set<string> },
): Promise<CollectedLines | null> {
  const tell = (words: string) => options.onNotice(`Of the ${title}, ${words}`);
  try {
    const lines = options.api.readFileLines(fileId);
    const takes = (fingerprint: string) => asked.delete(fingerprint);
    const collected = await collectLines(lines, options, { takes });
    const { foreign, stoppedAfter } = collected;
    if (foreign > 0) tell(`lines were left out that answer none of its questions: ${foreign}.`);
    if (stoppedAfter !== null) tell(`what comes after ${stoppedAfter} was left unread.`);
    return collected;
  } catch (error) {
    if (!isGone(error)) throw error;
    tell(`a file of answers is gone. ${error.message}`);
    return null;
  }
}
