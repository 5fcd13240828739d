import { type Explanation, explain } from "../../core/causes/explanation.ts";
import { dropAddresses, type WireError, wordsOf } from "./wire-error.ts";

/** What a server says when its machine is too small for the model. */
export const NO_MEMORY =
  /out[- ]?of[- ]?memory|\boom\b|(?:not enough|insufficient|no free|exhausted|more) (?:\w+ ){0,3}(?:memory|vram|resources)|requires?\b.{0,60}\b(?:memory|vram)|(?:unable|cannot|could not|fail\w*) to (?:re)?alloc|cannot allocate|bad_alloc|메모리.{0,10}(?:부족|초과)/i;

/** What it says of a model that it cannot load or run. */
export const NO_MODEL =
  /(?:fail\w*|error|unable|could not|cannot|can't)(?: (?:to|be|while|finish)){0,2} load|(?:unsupported|unknown|invalid) (?:model architecture|gguf|checkpoint)|\b(?:runner|worker|engine(?:core)?|model process)\b.{0,40}\b(?:terminated|stopped|crashed|dead|died|killed|exited|no longer|issue)|\bmodel (?:has |was |is )?(?:crashed|terminated|died|killed|exited)|enginedead|모델.{0,20}(?:불러오|로드)/i;

/** What services say of themselves when they are down or busy. It names no cause, and mostly passes. */
const OUTAGE =
  /server (?:had an |is )?(?:error|busy|down)|internal\b.{0,20}\berror|unexpected (?:\w+ )?error|unknown error|something went wrong|gateway|upstream|unavailable|overload|\bbusy\b|\bdown\b|capacity|high (?:demand|load|traffic)|temporar|maintenance|time[d -]*out|connect|\breset\b|returned error|error code|\bretry|again|later|일시|잠시|점검|내부|서버|다시/i;

/** Whether an error says that the server has no model to answer with, and will have none soon. */
export function namesModelFault(error: WireError): boolean {
  const words = wordsOf(error);
  return NO_MEMORY.test(words) || NO_MODEL.test(words);
}

/** What to do about a fault of the server, which may be one of its model; 502, 503 and 504 stand for a mere outage in whatever words. */
export function explainFault(status: number, error: WireError): Explanation {
  if (NO_MEMORY.test(wordsOf(error))) return explain("memoryTooSmall");
  const said = dropAddresses(error.message ?? "");
  const isOwn = status === 500 && /\p{L}+\W+\p{L}+/u.test(said) && !OUTAGE.test(said);
  return explain(isOwn || namesModelFault(error) ? "modelBroken" : "outage");
}
