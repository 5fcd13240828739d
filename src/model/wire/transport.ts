import { AsyncLocalStorage } from "node:async_hooks";
import { InterruptedError } from "../../core/errors.ts";
import { decodeText } from "../../http/decode-text.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { readWhole } from "../../http/read-body.ts";
import type { Provider } from "../provider/provider.ts";
import { type Lost, type OpenAiClient, openOpenAiClient, type Refused } from "./openai-client.ts";
import type { WireRequest } from "./wire-request.ts";

/** What came back for one request. */
export type WireResponse = Answered | Refused | Lost;

/** A response with a status of success, whatever its body is. */
type Answered = { status: "answered"; httpStatus: number; body: string; headers: Headers };

/** Sends requests to an endpoint. */
type Transport = {
  /** Loads the client, which takes a fifth of a second; only once. */
  prepare: () => Promise<void>;
  /**
   * Sends one request and reads its whole response.
   *
   * @param onSent Called when it goes out. @default nobody is told
   * @throws {InterruptedError} when the signal says so.
   */
  send: (body: WireRequest, signal: AbortSignal, onSent?: () => void) => Promise<WireResponse>;
};

/**
 * Bytes of one answer's body, unpacked. The longest text that is kept takes 400 kB where each character is
 * escaped; reasoning stands in it or, in 300 kB, beside a draft of 15 kB. Reading a body takes four times its
 * size, so that eight at once stay below 16 MB, and fifty below 100 MB.
 */
const MAX_ANSWER_BYTES = 512 * 1024;

/** Opens the transport to an endpoint. It does not retry, and follows no redirect with a prompt. */
export function openTransport(provider: Provider, http: HttpClient): Transport {
  const { timeoutMs: usualMs, flexTimeoutMs } = provider.profile;
  const opened = new Map<number, Promise<OpenAiClient>>();
  const bodies = new Map<Response, AsyncIterable<Uint8Array>>(); // by the response that is held until they are read
  const takeBody = bodies.set.bind(bodies);
  const sending = new AsyncLocalStorage<() => void>(); // through the client, which passes nothing on
  const findOnSent = sending.getStore.bind(sending);
  const open = (timeoutMs: number) => {
    const bounds = { timeoutMs, maxBytes: MAX_ANSWER_BYTES, takeBody, findOnSent };
    const client = opened.get(timeoutMs) ?? openOpenAiClient(provider, http, bounds);
    opened.set(timeoutMs, client);
    return client;
  };
  return {
    prepare: async () => {
      await open(usualMs);
    },
    send: async (body, signal, onSent = () => {}) => {
      const isFlex = body.service_tier === "flex";
      const { openai, toFailure } = await open(isFlex ? (flexTimeoutMs ?? usualMs) : usualMs);
      try {
        // as `chat.completions.create`, which asks a function about each value of the body while it writes it
        const response = await sending.run(onSent, () =>
          openai.post("/chat/completions", { body, signal }).asResponse(),
        );
        const text = await readText(response, bodies);
        return {
          status: "answered",
          httpStatus: response.status,
          body: text,
          headers: response.headers,
        };
      } catch (error) {
        if (signal.aborted) throw new InterruptedError();
        return toFailure(error);
      }
    },
  };
}

async function readText(
  response: Response,
  bodies: Map<Response, AsyncIterable<Uint8Array>>,
): Promise<string> {
  try {
    return decodeText(await readWhole(bodies.get(response) ?? []));
  } finally {
    bodies.delete(response);
  }
}
