import { type FileHandle, mkdir, open, rename } from "node:fs/promises";
import { dirname, parse } from "node:path";
import type { BatchFile, BatchWriter } from "../core/ports.ts";

/** What one batch may hold at most; OpenAI's limits, and the lowest among its kin but for Together's. */
export type BatchLimits = { lines: number; bytes: number };
export const BATCH_LIMITS: BatchLimits = { lines: 50_000, bytes: 200_000_000 };

type Part = BatchFile & { temporary: string; handle: FileHandle; bytes: number };

/**
 * Opens a writer whose first file is `path`; further ones, for another model or past a limit, carry a
 * number. A file appears when it is whole. Lines are not kept in memory.
 */
export function openBatchWriter(
  path: string,
  processId: number,
  limits: BatchLimits = BATCH_LIMITS,
): BatchWriter {
  const parts: Part[] = [];
  const current = new Map<string, Part>();
  let writing: Promise<void> = Promise.resolve();

  const add: BatchWriter["add"] = async ({ model, name, text }) => {
    const bytes = Buffer.from(`${text}\n`);
    let part = current.get(model);
    if (part === undefined || isFull(part, bytes.length, limits)) {
      part = await openPart(toPartPath(path, parts.length + 1), processId);
      parts.push(part);
      current.set(model, part);
    }
    await part.handle.write(bytes);
    part.bytes += bytes.length;
    part.names.push(name);
  };
  return {
    add: (line) => {
      writing = writing.then(() => add(line)); // one line after the other, whoever adds them
      return writing;
    },
    close: async () => {
      await writing;
      for (const part of parts) await closePart(part);
      return parts.map((part) => ({ path: part.path, names: part.names }));
    },
  };
}

function isFull({ names, bytes }: Part, more: number, limits: BatchLimits): boolean {
  return names.length >= limits.lines || bytes + more > limits.bytes;
}

/** `questions.jsonl`, `questions-2.jsonl`, … */
function toPartPath(path: string, number: number): string {
  if (number === 1) return path;
  const { dir, name, ext } = parse(path);
  return `${dir === "" ? "" : `${dir}/`}${name}-${number}${ext}`;
}

async function openPart(path: string, processId: number): Promise<Part> {
  const temporary = `${path}.${processId}-0.tmp`;
  await mkdir(dirname(path), { recursive: true });
  return { path, temporary, handle: await open(temporary, "w"), bytes: 0, names: [] };
}

async function closePart({ path, temporary, handle }: Part): Promise<void> {
  await handle.sync();
  await handle.close();
  await rename(temporary, path);
}
