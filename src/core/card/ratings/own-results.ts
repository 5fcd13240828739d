import { splitSentences } from "../../checks/text/sentences.ts";
import { tellsHumanComparison } from "./human-comparison.ts";
import { readPresentedWork } from "./presented-work.ts";
import { tellsRunningCost } from "./running-costs.ts";

/** Where an abstract begins to speak of its own work, and no more of that of others. */
const OWN_WORK =
  /\b(?:we|our|ours)\b|\b(?:this|the present) (?:paper|work|study|report|article|technical report)\b|\bhere, /i;

/** Words by which a sentence tells what came out. */
const OUTCOME =
  /\b(?:outperform|surpass|exceed|beat|achiev|attain|reach|improv|reduc|increas|decreas|boost|gain|yield|deliver|match|rival|scor|accelerat|speed|fast|lower|higher|better|worse|longer|shorter|larger|smaller|fewer|cut|sav|compress(?:es|ed)\b|doubl(?:es|ed)\b|tripl(?:ed|es (?:the|its|throughput|speed))\b|halv(?:es|ed)\b|drop|declin|fell|fall|rise|rose|rais|demonstrat|show|reveal|find|found|observ|confirm|validat|establish|secur|win|won|superior|comparabl|competitive|par with|state[- ]of[- ]the[- ]art|sota|best|top|rank|obtain|enhanc|degrad|fail|solv|result|experiment|evaluat|perform|exhibit|remain|run|generat|outpac|preserv|maintain|accura|cannot|excel|struggl|hit|requir|consum|underperform|trail(?:s|ed)|lag(?:s|ged)|behind\b|short of\b|los(?:t|es?) (?:out )?to\b|preferred (?:over|to))/i;

/** Sentences that say what a data set holds, what was spent or how a method is made, and not what came out. */
const MAKING =
  /\b(?:compris|consist(?:s|ing) of|contain(?:s|ing)\b|pre-?train(?:ed|ing)? (?:\S+ ){0,4}on\b|annotated|curat|collected|supports\b|integrates\b|combines\b|incorporates\b|we (?:further |then |also |first )?(?:propose|introduce|present|construct|design|develop|build|adopt|employ|formulate))/i;

/** What ought to come out, or is thought to, and has not been measured. */
const AIM =
  /\b(?:we|it|which|that|paper|work) (?:aims?|seeks?|hopes?|strives?|plans?|intends?|envisions?|expects?|anticipates?|projects?) (?:to|that)\b|\b(?:is|are) (?:intended|expected|projected|envisioned) to\b|\b(?:the|our) (?:goal|aim|objective) (?:is|of)\b/i;

/** What tells a result beside an aim. */
const CAME_OUT = /\b(?:achiev|outperform|surpass|improv|reduc|attain|reach|show)(?:s|es|ed|ing)\b/i;

/** What stands in the way of others' work. */
const BACKGROUND =
  /\b(?:which|that|and) (?:severely |significantly |greatly )?(?:limits?|hinders?|restricts?|prevents?|hampers?) (?:their|its|the)\b/i;

/** What others have reached: `Previous work such as X reaches 55%`, unless the paper's own stands beside it. */
const OF_OTHERS =
  /^(?:However, |Moreover, |While )?(?:(?:[Pp]revious|[Pp]rior|[Ee]arlier|[Ee]xisting) (?:\w+ )?(?:works?|methods?|approach(?:es)?|models?|systems?|stud(?:y|ies))|(?:[Tt]he )?(?:current )?[Ss]tate[- ]of[- ]the[- ]art (?:methods?|models?|approaches))\b(?: \(?(?:such as|like|e\.g\.,?) [^.;]{1,60}?)? (?:only )?(?:reach|achiev|attain|obtain|report|scor)/;

/** The paper's own beside others. */
const BESIDE_OTHERS = /\b(?:ours?|we|while|whereas|but|compared|than|it)\b/i;

/** What tells a result whatever else its sentence lists. */
const CLEAR_OUTCOME =
  /\b(?:outperform|surpass|exceed|beat|achiev|attain|improv|reduc|scor|faster|speed-?up|higher|better|lower|accuracy|superior|state[- ]of[- ]the[- ]art|sota|win ?rates?|compared|than)/i;

/** The sentences of an abstract that tell what came out of its own work. */
export function readResults(abstract: string): string[] {
  const sentences = splitSentences(abstract);
  const isBenchmark = readPresentedWork(abstract) === "benchmark";
  const start = sentences.findIndex((sentence) => OWN_WORK.test(sentence));
  return sentences
    .slice(start === -1 ? 0 : start)
    .filter((sentence) => !tellsOtherwise(sentence, isBenchmark))
    .filter((sentence) =>
      [tellsOutcome, tellsRunningCost, tellsHumanComparison].some((tells) => tells(sentence)),
    );
}

/** Whether a sentence tells an aim or a state of things, whatever values it has. What others reach is a benchmark's result. */
function tellsOtherwise(sentence: string, isBenchmark: boolean): boolean {
  if (AIM.test(sentence) && !CAME_OUT.test(sentence)) return true;
  if (!isBenchmark && OF_OTHERS.test(sentence) && !BESIDE_OTHERS.test(sentence)) return true;
  return BACKGROUND.test(sentence) && !OWN_WORK.test(sentence);
}

function tellsOutcome(sentence: string): boolean {
  return OUTCOME.test(sentence) && (!MAKING.test(sentence) || CLEAR_OUTCOME.test(sentence));
}
