import { MODEL_FAMILY } from "./general-names.ts";
import type { ProperName } from "./proper-names.ts";

/** Behind a name, what makes a value its own: `GPT-4o ranks`, `X scoring`, `X (85%)`, `X's accuracy`. */
const HAS_VALUE =
  /^(?: \([^)]{1,24}\)| [\w.-]+){0,6}?,? (?:(?:achiev|reach|attain|scor|rank|obtain|record|show|exhibit|deliver|lead|hit|solv|fail|drop|fall|outperform|surpass|exceed|beat|match|perform|complet|succeed|gain|degrad|answer|identif|lag|trail|struggl)\w*|fell|wins?|gets?|(?:(?:can|could|only|still|just) )*(?!(?:by|with|to|from|for|in|on|at|and|or|over|than|of|vs)\b)\w+ (?:(?:only|just|about|around|nearly|over) )*[~≈]?\d)|^['’]s\b|^(?: [\w.-]+){0,2} ?\([^)]{0,30}\d|^: ?\d/;

/** Before a name, what makes it one that something is tried with, and no owner of the value: `experiments on X show`. */
const APPLIED = /\b(?:on|using|for|across|to|via|with|into)(?: [^,;:(]{0,60})?$/;

/** Behind such a name, what makes the value its own all the same: `with X scoring 40%`. */
const AND_HAS = /^(?: [\w.-]+){0,2} \w+ing\b/;

/** Before a name, what makes a value its own: `58.7% from X`, `20% of the compute used by X`, `4.0%, achieved by X`. */
const VALUE_OF =
  /\d(?: ?%| ?[x×]| points?| times)?\)?(?:,? (?:accuracy|success|score|more|achieved|obtained|reached|scored|of(?: [\w-]+){1,6}?)){0,2},? ?(?:(?:from|by|of|ahead of) |\((?:[\w-]+ with )?)(?:the )?$/;

/** Before a name, what makes it what became better or worse: `improves the accuracy of X`, `boosts X`. */
const BETTERS =
  /\b(?:improv|boost|enhanc|accelerat|speed|rais|lift|increas|elevat|strengthen|push|reduc|lower|cut|halv|doubl|degrad)\w*(?: up)?(?: (?!(?:for|in|on|to|with|by|at|across|under|over|when|while|from)\b)[\w.-]+){0,7} $|\bahead of (?:the )?$/i;

/** Behind it, others without a name, over whom it became better: then it is what the method is used on. */
const OVER_OTHERS =
  /^[^.;]{0,80}\b(?:over|compared (?:to|with)|versus|relative to|than|against) (?:the |all |most |many |several )?(?:prior|previous|earlier|existing|other|strong(?:er|est)?|state-of-the-art|current|competing)\b(?![^.;,]{0,40}\b(?:such as|like|including|e\.g\.))/;

/** How far before a name it is read, in characters. */
const BEFORE_CHARS = 120;

/** Whether a value is that of what a name stands for, or of how much better that became: not of what is done with it. */
export function isMeasured(sentence: string, { text, start, end, isMarked }: ProperName): boolean {
  if (!isMarked && !MODEL_FAMILY.test(text)) return false;
  const before = sentence.slice(Math.max(0, start - BEFORE_CHARS), start);
  const behind = sentence.slice(end);
  if (VALUE_OF.test(before)) return true;
  if (BETTERS.test(before)) return !OVER_OTHERS.test(behind);
  return HAS_VALUE.test(behind) && (!APPLIED.test(before) || AND_HAS.test(behind));
}
