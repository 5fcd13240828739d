import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import type { Provider } from "../provider/provider.ts";
import { BATCH_CALL_TIMEOUT_MS, type BatchApiOptions, openBatchCalls } from "./batch-calls.ts";
import { toForeignId } from "./batch-errors.ts";
import { BATCH_URL } from "./batch-line.ts";

/** Characters of an id. Those of OpenAI have some 40. */
const MAX_ID_CHARS = 200;

/** An id is a part of a path, as it is: only characters that need no escape there, and no step such as `..`. */
const Id = z
  .string()
  .max(MAX_ID_CHARS)
  .regex(/^(?=.*[A-Za-z0-9])[A-Za-z0-9\-._~!$&'()*+,;=:@]+$/);

/** The id of a file that may be missing. An empty one is none. */
const FileId = Id.nullish().catch(null);

const Batch = z.object({
  id: Id,
  status: z.string(),
  input_file_id: z.string(),
  output_file_id: FileId,
  error_file_id: FileId,
  request_counts: z.object({ completed: z.int() }).nullish().catch(null),
  errors: z
    .object({
      data: z
        .array(z.object({ message: z.string().nullish(), code: z.string().nullish().catch(null) }))
        .nullish(),
    })
    .nullish()
    .catch(null),
});
/** A batch as the provider reports it; fields that come and go may be missing or null. */
export type Batch = z.infer<typeof Batch>;

/** A batch of somebody else may have any form. */
const BatchPage = z.object({ data: z.array(Batch.nullable().catch(null)) });
const UploadedFile = z.object({ id: Id });

/** The slowest line on which a file of questions still goes out in time, in bytes a millisecond. */
const SLOWEST_UPLOAD = 400;

/** The Batch API of a provider. Every call throws {@link ModelError} when it gets no usable answer. */
export type BatchApi = {
  /** Uploads a file of questions, and returns its id. */
  upload: (path: string) => Promise<string>;
  create: (inputFileId: string) => Promise<Batch>;
  retrieve: (batchId: string) => Promise<Batch>;
  /** Asks for one batch, whichever it is: whether there is such a list. */
  list: () => Promise<void>;
  /** The batch that was made of an uploaded file; null when none of the newest ones was. */
  find: (inputFileId: string) => Promise<Batch | null>;
  /** The lines of a file; null stands for one that is too long. */
  readFileLines: (fileId: string) => AsyncIterable<string | null>;
};

/** Time for the first answer of a Batch API that may not be there, in milliseconds: that of the Hub's first one. */
const LIST_TIMEOUT_MS = 15_000;

/** Newest batches that are searched for one whose creation got no response. */
const LISTED = 100;

/** Opens the Batch API. Nothing is loaded before the first call; files pass through as streams. */
export function openBatchApi(provider: Provider, options: BatchApiOptions): BatchApi {
  const { readJson, readFileLines } = openBatchCalls(provider, options);
  const { signal } = options;
  return {
    upload: async (path) => {
      const { toStreamingFile } = await import("openai/uploads.js");
      const body = {
        file: toStreamingFile(createReadStream(path), basename(path)),
        purpose: "batch",
      } as const;
      const timeoutMs = BATCH_CALL_TIMEOUT_MS + (await stat(path)).size / SLOWEST_UPLOAD;
      const uploaded = await readJson(
        UploadedFile,
        ({ files }) => files.create(body, { signal }).asResponse(),
        { what: "the id of a file of questions", timeoutMs },
      );
      return uploaded.id;
    },
    create: (inputFileId) =>
      readJson(
        Batch,
        ({ batches }) => batches.create(toNewBatch(inputFileId), { signal }).asResponse(),
        { what: "a new batch" },
      ),
    retrieve: async (batchId) => {
      const { data: id } = Id.safeParse(batchId);
      if (id === undefined) throw toForeignId();
      return readJson(Batch, ({ batches }) => batches.retrieve(id, { signal }).asResponse(), {
        what: "the state of a batch",
      });
    },
    list: async () => {
      await readJson(
        BatchPage,
        ({ batches }) => batches.list({ limit: 1 }, { signal }).asResponse(),
        { what: "the list of batches", timeoutMs: LIST_TIMEOUT_MS },
      );
    },
    find: async (inputFileId) => {
      const { data } = await readJson(
        BatchPage,
        ({ batches }) => batches.list({ limit: LISTED }, { signal }).asResponse(),
        { what: "the list of batches" },
      );
      return data.find((batch) => batch?.input_file_id === inputFileId) ?? null;
    },
    readFileLines: (fileId) => readFileLines(({ files }) => files.content(fileId, { signal })),
  };
}

function toNewBatch(inputFileId: string) {
  return {
    input_file_id: inputFileId,
    endpoint: BATCH_URL,
    completion_window: "24h",
  } as const;
}
