import type { OpenAI } from "openai/client.js";
import type { z } from "zod";
import { InterruptedError } from "../../core/errors.ts";
import { parseJson } from "../../core/parse-json.ts";
import { CLOCK, type Clock } from "../../http/clock.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { readWhole } from "../../http/read-body.ts";
import type { ModelError } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import { findErrorResponse } from "../wire/error-response.ts";
import { type Lost, openOpenAiClient, type Refused } from "../wire/openai-client.ts";
import { HTML_PAGE } from "../wire/read-completion.ts";
import { toLostError, toRefusedError, toUnreadableError } from "../wire/to-model-error.ts";
import { readWireError } from "../wire/wire-error.ts";
import { toBatchRefusal } from "./batch-errors.ts";
import { MAX_RESULTS_BYTES } from "./collect-lines.ts";
import { readLines } from "./read-lines.ts";

/** What the Batch API is reached through. */
export type BatchApiOptions = {
  http: HttpClient;
  signal: AbortSignal;
  clock?: Clock;
  /** Told of every call that takes longer than `notableMs`, in one English sentence. */
  onNotice: (message: string) => void;
  /** @default TOLD_CALL_WAIT_MS */
  notableMs?: number;
};

/** Sends one request with the client of `openai`. */
type Send = (openai: OpenAI) => Promise<Response>;

/** What one call is for, and what it may take. */
type CallBounds = {
  /** What is waited for, such as `a batch`. */
  what: string;
  /** For headers and body together, in milliseconds. @default BATCH_CALL_TIMEOUT_MS */
  timeoutMs?: number;
};

type ReadOptions = {
  what: string;
  timeoutMs: number;
  maxBytes: number;
  /** Told of the HTTP status of a response that is no error. */
  onStatus?: (status: number) => void;
};

/** Calls of the Batch API. Each throws {@link ModelError} when it gets no usable answer. */
type BatchCalls = {
  /** Sends a request and reads its response as JSON of this shape. */
  readJson: <Value>(schema: z.ZodType<Value>, send: Send, call: CallBounds) => Promise<Value>;
  /** Sends a request for a file and reads its lines; null stands for one that is too long. */
  readFileLines: (send: Send) => AsyncGenerator<string | null>;
};

/** After this time without its end, a call is told of, in milliseconds. */
const TOLD_CALL_WAIT_MS = 5_000;

/** Time for one call of the Batch API, headers and body together, in milliseconds. It computes nothing. */
export const BATCH_CALL_TIMEOUT_MS = 60_000;

/** Time for one file of results, in milliseconds. One of 500 MB comes in it over a slow line. */
const RESULTS_TIMEOUT_MS = 10 * 60_000;

/** Bytes of one answer of the Batch API. A hundred batches take some hundred kilobytes. */
const MAX_BATCH_JSON_BYTES = 4 * 1024 * 1024;

/** Opens the calls of a provider's Batch API. The client is loaded with the first of them. */
export function openBatchCalls(
  provider: Provider,
  { http, signal, clock = CLOCK, onNotice, notableMs = TOLD_CALL_WAIT_MS }: BatchApiOptions,
): BatchCalls {
  const explain = (failure: Refused | Lost, error: unknown): ModelError => {
    if (failure.status === "lost") return toLostError(provider, failure);
    const own = readWireError(parseJson(findErrorResponse(error)?.body ?? ""));
    return toBatchRefusal(toRefusedError(provider, failure, clock.now()), own);
  };

  async function* read(
    send: Send,
    { what, onStatus, ...bounds }: ReadOptions,
  ): AsyncGenerator<Uint8Array> {
    const { openai, toFailure } = await openOpenAiClient(provider, http, {
      ...bounds,
      isStreamed: true,
    });
    const [waited, atMost] = [notableMs, bounds.timeoutMs].map((ms) => `${Math.ceil(ms / 1000)} s`);
    const notice = `${provider.baseUrl.host} has not sent ${what} within ${waited}; it gets ${atMost}.`;
    const timer = setTimeout(onNotice, notableMs, notice);
    try {
      const { status, body } = await send(openai);
      onStatus?.(status);
      if (body !== null) yield* body;
    } catch (error) {
      throw signal.aborted ? new InterruptedError() : explain(toFailure(error), error);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    readJson: async (schema, send, { what, timeoutMs = BATCH_CALL_TIMEOUT_MS }) => {
      let httpStatus = 200;
      const onStatus = (status: number) => {
        httpStatus = status;
      };
      const options = { what, timeoutMs, maxBytes: MAX_BATCH_JSON_BYTES, onStatus };
      const bytes = await readWhole(read(send, options));
      const parsed = schema.safeParse(parseJson(bytes.toString("utf8")));
      if (parsed.success) return parsed.data;
      const problem = bytes.length === 0 ? "nothing" : "something that is no batch";
      throw toBatchRefusal(toUnreadableError(provider, { httpStatus, problem }));
    },
    readFileLines: (send) => {
      const bounds = { timeoutMs: RESULTS_TIMEOUT_MS, maxBytes: MAX_RESULTS_BYTES };
      return refusePage(readLines(read(send, { ...bounds, what: "all results" })), provider);
    },
  };
}

/** A page of a gateway is no file of results, and what it stands for is still there. */
async function* refusePage(
  lines: AsyncIterable<string | null>,
  provider: Provider,
): AsyncGenerator<string | null> {
  let isFirst = true;
  for await (const line of lines) {
    if (isFirst && line !== null && /^\s*</.test(line)) {
      throw toUnreadableError(provider, { httpStatus: 200, problem: HTML_PAGE });
    }
    isFirst = false;
    yield line;
  }
}
