import { explain } from "../../core/causes/explanation.ts";
import { MAX_PAUSE_MS } from "../max-pause.ts";
import type { ModelErrorDetails } from "../model-error.ts";
import {
  CLOSED,
  findRule,
  LONG_LIMIT,
  PLAN_WITHOUT_MODEL,
  RATE_LIMITED,
  UNPAID,
} from "./error-rules.ts";
import { namesModelFault } from "./model-fault.ts";
import {
  allowsNothing,
  namesDayQuota,
  namesLongLimit,
  readDayLimit,
  readToldWait,
  type ToldWait,
} from "./told-wait.ts";
import { type WireError, wordsOf } from "./wire-error.ts";

/**
 * The longest wait for a limit of a day that is waited for, in milliseconds. Each further question takes as long, and at two
 * minutes a day's papers take an hour: who is told more can come back.
 */
const MAX_DAY_LIMIT_PAUSE_MS = 2 * 60_000;

/** A response that is an error, with the status that its error stands for. */
export type StatusRefusal = { status: number; error: WireError; headers: Headers };

/** What a refused request means for its paper, for the other questions, and for its retry. */
export function judgeStatus(refusal: StatusRefusal, nowMs: number): ModelErrorDetails {
  const { status, error } = refusal;
  const told = readToldWait(refusal, nowMs);
  if (isLoading(status, error)) {
    const retryAfterMs = told?.ms ?? null;
    return { explanation: explain("modelLoads"), isLoading: true, retryAfterMs };
  }
  if (status === 429 && allowsNothing(error)) return PLAN_WITHOUT_MODEL;
  return judgeRule(refusal, told, nowMs);
}

function judgeRule(
  refusal: StatusRefusal,
  told: ToldWait | null,
  nowMs: number,
): ModelErrorDetails {
  const { status, error } = refusal;
  const rule = findRule(status, error);
  const isNear = told === null || told.ms <= MAX_PAUSE_MS;
  if (isNear && namesDayQuota(error)) return closeForDay(refusal, nowMs) ?? rule;
  if (rule === UNPAID) return judgeUnpaid(refusal, told, nowMs);
  if (rule.retries && told !== null) return toPause(rule, told.ms, refusal, nowMs);
  return (rule.isOverload ? closeForLimit(refusal, nowMs) : null) ?? rule;
}

/** Limits of a minute or a day are often told in the words of an unpaid bill: a wait or a day beats them. */
function judgeUnpaid(
  refusal: StatusRefusal,
  told: ToldWait | null,
  nowMs: number,
): ModelErrorDetails {
  const { code, type } = refusal.error;
  // What stands for an empty account by itself is beaten by a wait in the same body alone.
  const isEmpty = refusal.status === 402 || /insufficient_quota/i.test(`${code} ${type}`);
  if (told !== null && (told.by === "body" || !isEmpty)) {
    return toPause(RATE_LIMITED, told.ms, refusal, nowMs);
  }
  return (isEmpty ? null : closeForDay(refusal, nowMs)) ?? UNPAID;
}

function closeForLimit(refusal: StatusRefusal, nowMs: number): ModelErrorDetails | null {
  const isLong = refusal.status === 429 && namesLongLimit(refusal.error);
  return isLong ? LONG_LIMIT : closeForDay(refusal, nowMs);
}

function closeForDay({ status, error }: StatusRefusal, nowMs: number): ModelErrorDetails | null {
  const dayMs = status === 429 ? readDayLimit(error, nowMs) : null;
  return dayMs === null ? null : closeFor(dayMs, nowMs);
}

/** A pause that a provider asks for; one of hours, or for each question of a day, closes it until then. */
function toPause(
  details: ModelErrorDetails,
  ms: number,
  { error }: StatusRefusal,
  nowMs: number,
): ModelErrorDetails {
  const isOfDay = readDayLimit(error, nowMs) !== null;
  const mostMs = isOfDay ? MAX_DAY_LIMIT_PAUSE_MS : MAX_PAUSE_MS;
  return ms > mostMs ? closeFor(ms, nowMs) : { ...details, retryAfterMs: ms };
}

function closeFor(ms: number, nowMs: number): ModelErrorDetails {
  const at = new Date(Math.ceil((nowMs + ms) / 60_000) * 60_000).toISOString();
  const moment = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  return { ...CLOSED, explanation: explain("limitUntil", { span: describeSpan(ms), moment }) };
}

/** Units of a span, the largest first, in minutes. */
const UNITS = [
  ["days", 24 * 60],
  ["hours", 60],
  ["minutes", 1],
] as const;

/** A span as a person says it, rounded up: `90 minutes`, `2 hours`, `32 days`. */
function describeSpan(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  const [name, size] = UNITS.find(([, unit]) => minutes >= 2 * unit) ?? ["minutes", 1];
  return `${Math.ceil(minutes / size)} ${name}`;
}

/** Statuses of a server that loads its model. */
const LOADING_STATUSES: readonly number[] = [400, 409, 425, 429, 500, 502, 503, 504];

const LOADING =
  /\bloading\b|\bloads\b|warming[_ ]up|warm[_ -]?up|cold[_ ]start|\bis starting\b|starting up|initiali[sz]ing|not (?:yet )?ready|not ready yet/i;

function isLoading(status: number, error: WireError): boolean {
  if (!LOADING_STATUSES.includes(status)) return false;
  const words = wordsOf(error);
  const isTyped = status === 503 && error.type === "unavailable_error";
  const hasEstimate = status === 503 && error.fields?.some(({ name }) => name === "estimated_time");
  return (LOADING.test(words) || isTyped || hasEstimate === true) && !namesModelFault(error);
}
