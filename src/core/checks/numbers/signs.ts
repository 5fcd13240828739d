import type { NumberReading, NumberToken } from "./number-token.ts";

/** How much of a text is looked at before and behind a number, in characters. */
const NEAR = 40;

/** A sign right before a number, which is no hyphen, range or exponent: `(-3.5`, but not `GPT-4`, `5-10`, `+/-3`. */
const MINUS = /(?<before>^|[\s([{<,;:=~"'|→])-[$€₩£¥]?$/u;

/** Where a sign may also be a hyphen or a dash of a range: `GPT-3, -4 and -5`, `10 -20`, `10^(-3)`. */
const AND = "(?:,? (?:and|or)|,|/|와|과| 및) ?";
const NO_MINUS = new RegExp(
  `[\\p{L}\\d]-\\d[\\w.]*(?:${AND}-\\d[\\w.]*)*${AND}$|\\^[({]$|[<+]$`,
  "u",
);
const MAYBE_RANGE = /\d[%\p{L}]{0,2} $/u;

/** A size, of which there is none below zero: the hyphen stands before the end of a name. */
const SIZE = /^\d[\d.]*[BM](?![A-Za-z\d])/;

const ENGLISH_MINUS = /(?<!\bplus or |\bplus\/)\b(?:minus|negative) $/i;
const ENGLISH_BELOW = /^ ?(?:below (?:zero|freezing)|sub-?zero)/i;

/** Words of a source by which a number is one less: a card may write them as its sign. */
const ENGLISH_LESS =
  /\b(?:reduc|decreas|drop|lower|fewer|less\b|fall|fell\b|declin|shr[iu]nk|cut|degrad|los[est]|sav|below|slow|short|small|compress|cheap|down\b|wors|under|deteriorat|diminish|behind|negativ|penalt)/i;

/** What tells the sign right before a number of a card, perhaps with the scale of a temperature between. */
const KOREAN_BELOW = /(?:영하|마이너스|음의|음수) ?(?:섭씨|화씨)? ?(?:약 ?)?$/;
const KOREAN_ABOVE = /(?:영상|플러스|\+) ?(?:섭씨|화씨)? ?(?:약 ?)?$/;

/** Words of a card that tell the direction or the size of a change, so that its number needs no sign. */
const KOREAN_LESS =
  /감[소축퇴]|하락|하회|저하|낮|줄|떨어|떨구|내[려린렸리]|절[감약]|손[실해상]|악화|뒤[처지진졌]|못 ?미|미달|적[은게어었습]|작[은게아았습]|느[려린리렸]|짧|단축|축소|깎|빠[지진졌]|밑돌|아래|덜|잃|둔화|퇴보|퇴화|음[의수]|마이너스|영하|역상관|[격편]차|차이|열[세위등]|빨[라리]|빠[르른]|나빠|나쁘|나쁜|[급추폭]락|후퇴|경감|삭감|차감|희생|반비례|부정/;
const KOREAN_MORE =
  /증[가대]|상승|상회|높|늘|오[르른]|올[라랐리린렸]|향상|개선|확대|커[지졌진]|많|웃돌|이득|앞[서선섰섭]|영상/;

/** The numbers of a source, negative where a sign says so; one that is less by so much may have either sign. */
export function signSource(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return tokens.map((token) => {
    const before = text.slice(Math.max(0, token.start - NEAR), token.start);
    const after = text.slice(token.end, token.end + NEAR);
    const sign = readMinus(before, text.slice(token.start, token.start + NEAR));
    if (sign === "maybe") return withSigns(token, { below: true, above: true });
    if (sign === "minus" || ENGLISH_MINUS.test(before) || ENGLISH_BELOW.test(after)) {
      return withSigns(token, { below: true, above: false });
    }
    return ENGLISH_LESS.test(`${before} ${after}`)
      ? withSigns(token, { below: true, above: true })
      : token;
  });
}

/** The numbers of a card; where no sign but a word tells the direction, they may have either sign. */
export function signCard(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return tokens.map((token) => {
    const before = text.slice(Math.max(0, token.start - NEAR), token.start);
    const sign = readMinus(before, text.slice(token.start, token.start + NEAR));
    if (sign === "minus" || KOREAN_BELOW.test(before)) {
      return withSigns(token, { below: true, above: false });
    }
    const isEither = sign === "maybe" || /±$/.test(before) || isCalledLess(text, token, before);
    return isEither ? withSigns(token, { below: true, above: true }) : token;
  });
}

function readMinus(before: string, digits: string): "minus" | "maybe" | null {
  const found = MINUS.exec(before);
  if (!found || SIZE.test(digits)) return null;
  const left = before.slice(0, found.index + (found.groups?.before ?? "").length);
  if (NO_MINUS.test(left)) return null;
  return MAYBE_RANGE.test(left) ? "maybe" : "minus";
}

/** Whether the first word of direction behind a number, or one before it, says less. */
function isCalledLess(text: string, { end }: NumberToken, before: string): boolean {
  if (KOREAN_ABOVE.test(before)) return false;
  const [after = ""] = text.slice(end, end + NEAR).split(/[.!?](?=\s|$)/);
  const [less, more] = [after.search(KOREAN_LESS), after.search(KOREAN_MORE)];
  if (less >= 0) return more < 0 || less < more;
  const [said = ""] = before.split(/[.!?]\s/).slice(-1);
  return more < 0 && KOREAN_LESS.test(said);
}

function withSigns(
  token: NumberToken,
  { below, above }: { below: boolean; above: boolean },
): NumberToken {
  const readings = token.readings.flatMap((reading): NumberReading[] => [
    ...(above ? [reading] : []),
    ...(below ? [{ ...reading, value: -reading.value }] : []),
  ]);
  return { ...token, readings };
}
