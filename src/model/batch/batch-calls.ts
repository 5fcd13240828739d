import type { OpenAI } from "openai";
import type { z } from "zod";
import { InterruptedError } from "../../core/errors.ts";
import { parseJson } from "../../core/parse-json.ts";
import { CLOCK, type Clock } from "../../http/clock.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { readWhole, withinBound } from "../../http/read-body.ts";
import { splitLines } from "../../http/split-lines.ts";
import type { ModelError } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import {
  type Lost,
  type OpenAiClient,
  openOpenAiClient,
  type Refused,
} from "../wire/openai-client.ts";
import { toLostError, toRefusedError, toUnreadableError } from "../wire/to-model-error.ts";

/** What the Batch API is reached through. */
export type BatchApiOptions = { http: HttpClient; signal: AbortSignal; clock?: Clock };

/** Sends one request with the client of `openai`. */
type Send = (openai: OpenAI) => Promise<Response>;

/** Splits a body into parts, such as lines. */
type Split<Part> = (body: AsyncIterable<Uint8Array>) => AsyncIterable<Part>;

/** Calls of the Batch API. Each throws {@link ModelError} when it gets no usable answer. */
type BatchCalls = {
  /** Sends a request and reads its response as JSON of this shape. */
  readJson: <Value>(schema: z.ZodType<Value>, send: Send) => Promise<Value>;
  /** Sends a request and reads its response line by line. */
  readLines: (send: Send) => AsyncGenerator<string>;
};

/** A hundred batches take some hundred kilobytes; a larger body is no list of them, in bytes. */
const JSON_BYTES = 10_000_000;

/** Bounds of one call: a file of 200 MB goes out, and one with longer answers comes back. */
const BOUNDS = { timeoutMs: 600_000, maxBytes: 2_000_000_000, isStreamed: true };

/** Opens the calls of a provider's Batch API. The client is loaded with the first of them. */
export function openBatchCalls(
  provider: Provider,
  { http, signal, clock = CLOCK }: BatchApiOptions,
): BatchCalls {
  let opened: Promise<OpenAiClient> | undefined;

  const explain = (failure: Refused | Lost): ModelError =>
    failure.status === "lost"
      ? toLostError(provider, failure)
      : toRefusedError(provider, failure, clock.now());

  async function* read<Part>(send: Send, split: Split<Part>): AsyncGenerator<Part> {
    opened ??= openOpenAiClient(provider, http, BOUNDS);
    const { openai, toFailure } = await opened;
    try {
      const { body } = await send(openai);
      if (body !== null) yield* split(body);
    } catch (error) {
      throw signal.aborted ? new InterruptedError() : explain(toFailure(error));
    }
  }

  return {
    readJson: async (schema, send) => {
      const bytes = await readWhole(read(send, (body) => withinBound(body, JSON_BYTES)));
      const parsed = schema.safeParse(parseJson(bytes.toString("utf8")));
      if (parsed.success) return parsed.data;
      throw toUnreadableError(provider, { httpStatus: 200, problem: "something that is no batch" });
    },
    readLines: (send) => read(send, splitLines),
  };
}
