import { explain } from "../../core/causes/explanation.ts";
import type { ModelErrorDetails } from "../model-error.ts";
import { type WireError, wordsOf } from "./wire-error.ts";

/** What a server says when its machine is too small for the model. */
export const NO_MEMORY =
  /out[- ]?of[- ]?memory|\boom\b|(?:not enough|insufficient|no free|exhausted|more) (?:\w+ ){0,3}(?:memory|vram|resources)|requires?\b.{0,60}\b(?:memory|vram)|(?:unable|cannot|could not|fail\w*) to (?:re)?alloc|cannot allocate|bad_alloc|메모리.{0,10}(?:부족|초과)/i;

/** What it says of a model that it cannot load or run. */
const NO_MODEL =
  /(?:fail\w*|error|unable|could not|cannot|can't)(?: (?:to|be|while|finish)){0,2} load|(?:unsupported|unknown|invalid) (?:model architecture|gguf|checkpoint)|\b(?:runner|worker|engine(?:core)?|model process)\b.{0,40}\b(?:terminated|stopped|crashed|dead|died|killed|exited|no longer|issue)|enginedead|모델.{0,20}(?:불러오|로드)/i;

/** What services say of themselves when they are down or busy. It names no cause, and mostly passes. */
const OUTAGE =
  /server (?:had an |is )?(?:error|busy|down)|internal\b.{0,20}\berror|unexpected (?:\w+ )?error|unknown error|something went wrong|gateway|upstream|unavailable|overload|\bbusy\b|\bdown\b|capacity|high (?:demand|load|traffic)|temporar|maintenance|time[d -]*out|connect|\breset\b|returned error|error code|\bretry|again|later|일시|잠시|점검|내부|서버|다시/i;

const READ_LOG = explain("modelBroken");

/** Whether an error says that the server has no model to answer with, and will have none soon. */
export function namesModelFault(error: WireError): boolean {
  const words = wordsOf(error);
  return NO_MEMORY.test(words) || NO_MODEL.test(words);
}

/**
 * What a fault of the server means that is none of the service but of its model: it is retried, too, but the same
 * for every paper is no accident. Null for a mere outage, which 502, 503 and 504 stand for in whatever words.
 */
export function judgeModelFault(
  status: number,
  error: WireError,
): Pick<ModelErrorDetails, "lasts" | "explanation"> | null {
  if (NO_MEMORY.test(wordsOf(error)))
    return { lasts: "likely", explanation: explain("memoryTooSmall") };
  if (namesModelFault(error)) return { lasts: "likely", explanation: READ_LOG };
  const said = error.message ?? "";
  const isOwn = status === 500 && /\p{L}+\W+\p{L}+/u.test(said) && !OUTAGE.test(said);
  return isOwn ? { lasts: "perhaps", explanation: READ_LOG } : null;
}
