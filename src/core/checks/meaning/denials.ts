import { placesOf } from "./reading/cues.ts";
import { holdsPattern } from "./reading/english.ts";
import type { Word } from "./reading/korean.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";

/** Verbs whose denial says that all is well, or how something is done. */
const WELL =
  /(?:따라가|따라잡|미치|당하|이기|잃|사라지|떨어지|떨어뜨리|뒤지|뒤처지|밀리|빠지|벗어나|바뀌|변하|훼손|손상|놓치|그치|멈추|끊기|흔들리|머무르|머물|얽매이|구애받|가리|다르|건드리|수정하|의존하|필요하|적|작|늘|줄|어렵|쉽|낮|높|해치|깨|무너지|무너뜨리|희생하|저하|들이|거치|쓰|두|미치|보이)지/;
/** A verb of the glossary that is denied at once: 보존하지 못함. */
const VERB_DENIED =
  /^(?:하|되|시키|히|리)?지(?:는|도|가|를|까지)? ?(?:않|못)|^(?:[을를은는이가도])? ?(?:보장|유지|지원|제공|수행|달성|개선|향상)?(?:하|되)?지(?:는|도)? 못|^(?:하|되)?[할될킬]? 수(?:는|가|도)? ?없|^(?:이|가|은|는)? 아[니님닌]/;
const DENIED_BEFORE =
  /\b(?:no|not|[a-z]+n't|without|never|cannot|nor|neither|hardly|rarely|few|un[a-z]+|in[a-z]+|im[a-z]+|under|less|minimal|low|hard|little|non|only|whether|if|beyond|despite|rather|instead|unlike|yet|but)\b[^.;]{0,60}$|\b(?:fail|lack|struggl|difficult|challeng|limit|overlook|absen|avoid|obviat|eliminat|prevent|hinder|restrict|remain)[a-z]*\b[^.;,]{0,60}$/;
const DENIED_BEHIND =
  /^[^.;,]{0,30}\b(?:not|remain|fail|limited|difficult|hard|impossible|little|only|lacking|unclear|poor|(?:below|under|low|lower)\b)/;

/** A noun that the text does without, and what may say so in English, however far from it. */
const NOUN_DENIED =
  /^(?:이|가|은|는)? 없이(?!는)|^[을를]? ?(?:쓰|사용하|이용하|활용하|거치|필요로 하|요구하)지 않/;
const ANY_DENIAL =
  /\b(?:without|free|no|not|[a-z]+n't|cannot|never|neither|nor|minimal\w*|zero|less|avoid\w*|eliminat\w*|un[a-z]+|in[a-z]+|instead|rather|only|self|end to end|direct\w*|obviat\w*|remov\w*|independen\w*|bypass\w*|replac\w*|skip\w*|alone|solely|fail\w*|lack\w*)\b/;

/** What turns an English word into its denial. */
const NEGATING = ["un", "in", "im", "non ", "ir", "dis"];

/** Finds a verb that the text denies and the English affirms: 보존하지 못함 for `preserving`. */
export function findDeniedVerbs(pair: Pair): Slip[] {
  const word = pair.card.words.find((one) => isDenied(pair, one) && isAffirmed(pair, one));
  if (word === undefined) return [];
  const [place] = placesOf(pair.source, word);
  const told = place === undefined ? "" : pair.source.plain.slice(place.start, place.end);
  return [tell(pair, word.start, word.korean.length + 4, told)];
}

function isDenied({ card, source }: Pair, { korean, end }: Word): boolean {
  const after = card.folded.slice(end, end + 10);
  if (korean.length > 1 && NOUN_DENIED.test(after)) return !holdsPattern(source, ANY_DENIAL);
  return korean.length > 1 && !WELL.test(`${korean}지`) && VERB_DENIED.test(after);
}

function isAffirmed({ source }: Pair, word: Word): boolean {
  const places = placesOf(source, word);
  return (
    places.length > 0 &&
    !word.english.testBehind(NEGATING, source.folded) &&
    places.every(
      ({ start }) =>
        !DENIED_BEFORE.test(source.folded.slice(Math.max(0, start - 80), start)) &&
        !DENIED_BEHIND.test(source.folded.slice(start, start + 50)),
    )
  );
}

function tell(pair: Pair, start: number, length: number, told: string): Slip {
  return toSlip(pair, {
    wrong: "긍정과 부정이 바뀐 말",
    excerpt: pair.card.text.slice(start, start + length),
    told,
    advice: "원문이 부정한 것만 부정하세요.",
  });
}
