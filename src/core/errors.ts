/**
 * A failure we expected and can explain. The command line prints its code, message and fix, without
 * a stack; anything else that reaches it is a bug and keeps its stack.
 */
export abstract class PapercardsError extends Error {
  /** Stable id of this kind of failure: safe to grep for. */
  abstract readonly code: string;
  /** The reader's next step, as one imperative sentence. */
  abstract readonly fix: string;
}

/** A failure whose next step depends on the case, and is told where it is thrown. */
abstract class ExplainedError extends PapercardsError {
  readonly fix: string;

  constructor(message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.fix = fix;
  }
}

/** The command was called in a way it does not understand: a wrong date, flag or argument. */
export class UsageError extends ExplainedError {
  override readonly name = "UsageError";
  readonly code = "USAGE";
}

/** A setting is missing or wrong. The message names the variable, never a secret's value. */
export class SettingsError extends ExplainedError {
  override readonly name = "SettingsError";
  readonly code = "SETTINGS";
}

/** The Hub or arXiv gave no answer, or none we can use. */
export class SourceError extends PapercardsError {
  override readonly name = "SourceError";
  readonly code = "SOURCE";
  readonly fix = "Run the same command again later; drafts already made are kept in the cache.";
  /** The HTTP status; null when no whole answer came. */
  readonly status: number | null;
  /** How long the server asks us to wait, in milliseconds; null when it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    url: URL,
    problem: string,
    options: ErrorOptions & { status?: number; retryAfterMs?: number | null } = {},
  ) {
    super(`GET ${url.href} ${problem}`, options);
    this.status = options.status ?? null;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** A file cannot be read or written, is torn, or is not ours. Nothing has been changed. */
export class StoreError extends ExplainedError {
  override readonly name = "StoreError";
  readonly code = "STORE";

  constructor(path: string, problem: string, fix: string, options?: ErrorOptions) {
    super(`${path} ${problem}`, fix, options);
  }
}

/** The run was stopped by the user. What was finished is kept. */
export class InterruptedError extends PapercardsError {
  override readonly name = "InterruptedError";
  readonly code = "INTERRUPTED";
  readonly fix = "Run the same command again; finished drafts are in the cache and cost nothing.";

  constructor() {
    super("The run was interrupted.");
  }
}
