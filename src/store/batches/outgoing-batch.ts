import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BatchedQuestions, BatchFile, BatchWriter, PendingBatches } from "../../core/ports.ts";
import { openBelow } from "../files/open-below.ts";
import { hasRealFolder } from "../files/real-folder.ts";
import { startAt } from "../files/roots.ts";
import { toTemporaryId, type Writer } from "../files/temporary-name.ts";
import { toJson } from "../to-json.ts";
import { openBatchWriter } from "./batch-writer.ts";
import { type Announcement, announcementPath, outgoingFolder } from "./pending-batches.ts";

/** Files of questions that are sent as batches and then removed. */
export type OutgoingBatch = BatchWriter & {
  remove: (file: BatchFile) => Promise<void>;
  /**
   * Tells all processes of this cache that questions are on their way into a batch, until that is withdrawn; see
   * {@link PendingBatches.listQuestions}.
   */
  announce: (questions: Pick<BatchedQuestions, "endpoint" | "fingerprints">) => Promise<void>;
  withdraw: () => Promise<void>;
  /** Writes a file again without these questions, and returns what is left of it. */
  without: (file: BatchFile, fingerprints: ReadonlySet<string>) => Promise<BatchFile>;
};

/**
 * Opens a writer of files in `batches/outgoing/` of the cache, which no other run writes. They are swept
 * like temporary files: a batch is remembered when its file has been sent, and never needs it again.
 */
export function openOutgoingBatch(
  cacheFolder: string,
  { writer, cwd }: { writer: Writer; cwd: string },
): OutgoingBatch {
  const root = startAt(cwd, cacheFolder);
  const folder = outgoingFolder(root);
  const announced = announcementPath(root);
  const openFile = (path: string) => openBelow(root, path, { writer });
  return {
    ...openBatchWriter(join(folder, `papercards-${toTemporaryId(writer)}.jsonl`), openFile),
    remove: ({ path }) => rm(path, { force: true }),
    announce: async ({ endpoint, fingerprints }) => {
      const announcement: Announcement = { endpoint, names: fingerprints };
      const file = await openFile(announced);
      await file.write(Buffer.from(toJson(announcement)));
      await file.finish();
    },
    withdraw: async () => {
      if (await hasRealFolder(root, folder)) await rm(announced, { force: true });
    },
    without: async ({ path, model, fingerprints }, left) => {
      const file = await openFile(path);
      let index = 0;
      for await (const line of readWholeLines(path)) {
        // lines stand in the order of the questions
        if (!left.has(fingerprints[index] ?? "")) await file.write(line);
        index += 1;
      }
      await file.finish();
      return { path, model, fingerprints: fingerprints.filter((one) => !left.has(one)) };
    },
  };
}

/** The lines of a file that this process wrote, each with its line break. */
async function* readWholeLines(path: string): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf("\n"); end !== -1; end = rest.indexOf("\n", start)) {
      yield rest.subarray(start, end + 1);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
}
