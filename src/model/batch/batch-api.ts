import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { z } from "zod";
import { InterruptedError } from "../../core/errors.ts";
import type { Provider } from "../provider.ts";
import { createFileFetch } from "../wire/file-fetch.ts";
import { ModelError } from "../wire/model-error.ts";
import { explainForeign, explainLost, explainRefused } from "../wire/to-model-error.ts";
import { openClient, toRefused } from "../wire/transport.ts";
import { BATCH_URL } from "./batch-line.ts";

/** A batch as the provider tells; fields that come and go may be missing or null. */
const Batch = z.object({
  id: z.string(),
  status: z.string(),
  input_file_id: z.string(),
  output_file_id: z.string().nullish(),
  error_file_id: z.string().nullish(),
  errors: z
    .object({ data: z.array(z.object({ message: z.string().nullish() })).nullish() })
    .nullish()
    .catch(null),
});
export type Batch = z.infer<typeof Batch>;

/** The Batch API of a provider. Every call throws {@link ModelError} when it gets no usable answer. */
export type BatchApi = {
  /** Uploads a file of questions, and answers its id. */
  upload: (path: string) => Promise<string>;
  create: (inputFileId: string) => Promise<Batch>;
  retrieve: (batchId: string) => Promise<Batch>;
  /** The batch that was made of an uploaded file; null when none of the newest ones was. */
  find: (inputFileId: string) => Promise<Batch | null>;
  /** The lines of a file. */
  readLines: (fileId: string) => AsyncIterable<string>;
};

/** Newest batches that are looked through for one whose creation was not seen to end. */
const LISTED = 100;

/** Opens the Batch API. The client is loaded with the first call. */
export function openBatchApi(provider: Provider, signal: AbortSignal): BatchApi {
  let client: ReturnType<typeof openClient> | undefined;

  async function call(path: string, body?: Record<string, unknown>): Promise<Response> {
    client ??= openClient(provider, createFileFetch());
    const { openai, isApiError } = await client;
    try {
      const request =
        body === undefined ? openai.get(path, { signal }) : openai.post(path, { body, signal });
      return await request.asResponse();
    } catch (cause) {
      if (signal.aborted) throw new InterruptedError();
      if (!isApiError(cause) || cause.status === undefined) {
        throw explainLost(provider, { status: "lost", isTimeout: false, cause });
      }
      throw explainRefused(provider, toRefused(cause), Date.now());
    }
  }

  async function read<Value>(schema: z.ZodType<Value>, response: Response): Promise<Value> {
    const parsed = schema.safeParse(await response.json().catch(() => null));
    if (parsed.success) return parsed.data;
    throw explainForeign(provider, "JSON that is no batch");
  }

  return {
    upload: async (path) => {
      client ??= openClient(provider, createFileFetch());
      const { openai } = await client;
      try {
        const file = await openai.files.create(
          { file: createReadStream(path), purpose: "batch" },
          { signal },
        );
        return file.id;
      } catch (cause) {
        if (signal.aborted) throw new InterruptedError();
        const words = cause instanceof Error ? cause.message : "no reason given";
        throw new ModelError(
          `${provider.baseUrl.host} did not take the file of questions: ${words}`,
          {
            cause,
          },
        );
      }
    },
    create: async (inputFileId) =>
      read(
        Batch,
        await call("/batches", {
          input_file_id: inputFileId,
          endpoint: BATCH_URL,
          completion_window: "24h",
        }),
      ),
    retrieve: async (batchId) => read(Batch, await call(`/batches/${encodeURIComponent(batchId)}`)),
    find: async (inputFileId) => {
      const page = z.object({ data: z.array(Batch) });
      const { data } = await read(page, await call(`/batches?limit=${LISTED}`));
      return data.find((batch) => batch.input_file_id === inputFileId) ?? null;
    },
    readLines: async function* (fileId) {
      const { body } = await call(`/files/${encodeURIComponent(fileId)}/content`);
      if (body === null) return;
      yield* createInterface({
        input: Readable.fromWeb(body),
        crlfDelay: Number.POSITIVE_INFINITY,
      });
    },
  };
}
