import type { ExplainedFailure } from "../../../core/card/failure.ts";
import { explain } from "../../../core/causes/explanation.ts";
import type { Question } from "../../../core/question/question.ts";
import type { Clock } from "../../../http/clock.ts";
import { ModelError, type ModelErrorDetails } from "../../model-error.ts";
import { countFaultsInARow, type FaultsInARow, MAX_FAULTS_IN_A_ROW } from "./faults-in-a-row.ts";
import { countPapersWithoutCard } from "./papers-without-card.ts";
import { countSameRefusals, MAX_SAME_REFUSALS, type SameRefusals } from "./same-refusal.ts";
import { MAX_PAUSES_PER_RUN_MS, MAX_SILENCE_MS, openSilence, type Silence } from "./silence.ts";

/** How long a run goes on asking a model that does not answer. */
export type Patience = {
  /** A question begins to wait for its answer; call what it returns when it has ended. */
  begin: () => () => void;
  /** Begins anew, whatever came of the questions so far; returns whether it was exhausted. */
  renew: () => boolean;
  /** Why no further question is sent; null while there is hope. */
  check: () => ModelError | null;
  /** Milliseconds that a request which is sent now may take at most. */
  leftMs: () => number;
  /** The time of {@link Patience.leftMs} is up: no further question is sent, for the reason returned. */
  end: () => ModelError;
  /** A question got its answer, of which nobody knows yet whether it is a good one. */
  onAnswer: () => void;
  /** An answer could be used. */
  onGoodAnswer: () => void;
  /** A paper has failed for its answers; null when it got a card. */
  onPaper: (failure: ExplainedFailure | null) => void;
  /** A request for a question got none. Returns what the questions end with when that was one too many. */
  onError: (
    error: ModelError,
    sentAtMs: number,
    of: Pick<Question, "subject">,
  ) => ModelError | null;
};

/** What patience depends on. */
type PatienceOptions = {
  /** The model's host, for messages. */
  host: string;
  clock: Pick<Clock, "now">;
  /** The longest time for one answer, in milliseconds: one that the user has set may be longer than ours. */
  timeoutMs: number;
  /** Whether a question that got no answer in that time is asked again in another tier. */
  mayFallBack: boolean;
};

/** Questions that come so long after the last one has ended begin anew, in milliseconds: as those of another day. */
const REST_MS = 10_000;

/** What has come of the questions since they began. */
type Course = {
  faults: FaultsInARow;
  same: SameRefusals;
  silence: Silence;
  endedBy: ModelError | null;
  /** What the last response said that was no answer; null when an answer came after it. */
  lastRefusal: ModelError | null;
};

/** Opens the patience of a run, which all its questions share. */
export function openPatience({ host, clock, timeoutMs, mayFallBack }: PatienceOptions): Patience {
  const maxSilenceMs = mayFallBack
    ? timeoutMs + MAX_SILENCE_MS
    : Math.max(MAX_SILENCE_MS, timeoutMs);
  const begin = (): Course => ({
    faults: countFaultsInARow(timeoutMs),
    same: countSameRefusals(),
    silence: openSilence(maxSilenceMs, clock.now()),
    endedBy: null,
    lastRefusal: null,
  });
  let current = begin();
  let papers = countPapersWithoutCard();
  let waiting = 0;
  let restingSinceMs = Number.NEGATIVE_INFINITY;
  const end = (words: string, details: Pick<ModelErrorDetails, "explanation" | "reason">) => {
    current.endedBy ??= new ModelError(words, { ...details, endsRun: true });
    return current.endedBy;
  };
  const noteResponse = (error: ModelError, nowMs: number) => {
    const { status, isFault, isSteppedDown } = error;
    if (status !== null && !isSteppedDown) current.lastRefusal = error;
    if (status !== null && !isFault) current.faults.breakOff();
    // A tier that let a question wait in vain: the time for that was given in advance.
    else if (isSteppedDown) current.silence.restart(nowMs);
  };
  const endSilence = () => {
    const { lastRefusal } = current;
    const words = `${host} gave no good answer for ${toMinutes(maxSilenceMs)}, so it is not asked any more.`;
    return lastRefusal === null
      ? end(words, { explanation: explain("tooSlow") })
      : end(`${words} ${lastRefusal.message}`, { explanation: lastRefusal.explanation });
  };
  const endFaults = ({ message, explanation }: ModelError) =>
    end(
      `${message} No answer came of ${MAX_FAULTS_IN_A_ROW} requests in a row, so it is not asked any more.`,
      { explanation },
    );
  const endSame = ({ message, explanation, reason }: ModelError) =>
    end(
      reason === "MODEL_CLOSED"
        ? `${message} It has refused ${MAX_SAME_REFUSALS} requests in the same words, so it is not asked any more.`
        : `${message} The same came for ${MAX_SAME_REFUSALS} questions, so it is not asked any more.`,
      { explanation, reason },
    );
  const endPauses = (error: ModelError) =>
    end(
      `${error.message} It has asked for pauses of more than ${toMinutes(MAX_PAUSES_PER_RUN_MS)} without one good answer, the last until ${toMoment(clock.now() + pauseOf(error))}, so it is not asked any more.`,
      { explanation: error.explanation },
    );

  return {
    begin: () => {
      const nowMs = clock.now();
      if (waiting === 0 && nowMs - restingSinceMs >= REST_MS) current = begin();
      waiting += 1;
      return () => {
        waiting -= 1;
        restingSinceMs = clock.now();
      };
    },
    renew: () => {
      const wasExhausted = current.endedBy !== null;
      current = begin();
      papers = countPapersWithoutCard();
      return wasExhausted;
    },
    onPaper: (failure) => papers.note(failure),
    check: () =>
      papers.endedBy() ??
      current.endedBy ??
      (current.silence.leftMs(clock.now()) > 0 ? null : endSilence()),
    leftMs: () => current.silence.leftMs(clock.now()),
    end: endSilence,
    onAnswer: () => {
      current.faults.stop();
      current.same.stop();
      current.lastRefusal = null;
    },
    onGoodAnswer: () => {
      current.silence.restart(clock.now());
    },
    onError: (error, sentAtMs, { subject }) => {
      const nowMs = clock.now();
      noteResponse(error, nowMs);
      if (isUnforeseen(error) && current.faults.isTooMany(subject, sentAtMs, nowMs)) {
        return endFaults(error);
      }
      const { message: words, retries } = error;
      if (isRefusal(error) || isNoAnswer(error)) {
        if (current.same.isTooMany({ words, subject, retries })) return endSame(error);
      }
      return current.silence.takesPause(pauseOf(error), nowMs) ? null : endPauses(error);
    },
  };
}

/** The pause that a provider asks for; a model that is being loaded is waited for in silence. */
function pauseOf({ isLoading, retryAfterMs }: ModelError): number {
  return isLoading ? 0 : (retryAfterMs ?? 0);
}

/** A fault that nobody says the end of. */
function isUnforeseen({ isFault, retryAfterMs }: ModelError): boolean {
  return isFault && retryAfterMs === null;
}

/** A refusal of the provider's that ends its question, and is not about what the question says. */
function isRefusal(error: ModelError): boolean {
  const goesOn = error.isSteppedDown || error.isLoading || error.retries > 0;
  return error.status !== null && !goesOn && error.reason === "MODEL_CLOSED" && !error.endsRun;
}

/** What came with a status of success and is no answer, such as the page of a portal, nor says anything that passes. */
function isNoAnswer({ status, usage, reason, ...error }: ModelError): boolean {
  const isPassing = error.isSteppedDown || error.isLoading || error.isFault || error.isOverload;
  const isSuccess = status !== null && status < 300;
  return isSuccess && !isPassing && usage === null && reason === "MODEL_UNREACHABLE";
}

/** A moment to the minute, rounded up. */
function toMoment(ms: number): string {
  const at = new Date(Math.ceil(ms / 60_000) * 60_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function toMinutes(ms: number): string {
  return `${Math.round(ms / 60_000)} minutes`;
}
