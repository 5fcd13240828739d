import { DeliveryError } from "../core/errors.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import type { Clock } from "../http/clock.ts";
import { HttpError, type HttpFailure } from "../http/http-error.ts";
import type { HttpClient } from "../http/open-client.ts";
import { readRetryAfter } from "../http/retry-after.ts";
import type { Message } from "./message.ts";
import { chooseTarget } from "./targets/choose-target.ts";

/** Longest wait for one answer of a target, in milliseconds. */
const TIMEOUT_MS = 20_000;

/** Larger answers are refused, in bytes: a target says one word, or repeats the message. */
const MOST_BYTES = 256 * 1024;

const MOST_TRIES = 3;

/** Wait before another try, in milliseconds, and the longest that a target may ask for. */
const WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** Failures after which nothing can have arrived. */
const NOT_SENT: readonly HttpFailure[] = [
  ...(["no listener", "no host", "no names", "untrusted certificate"] as const),
  ...(["refused by proxy", "proxy unreachable"] as const),
];

type SendOptions = {
  http: HttpClient;
  clock: Clock;
  signal: AbortSignal;
  /** What messages call the target, such as `Slack (address 1)`. */
  name: string;
};

/**
 * Sends a message to the target at an address. It is tried again where the target says that it did not take it, and not where nobody
 * knows: twice told is worse than once untold.
 *
 * @throws {DeliveryError} when it was not taken, or nobody knows.
 * @throws {InterruptedError} when the signal says so.
 */
export async function sendMessage(message: Message, url: URL, options: SendOptions): Promise<void> {
  const { clock, signal } = options;
  const target = chooseTarget(url);
  const body = JSON.stringify(target.render(message, url));
  for (let tried = 1; ; tried += 1) {
    const { status, headers, text } = await post(url, body, options);
    const problem = status < 300 ? target.findProblem(status, text) : null;
    if (status < 300 && problem === null) return;
    const isBusy = status === 429 || status >= 500;
    const waitMs = readRetryAfter(headers, clock.now()) ?? WAIT_MS * tried;
    if (!isBusy || tried === MOST_TRIES || waitMs > LONGEST_WAIT_MS) {
      throw toRefusal({ name: options.name, status, problem, text });
    }
    await clock.sleep(waitMs, signal);
  }
}

async function post(url: URL, body: string, { http, signal, name }: SendOptions) {
  try {
    const { status, headers, bytes } = await http.request({
      ...{ url, method: "POST", body, signal, timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES },
      accept: "*/*",
      contentType: "application/json",
    });
    return { status, headers, text: bytes.toString("utf8") };
  } catch (cause) {
    throw toDeliveryError(cause, name);
  }
}

function toDeliveryError(cause: unknown, name: string): unknown {
  if (!(cause instanceof HttpError)) return cause;
  const isUncertain = !NOT_SENT.includes(cause.failure);
  const state = isUncertain ? "Nobody knows whether it has arrived" : "It was not sent";
  return new DeliveryError(
    `${name} gave no answer (${cause.failure}). ${state}.`,
    isUncertain
      ? "Look whether the message is there; if not, send it with --again."
      : "Look at the network and its proxies with `papercards doctor`, and run the same command again.",
    { cause, isUncertain },
  );
}

type Refusal = { name: string; status: number; problem: string | null; text: string };

/** Longest piece of an answer that is repeated, in characters. */
const QUOTED_CHARS = 120;

function toRefusal({ name, status, problem, text }: Refusal): DeliveryError {
  const said = text.trim() === "" ? "" : `: ${quoteForeign(text.trim().slice(0, QUOTED_CHARS))}`;
  const what = problem ?? `refused the message with status ${status}`;
  return new DeliveryError(`${name} ${what}${said}.`, adviseOn(status));
}

function adviseOn(status: number): string {
  if (status < 300)
    return "Compare the address in PAPERCARDS_WEBHOOK_URLS with what the target shows.";
  if (status < 400)
    return "Put the address that it leads to into PAPERCARDS_WEBHOOK_URLS; none is followed.";
  if ([401, 403, 404, 410].includes(status)) {
    return "Make a new webhook there, and put its address into PAPERCARDS_WEBHOOK_URLS.";
  }
  if (status === 413)
    return "Make fewer cards a day with PAPERCARDS_TOP, or leave that target out.";
  if (status === 429)
    return "Run the same command again later; the target takes no more messages now.";
  if (status >= 500) return "Run the same command again later; the target has trouble of its own.";
  return "Compare the address in PAPERCARDS_WEBHOOK_URLS with what the target shows.";
}
