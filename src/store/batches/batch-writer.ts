import { parse } from "node:path";
import type { BatchFile, BatchWriter } from "../../core/ports.ts";
import type { AtomicFile } from "../files/atomic-file.ts";

/** Limits of one batch: OpenAI's, which all compatible providers allow except Together. */
type BatchLimits = { lines: number; bytes: number };
const BATCH_LIMITS: BatchLimits = { lines: 50_000, bytes: 200_000_000 };

type PartFile = BatchFile & { file: AtomicFile; bytes: number };

/**
 * Opens a writer whose first file is `path`; further ones, for another model or past a limit, carry a
 * number. Files appear when the writer is closed. Lines are not kept in memory.
 */
export function openBatchWriter(
  path: string,
  openFile: (path: string) => Promise<AtomicFile>,
  ownLimits: BatchLimits = BATCH_LIMITS,
): BatchWriter {
  let limits = ownLimits;
  const parts: PartFile[] = [];
  const current = new Map<string, PartFile>();
  let writing: Promise<void> = Promise.resolve();

  const add: BatchWriter["add"] = async ({ model, fingerprint, text }) => {
    const bytes = Buffer.from(`${text}\n`);
    let part = current.get(model);
    if (part === undefined || isFull(part, bytes.length, limits)) {
      const partPath = toPartPath(path, parts.length + 1);
      const file = await openFile(partPath);
      part = { path: partPath, model, fingerprints: [], file, bytes: 0 };
      parts.push(part);
      current.set(model, part);
    }
    await part.file.write(bytes);
    part.bytes += bytes.length;
    part.fingerprints.push(fingerprint);
  };
  return {
    add: (line) => {
      // Lines are written one after the other; after a failed write, no further line is written.
      writing = writing.then(() => add(line));
      return writing;
    },
    bound: (lines) => {
      limits = { ...limits, lines: Math.min(limits.lines, lines) };
    },
    close: async () => {
      try {
        await writing;
        for (const { file } of parts) await file.finish();
      } catch (error) {
        for (const { file } of parts) await file.discard();
        throw error;
      }
      return parts.map(({ file: _, bytes: __, ...part }) => part);
    },
  };
}

function isFull({ fingerprints, bytes }: PartFile, more: number, limits: BatchLimits): boolean {
  return fingerprints.length >= limits.lines || bytes + more > limits.bytes;
}

/** `questions.jsonl`, `questions-2.jsonl`, … */
function toPartPath(path: string, number: number): string {
  if (number === 1) return path;
  const { dir, name, ext } = parse(path);
  return `${dir === "" ? "" : `${dir}/`}${name}-${number}${ext}`;
}
