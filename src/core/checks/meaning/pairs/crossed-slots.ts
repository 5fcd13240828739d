import type { TextRange } from "../../../text-range.ts";
import { isMentioned, type Mention, mentionsIn } from "../reading/cues.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** What becomes what, or serves as what: `turns X into Y`, `from X to Y`, `X as Y`, `replaces X with Y`. */
const ENGLISH = [
  /\b(?:convert|transform|turn|translat|map|distill|compress|squeez|project|encod|decompos|split|reformulat|adapt|chang|switch|shift|mov|transfer|cast|compil|ground|fold)[a-z]*\b ([^.;:]{2,70}?) (?:into|onto|to(?! [a-z ]*ly\b)) ([^.;:,]{2,60})/g,
  /\bfrom ([^.;:,]{2,50}?) (?:to|into) ([^.;:,]{2,50})/g,
  /\b(?:us|leverag|treat|view|employ|adopt|serv|with|take|exploit|utiliz|cast)[a-z]* ([^.;:,]{2,50}?) as ([^.;:,]{2,40})/g,
  /\breplac[a-z]* ([^.;:,]{2,50}?) (?:with|by) ([^.;:,]{2,50})/g,
  /\b([a-z][^.;:,]{2,50}?) as (?:an? |the )?(input|output|hints?|conditions?|anchors?|guidance|targets?|supervision)\b/g,
];
const KOREAN = /([^,;]{2,26}?)(?:[을를]|에서|[은는]) ([^,;]{2,26}?)(?:으로|로)(?:서|써)?(?= |$)/g;

/** Finds two things of which the text has the one become the other, where the English has it the other way round. */
export function findCrossedSlots(pair: Pair): Slip[] {
  const { card, source } = pair;
  const there = ENGLISH.flatMap((pattern) => [...source.folded.matchAll(pattern)]).map(
    ({ 1: from = "", 2: to = "" }) => ({ from, to }),
  );
  if (there.length === 0) return [];
  for (const { index, 0: whole, 1: first = "", 2: second = "" } of card.folded.matchAll(KOREAN)) {
    const from = mentionsOf(pair, { start: index, end: index + first.length });
    const at = index + whole.indexOf(second, first.length);
    const to = mentionsOf(pair, { start: at, end: at + second.length });
    const crossed = there.find(
      (slots) => isOnly(from, slots.to, slots.from) && isOnly(to, slots.from, slots.to),
    );
    if (crossed !== undefined) {
      return [
        toSlip(pair, {
          wrong: "자리가 바뀐 말",
          excerpt: card.text.slice(index, index + whole.length),
          told: `${crossed.from} → ${crossed.to}`,
          advice: "무엇이 무엇이 되는지 원문대로 고치세요.",
        }),
      ];
    }
  }
  return [];
}

function mentionsOf({ card }: Pair, range: TextRange): Mention[] {
  return mentionsIn(card, range).filter((one) => "text" in one || one.korean.length > 1);
}

/** Whether something is mentioned in a piece of English, and nothing in the other. */
function isOnly(mentions: readonly Mention[], here: string, there: string): boolean {
  return (
    mentions.some((one) => isMentioned(here, one)) &&
    !mentions.some((one) => isMentioned(there, one))
  );
}
