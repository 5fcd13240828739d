import { InterruptedError } from "../../core/errors.ts";
import type { Question } from "../../core/question/question.ts";
import type { Clock } from "../../http/clock.ts";
import type { Ask } from "../model.ts";
import { isKept, type PrefixCaching, toPrefixKey } from "../prefix.ts";

/**
 * The longest time that others wait for the first answer, in milliseconds. A model that thinks takes a minute; one that is slower, as in a
 * tier that costs less, would hold up a whole run for what eight beginnings cost.
 */
const MAX_LEADING_MS = 60_000;

/** What is known about one beginning: until when nobody waits for it, and the question that is to have it kept. */
type Warmth = { untilMs: number; leading: Promise<unknown> | null };

type Asked = { question: Question; signal: AbortSignal };

/**
 * Where a provider keeps the beginning of a question, the first that has it is answered before the others are sent: they
 * would all pay for writing it. When that one fails, the next is the first; when it takes
 * too long, nobody waits any more. It happens once, and again when nothing was
 * asked for as long as the beginning is kept. Everywhere else nothing waits.
 */
export function openWarmPrefix(
  prefix: PrefixCaching | null,
  clock: Pick<Clock, "now">,
): (ask: Ask) => Ask {
  if (prefix?.kind !== "breakpoints") return (ask) => ask;
  const { lifeMs } = prefix;
  const known = new Map<string, Warmth>();
  const use = async (ask: Ask, warmth: Warmth, { question, signal }: Asked) => {
    const answer = await ask(question, signal);
    warmth.untilMs = clock.now() + lifeMs;
    return answer;
  };
  const lead = async (ask: Ask, warmth: Warmth, asked: Asked) => {
    const ended = Promise.withResolvers<void>();
    warmth.leading = ended.promise;
    const letOthersGo = () => {
      warmth.untilMs = clock.now() + lifeMs;
      ended.resolve();
    };
    const timer = setTimeout(letOthersGo, MAX_LEADING_MS);
    try {
      return await use(ask, warmth, asked);
    } finally {
      clearTimeout(timer);
      warmth.leading = null;
      ended.resolve();
    }
  };
  const findWarmth = (question: Question): Warmth => {
    const key = toPrefixKey(question);
    const warmth = known.get(key) ?? { untilMs: Number.NEGATIVE_INFINITY, leading: null };
    known.set(key, warmth);
    return warmth;
  };
  return (ask) => async (question, signal) => {
    if (!isKept(question, prefix)) return ask(question, signal);
    const warmth = findWarmth(question);
    const isWarm = () => clock.now() < warmth.untilMs;
    while (!isWarm() && warmth.leading !== null) await waitFor(warmth.leading, signal);
    return isWarm()
      ? use(ask, warmth, { question, signal })
      : lead(ask, warmth, { question, signal });
  };
}

/** @throws {InterruptedError} when the signal says so. */
async function waitFor(leading: Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new InterruptedError();
  const interrupted = Promise.withResolvers<never>();
  const interrupt = () => interrupted.reject(new InterruptedError());
  signal.addEventListener("abort", interrupt, { once: true });
  try {
    await Promise.race([leading, interrupted.promise]);
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
}
