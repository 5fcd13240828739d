import { isMentioned, type Mention } from "./reading/cues.ts";
import type { English } from "./reading/english.ts";

/** What is hoped for, planned, asked for or only made possible. */
const WISH =
  /\b(?:hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|goals?|should|must|will|future|roadmap|pav(?:e|es|ing)|foundation|towards?|foster\w*|designed|intend\w*|seek\w*|step|envision\w*|anticipat\w*|expect\w*|potential\w*|promis\w*|could|may|might|would|speculat\w*|encourag\w*|calls? for|need(?:ed|s)?|necess\w*|desirabl\w*|opportunit\w*|insights?|implications?|striv\w*|plan|motivat\w*|inspir\w*|guid(?:e|es|ing|ance)|can (?:serve|help|be)|offer\w*|ambition|vision|objective|purpose|priorit\w*|direction|in order to|attempt\w*|whether|facilitat\w*|empower\w*|support\w*|propos\w*|explor\w*|challenge is|demands?|requir\w*)\b/g;
const PURPOSE = /\b(?:to|for|that|which) (?=[a-z]+)/g;
const REACHED =
  /\b(?:demonstrat\w*|show(?:s|n|ed|ing)?|achiev\w*|results?|outperform\w*|confirm\w*|verif\w*|found|find|finds|reveal\w*|observ\w*|signific\w*|gains?|experiments?|evaluat\w*|yield\w*|successful\w*|surpass\w*|exceed\w*|obtain\w*|attain\w*|empirical\w*|prov(?:e|es|ed|en)|evidence|establish\w*|improves|reduces|enables|improved|reduced|enabled|enabling|allows|allowing|released|publicly|available|leading to|resulting|thereby|thus|solves|solved|eliminat\w*|outcome|experimentally|superior\w*|showcas\w*|exhibit\w*|exceptional\w*|remarkabl\w*|competitive|comparable|state of the art)\b/;
const REPORT =
  /\b(?:experiment|result|evaluation|finding)[a-z]* [^.]{0,90}\b(?:show|demonstrat|indicat|reveal|confirm|outperform|achiev|improv|surpass)/;
const WISH_BEFORE = 70;
const WISH_REACH = 140;

const LEAST_MENTIONS = 2;
/** A word that is rare weighs two, any other one. */
const LEAST_WEIGHT = 3;

/** A passage, and which of some words it has. */
export type Nearest = { passage: English; shared: Mention[] };

/** The passages that have most of some words; none where they have little. */
export function findNearest(mentions: readonly Mention[], passages: readonly English[]): Nearest[] {
  if (mentions.length < LEAST_MENTIONS) return [];
  const weighed = passages.map((passage) => {
    const shared = mentions.filter((one) => isMentioned(passage.folded, one));
    const rare = shared.filter((one) => !("isCommon" in one && one.isCommon));
    return { passage, shared, weight: shared.length + rare.length };
  });
  const best = Math.max(LEAST_WEIGHT, ...weighed.map(({ weight }) => weight));
  return weighed.filter(({ weight }) => weight === best);
}

/** What the words have to be like: whether what something is for is enough, and a verb that must be wished itself. */
export type Wished = { isPurposeEnough: boolean; verb: Mention | null };

/** Whether a passage has the shared words behind a wish, or behind what something is for, and reports no result there. */
export function isWish(
  { passage: { folded }, shared }: Nearest,
  { isPurposeEnough, verb }: Wished,
): boolean {
  if (REPORT.test(folded)) return false;
  const cues = [...folded.matchAll(WISH), ...(isPurposeEnough ? folded.matchAll(PURPOSE) : [])];
  return cues.some(({ 0: cue, index }) => {
    const around = folded.slice(Math.max(0, index - WISH_BEFORE), index + WISH_REACH);
    if (REACHED.test(around.split(/[.;]/)[0] ?? "")) return false;
    const end = index + cue.length;
    const rest = folded.slice(end, end + WISH_REACH).split(/[.;]/)[0] ?? "";
    if (verb !== null && !isMentioned(rest, verb)) return false;
    return shared.filter((one) => isMentioned(rest, one)).length >= LEAST_MENTIONS;
  });
}
