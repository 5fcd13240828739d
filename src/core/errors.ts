import type { Explanation, Next, Words } from "./causes/explanation.ts";
import { toMessage } from "./printed/printed.ts";

/**
 * An expected failure. The command line prints its code, message and fix, without a stack; any other error
 * is a bug and is printed with its stack.
 */
export abstract class PapercardsError extends Error {
  /** Stable id of this kind of failure: safe to grep for. */
  abstract readonly code: string;
  /** The reader's next step, as one imperative sentence. */
  abstract readonly fix: string;
  /** What happened and the next step in Korean, for the review page; null for what happens on the command line alone. */
  readonly korean: Words | null = null;

  /** A message is one line without control characters and keys, whatever was put into it. */
  constructor(message: string, options?: ErrorOptions) {
    super(toMessage(message), options);
  }
}

/** A failure whose next step depends on the case and is given where it is thrown. */
abstract class ExplainedError extends PapercardsError {
  readonly fix: string;
  override readonly korean: Words | null;

  constructor(message: string, next: string | Next, options?: ErrorOptions) {
    super(message, options);
    const { fix, korean } = typeof next === "string" ? { fix: next, korean: null } : next;
    this.fix = fix;
    this.korean = korean;
  }
}

/** The command was called in a way it does not understand: a wrong date, flag or argument. */
export class UsageError extends ExplainedError {
  override readonly name = "UsageError";
  readonly code = "USAGE";
}

/** The program cannot do its work on this machine, such as with a clock that is wrong by years. */
export class SetupError extends ExplainedError {
  override readonly name = "SetupError";
  readonly code = "SETUP";
}

/** A setting is missing or wrong. The message names the variable, never a secret's value. */
export class SettingsError extends ExplainedError {
  override readonly name = "SettingsError";
  readonly code = "SETTINGS";
}

/** The wait that a server asks for. */
export type RequestedWait = {
  ms: number;
  /** How it says so. */
  words: string;
  /** Whether it is the rest of a window in which it counts requests; else it is only the server's advice. */
  isWindow: boolean;
};

/** What is known of a failure of the Hub or arXiv beside its sentence. */
type SourceErrorOptions = ErrorOptions & {
  status?: number | null;
  requestedWait?: RequestedWait | null;
  sentAt?: Date | null;
  /** Why it failed, and what to do. */
  explanation: Explanation;
};

/** The Hub or arXiv did not respond, or the response cannot be used. */
export class SourceError extends PapercardsError {
  override readonly name = "SourceError";
  readonly code = "SOURCE";
  readonly fix: string;
  override readonly korean: Words;
  readonly explanation: Explanation;
  /** The HTTP status; null when there was no complete response. */
  readonly status: number | null;
  /** Null when the server asks for no wait. */
  readonly requestedWait: RequestedWait | null;
  /** When the server answered, by its own clock; null when it did not say. */
  readonly sentAt: Date | null;
  readonly #subject: URL | string;
  readonly #problem: string;

  /** @param subject what failed: a request to an address, or the beginning of the sentence */
  constructor(subject: URL | string, problem: string, options: SourceErrorOptions) {
    super(`${subject instanceof URL ? `GET ${showUrl(subject)}` : subject} ${problem}`, options);
    this.#subject = subject;
    this.#problem = problem;
    this.explanation = options.explanation;
    this.fix = options.explanation.fix;
    this.korean = options.explanation.korean;
    this.status = options.status ?? null;
    this.requestedWait = options.requestedWait ?? null;
    this.sentAt = options.sentAt ?? null;
  }

  /** The same failure, whose message also tells why another way to the same failed. */
  andThen(other: SourceError): SourceError {
    const { status, requestedWait, sentAt, explanation, cause } = this;
    const problem = `${this.#problem} ${other.message}`;
    const options = { status, requestedWait, sentAt, explanation, cause };
    return new SourceError(this.#subject, problem, options);
  }
}

/** Without user and password. */
function showUrl(url: URL): string {
  const shown = new URL(url);
  shown.username = "";
  shown.password = "";
  return shown.href;
}

/** A file cannot be read or written, is truncated, or is not one of papercards. Nothing has been changed. */
export class StoreError extends ExplainedError {
  override readonly name = "StoreError";
  readonly code = "STORE";

  readonly path: string;

  /** @param problem what is wrong with it, as the rest of a sentence */
  constructor(path: string, problem: string, { fix, korean }: Next, options?: ErrorOptions) {
    const told = korean && { ...korean, happened: `${toMessage(path)}: ${korean.happened}` };
    super(`${path} ${problem}`, { fix, korean: told }, options);
    this.path = path;
  }
}

/** A message was not delivered, or nobody knows. The sentence names the target, never its address, which is a secret. */
export class DeliveryError extends ExplainedError {
  override readonly name = "DeliveryError";
  readonly code = "DELIVERY";
  /** Whether the message may have arrived all the same. */
  readonly isUncertain: boolean;

  constructor(
    message: string,
    next: string,
    { isUncertain = false, ...options }: ErrorOptions & { isUncertain?: boolean } = {},
  ) {
    super(message, next, options);
    this.isUncertain = isUncertain;
  }
}

/** The run was stopped by the user. What was finished is kept. */
export class InterruptedError extends PapercardsError {
  override readonly name = "InterruptedError";
  readonly code = "INTERRUPTED";
  readonly fix: string;
  override readonly korean = {
    happened: "검토를 끝내는 중이라 하지 않았습니다.",
    fix: "검토를 다시 열고 다시 하세요.",
  };

  constructor(
    fix = "Run the same command again; finished drafts are in the cache and cost nothing.",
  ) {
    super("The run was interrupted.");
    this.fix = fix;
  }
}

/** A week whose days have no digest with cards. */
export class NoDaysError extends PapercardsError {
  override readonly name = "NoDaysError";
  readonly code = "NO_DAYS";
  readonly fix: string;

  /** @param newest The newest of its days that has begun: no other can be made. */
  constructor(week: string, [monday, sunday]: readonly [string, string], newest: string) {
    super(`No day of ${week} (${monday} to ${sunday}) has a digest with cards.`);
    this.fix = `Run \`papercards backfill ${monday} ${newest}\` first, which makes its days.`;
  }
}
