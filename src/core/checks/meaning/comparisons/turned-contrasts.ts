import type { TextRange } from "../../../text-range.ts";
import { isGenericWord } from "../reading/compare-phrases.ts";
import { isMentioned, type Mention, mentionsIn } from "../reading/cues.ts";
import type { English } from "../reading/english.ts";
import type { Korean } from "../reading/korean.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** `unlike X, which …, Y …`: X stands before the comma that no relative clause begins with. */
const UNLIKE =
  /\b(?:unlike|in contrast to|contrary to) ([^;.]{3,120}?), (?!(?:which|who|that|where)\b)([^;]{5,})/;
const RATHER = /([^;,.]{5,90}),? (?:rather than|instead of|as opposed to) ([^;,.]{3,90})/;

/** What something is set against in Korean: it stands before these words. */
const AGAINST =
  /[와과] ?(?:달리|다르게|대조적으로|반대로)|(?:이|가) 아니라|보다(?:는)? |[을를]? ?대신|지 않고/g;
/** Contrasts of one text that are read. A real one has one. */
const MAX_CONTRASTS = 6;
const CLAUSE_BEGINS = /.*(?:, |[은는이가] |지만 |며 )/;

/** Finds a contrast told the wrong way round: what the English sets against stands where the other belongs. */
export function findTurnedContrasts(pair: Pair): Slip[] {
  const { card, source } = pair;
  const sides = readContrast(source);
  if (sides === null) return [];
  for (const match of [...card.folded.matchAll(AGAINST)].slice(0, MAX_CONTRASTS)) {
    const end = match.index + match[0].length;
    const start = beginOf(card.folded, match.index);
    const before = tellingIn(card, { start, end: match.index });
    const wrongly = countOnly(before, sides.other, sides.against);
    if (wrongly === 0 || countOnly(before, sides.against, sides.other) > 0) continue;
    const after = tellingIn(card, { start: end, end: card.folded.length });
    const against = wrongly + countOnly(after, sides.against, sides.other);
    if (against <= countOnly(after, sides.other, sides.against)) continue;
    return [
      toSlip(pair, {
        wrong: "거꾸로 견준 말",
        excerpt: card.text.slice(start, end),
        told: sides.told,
        advice: "무엇을 무엇에 견주는지 원문대로 고치세요.",
      }),
    ];
  }
  return [];
}

/** What an English passage sets against what. */
function readContrast({ folded, plain }: English) {
  const unlike = UNLIKE.exec(folded);
  const found = unlike ?? RATHER.exec(folded);
  if (found === null) return null;
  const [first = "", second = ""] = found.slice(1);
  const told = plain.slice(found.index, found.index + found[0].length);
  return unlike === null
    ? { against: second, other: first, told }
    : { against: first, other: second, told };
}

function beginOf(folded: string, end: number): number {
  return CLAUSE_BEGINS.exec(folded.slice(0, end))?.[0].length ?? 0;
}

function tellingIn(card: Korean, range: TextRange): Mention[] {
  return mentionsIn(card, range).filter((one) => "text" in one || !isGenericWord(one.korean));
}

/** How many words one piece of English has, and the other not. */
function countOnly(mentions: readonly Mention[], here: string, there: string): number {
  return mentions.filter((one) => isMentioned(here, one) && !isMentioned(there, one)).length;
}
