import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { OpenAI } from "openai";
import { z } from "zod";
import { InterruptedError, type PapercardsError } from "../../core/errors.ts";
import { parseJson } from "../../core/parse-json.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { readWhole, withinBound } from "../../http/read-body.ts";
import { splitLines } from "../../http/split-lines.ts";
import { CLOCK, type Clock } from "../clock.ts";
import type { Provider } from "../provider/provider.ts";
import { type OpenAiClient, openOpenAiClient } from "../wire/openai-client.ts";
import { toForeignError, toLostError, toRefusedError } from "../wire/to-model-error.ts";
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
type Batch = z.infer<typeof Batch>;

const BatchPage = z.object({ data: z.array(Batch) });
const UploadedFile = z.object({ id: z.string() });

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

/** What the Batch API is reached through. */
export type BatchApiOptions = { http: HttpClient; signal: AbortSignal; clock?: Clock };

/** Newest batches that are looked through for one whose creation was not seen to end. */
const LISTED = 100;

/** A hundred batches take some hundred kilobytes; a larger body is none, in bytes. */
const JSON_BYTES = 10_000_000;

/** Bounds of one call: a file of 200 MB goes out, and one with longer answers comes back. */
const BOUNDS = { timeoutMs: 600_000, maxBytes: 2_000_000_000, isStreamed: true };

/** Opens the Batch API. The client is loaded with the first call; files pass through as streams. */
export function openBatchApi(
  provider: Provider,
  { http, signal, clock = CLOCK }: BatchApiOptions,
): BatchApi {
  let opened: Promise<OpenAiClient> | undefined;
  const open = () => {
    opened ??= openOpenAiClient(provider, http, BOUNDS);
    return opened;
  };

  async function explain(error: unknown): Promise<PapercardsError> {
    if (signal.aborted) return new InterruptedError();
    const failure = (await open()).toFailure(error);
    return failure.status === "lost"
      ? toLostError(provider, failure)
      : toRefusedError(provider, failure, clock.now());
  }

  async function call<Value>(
    schema: z.ZodType<Value>,
    send: (openai: OpenAI) => Promise<Response>,
  ): Promise<Value> {
    const { openai } = await open();
    const bytes = await send(openai)
      .then(({ body }) => readWhole(withinBound(body ?? [], JSON_BYTES)))
      .catch(async (error: unknown) => {
        throw await explain(error);
      });
    const parsed = schema.safeParse(parseJson(bytes.toString("utf8")));
    if (parsed.success) return parsed.data;
    throw toForeignError(provider, "something that is no batch");
  }

  return {
    upload: async (path) => {
      const { toStreamingFile } = await import("openai");
      const file = toStreamingFile(createReadStream(path), basename(path));
      const { id } = await call(UploadedFile, ({ files }) =>
        files.create({ file, purpose: "batch" }, { signal }).asResponse(),
      );
      return id;
    },
    create: (inputFileId) =>
      call(Batch, ({ batches }) =>
        batches
          .create(
            { input_file_id: inputFileId, endpoint: BATCH_URL, completion_window: "24h" },
            { signal },
          )
          .asResponse(),
      ),
    retrieve: (batchId) =>
      call(Batch, ({ batches }) => batches.retrieve(batchId, { signal }).asResponse()),
    find: async (inputFileId) => {
      const { data } = await call(BatchPage, ({ batches }) =>
        batches.list({ limit: LISTED }, { signal }).asResponse(),
      );
      return data.find((batch) => batch.input_file_id === inputFileId) ?? null;
    },
    readLines: async function* (fileId) {
      const { openai } = await open();
      try {
        const { body } = await openai.files.content(fileId, { signal });
        if (body !== null) yield* splitLines(body);
      } catch (error) {
        throw await explain(error);
      }
    },
  };
}
