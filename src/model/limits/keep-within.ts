import type { Answer } from "../../core/question/answer.ts";
import type { Ask } from "../model.ts";
import type { PrefixCaching } from "../prefix.ts";
import type { Limits } from "./limits.ts";
import type { Patience } from "./patience/patience.ts";
import { withRetries } from "./retry.ts";
import { openWarmPrefix } from "./warm-prefix.ts";
import { withLimits } from "./with-limits.ts";

/** What asking within limits takes of a model. */
type Keeping = {
  /** Gets the model ready. */
  prepare: () => Promise<void>;
  prefix: PrefixCaching | null;
  onRetry: () => void;
};

/** Puts everything around a way to ask that is between a question and its request: patience, retries, limits. */
export function keepWithin(
  limits: Limits,
  { prepare, prefix, onRetry }: Keeping,
): (ask: Ask) => Ask {
  const { patience, clock, tellPause } = limits;
  const warm = openWarmPrefix(prefix, clock);
  return (ask) => {
    const askWithRetries = withRetries(withLimits(ask, limits), { clock, tellPause, onRetry });
    const askInTime: Ask = async (question, signal) => {
      // Before the limits: what they count should go out at that moment.
      await prepare();
      return askPatiently(patience, () => askWithRetries(question, signal));
    };
    // Outside of the limits: whoever waits for the first answer takes no place in the queue.
    return warm(askInTime);
  };
}

async function askPatiently(patience: Patience, ask: () => Promise<Answer>): Promise<Answer> {
  const end = patience.begin();
  try {
    return await ask();
  } finally {
    end();
  }
}
