import type { FailureCode } from "../core/card/failure.ts";
import type { Explanation, Words } from "../core/causes/explanation.ts";
import { PapercardsError } from "../core/errors.ts";
import type { Usage } from "../core/question/answer.ts";

/** What is known about a question that got no answer. */
export type ModelErrorDetails = {
  /** Why there is none, and what to do. */
  explanation: Explanation;
  /**
   * What a paper fails with when this error decides about it; stored in its digest. `MODEL_CLOSED`: the
   * provider refuses for a reason that lasts, such as a wrong key or no credit; `MODEL_UNREACHABLE`: it
   * may answer later. @default "MODEL_UNREACHABLE"
   */
  reason?: FailureCode;
  /** The HTTP status; null when no whole response came. @default null */
  status?: number | null;
  /** Whether no other question would be answered either, so that none may be sent. @default false */
  endsRun?: boolean;
  /** How often the same request may be sent again because of this error. Minimum: 0. @default 0 */
  retries?: number;
  /** How long the provider asks everybody to wait, in milliseconds; null when it does not say. */
  retryAfterMs?: number | null;
  /** Whether the provider has too many requests at once. @default false */
  isOverload?: boolean;
  /** Whether it is a fault of the server or the connection, which mostly passes. @default false */
  isFault?: boolean;
  /** Whether the endpoint has no such model, or no such address. @default false */
  isMissing?: boolean;
  /** Whether the server still loads its model: it is waited for. @default false */
  isLoading?: boolean;
  /** The most tokens that an answer may have from here on. @default that is not known */
  mostTokens?: number | null;
  /** What was paid for all the same. @default nothing */
  usage?: Usage | null;
  /** Whether its answer is to come with a batch. @default false */
  isQueued?: boolean;
  /** Whether the same question, sent at once, goes out without what was refused. @default false */
  isSteppedDown?: boolean;
  cause?: unknown;
};

/** The model gave no answer, or none that could be read as one. Its message never holds a key. */
export class ModelError extends PapercardsError {
  override readonly name = "ModelError";
  readonly code = "MODEL";
  readonly fix: string;
  override readonly korean: Words;
  readonly explanation: Explanation;
  readonly reason: FailureCode;
  readonly status: number | null;
  readonly endsRun: boolean;
  readonly retries: number;
  readonly retryAfterMs: number | null;
  readonly isOverload: boolean;
  readonly isFault: boolean;
  readonly isMissing: boolean;
  readonly isLoading: boolean;
  readonly mostTokens: number | null;
  readonly usage: Usage | null;
  readonly isQueued: boolean;
  readonly isSteppedDown: boolean;

  constructor(message: string, details: ModelErrorDetails) {
    super(message, { cause: details.cause });
    const {
      reason = "MODEL_UNREACHABLE",
      explanation,
      status = null,
      endsRun = false,
      retries = 0,
      retryAfterMs = null,
      isOverload = false,
      isFault = false,
      isMissing = false,
      isLoading = false,
      mostTokens = null,
      usage = null,
      isQueued = false,
      isSteppedDown = false,
    } = details;
    this.reason = reason;
    this.explanation = explanation;
    this.fix = explanation.fix;
    this.korean = explanation.korean;
    this.status = status;
    this.endsRun = endsRun;
    this.retries = retries;
    this.retryAfterMs = retryAfterMs;
    this.isOverload = isOverload;
    this.isFault = isFault;
    this.isMissing = isMissing;
    this.isLoading = isLoading;
    this.mostTokens = mostTokens;
    this.usage = usage;
    this.isQueued = isQueued;
    this.isSteppedDown = isSteppedDown;
  }
}
