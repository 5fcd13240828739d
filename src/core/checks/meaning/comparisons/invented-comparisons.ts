import { holdsPattern } from "../reading/english.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** Whatever compares in English, or may be told by a comparison. */
const COMPARISON =
  /\b(?:than|over|compar\w*|outperform\w*|surpass\w*|exceed\w*|beat\w*|superior|better|best|improv\w*|gain\w*|state of the art|sota|competitive|relative|versus|vs|advanc\w*|ahead|lead\w*|lag\w*|worse|inferior|below|above|under\w*|baseline\w*|more|less|[a-z]{3,}er|unlike|prior|rather|beyond|contrast|against|prefer\w*|highest|most|reduc\w*|increas\w*|[a-z]{3,}est|enhanc\w*|boost\w*|overtak\w*|outpac\w*|eclips\w*|rival\w*|match\w*|differ\w*|drop\w*|speedup|first|top|rank\w*|effective\w*)\b/;
const CLAIM =
  /(?:보다 (?:[^,.]{0,12} )?(?:나은|낫|나음|높|우수|뛰어|앞|좋)|[을를] (?:[^,.]{0,12} )?(?:능가|앞서|앞섬|앞선|앞섰|뛰어넘|웃도|웃돌|초월|상회))/;

/** Finds that something is better than another where the English compares nothing. */
export function findInventedComparisons(pair: Pair): Slip[] {
  const said = CLAIM.exec(pair.card.folded);
  if (said === null || holdsPattern(pair.source, COMPARISON)) return [];
  return [
    toSlip(pair, {
      wrong: `${pair.sourceName}에 없는 비교`,
      excerpt: pair.card.text.slice(said.index, said.index + said[0].length),
      told: "",
      advice: "원문이 말한 관계만 쓰세요.",
    }),
  ];
}
