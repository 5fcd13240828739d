import { readUnit } from "./units.ts";

/** Digits of Sino-Korean numerals. */
const DIGITS = "일이삼사오육칠팔구";
const SMALL: ReadonlyMap<string, number> = new Map([
  ["십", 10],
  ["백", 100],
  ["천", 1000],
]);
const LARGE: ReadonlyMap<string, number> = new Map([
  ["만", 1e4],
  ["억", 1e8],
  ["조", 1e12],
  ["경", 1e16],
]);

/**
 * One part of a numeral: digits, a digit in Hangul, or a scale. 조각, 만들다 and 백분위 begin with no scale, and a
 * scale apart from its number stands alone.
 */
const PART =
  /(?<gap> ?)(?:(?<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)|(?<digit>[일이삼사오육칠팔구])|(?<scale>[십천억]|백(?!분[위율])|만(?!들|큼|약|족)|조(?![각금건합직정])|경(?![우험계로])))/y;
const AFTER_LONE_SCALE = /^(?:[^가-힣]|$|여|개|명|건|장|원|달러|토큰)/;

/** A numeral that is being read: what is complete, and the parts of its last four digits. */
type State = {
  total: number;
  section: number;
  /** A number without its scale yet. */
  open: { value: number; text: string; gap: string } | null;
  lastSmall: number;
  lastLarge: number;
  scales: number;
  end: number;
};

/** A value, and how many characters of the text it takes. */
export type KoreanNumeral = { value: number; length: number; scales: number };

/**
 * Reads a numeral in Korean scales from the start of a text, in digits or in Hangul: `1조 5천억`,
 * `1천2백억`, `12만 8,000`, `천이백`. The length is 0 where there is no scale.
 */
export function readKoreanNumeral(text: string): KoreanNumeral {
  const state: State = {
    ...{ total: 0, section: 0, open: null, lastSmall: Infinity, lastLarge: Infinity },
    ...{ scales: 0, end: 0 },
  };
  for (let at = 0; at < text.length; ) {
    PART.lastIndex = at;
    const found = PART.exec(text);
    if (!found || !addPart(state, found, text)) break;
    at = PART.lastIndex;
  }
  closeOpen(state, text);
  const value = state.total + state.section;
  return state.scales === 0
    ? { value, length: 0, scales: 0 }
    : { value, length: state.end, scales: state.scales };
}

/** Adds a part; false when it does not go on with the numeral. */
function addPart(state: State, found: RegExpExecArray, text: string): boolean {
  const { gap = "", number, digit, scale = "" } = found.groups ?? {};
  const end = found.index + found[0].length;
  if (number !== undefined || digit !== undefined) {
    const value =
      digit === undefined ? Number(number?.replaceAll(",", "")) : DIGITS.indexOf(digit) + 1;
    if (state.open !== null) return false;
    state.open = { value, text: found[0].trimStart(), gap };
    return true;
  }
  if (gap !== "" && !AFTER_LONE_SCALE.test(text.slice(end, end + 2))) return false;
  return addScale(state, scale, end);
}

function addScale(state: State, name: string, end: number): boolean {
  const small = SMALL.get(name);
  const large = LARGE.get(name) ?? 0;
  if (small === undefined && large >= state.lastLarge) return false;
  if (small !== undefined && small >= state.lastSmall) return false;
  if (small !== undefined) {
    state.section += (state.open?.value ?? 1) * small;
    state.lastSmall = small;
  } else {
    state.total += (state.section + (state.open?.value ?? 0) || 1) * large;
    state.section = 0;
    state.lastSmall = Infinity;
    state.lastLarge = large;
  }
  state.open = null;
  state.scales++;
  state.end = end;
  return true;
}

/**
 * The digits at the end without a scale, as in `1만 5000`, `2백50` and `이십오 개`. Without a unit behind it
 * a digit in Hangul is mostly a particle: `3천이 넘는`.
 */
function closeOpen(state: State, text: string): void {
  const { open, lastSmall, lastLarge } = state;
  if (open === null || state.scales === 0) return;
  const end = state.end + open.gap.length + open.text.length;
  const after = text.slice(end, end + 24);
  const isPart = /^\d/.test(open.text)
    ? (open.gap === "" || /^\d{3}|,/.test(open.text)) && !/^(?:[A-Za-z]|[.,]\d)/.test(after)
    : open.gap === "" && readUnit(after).length > 0;
  if (!isPart || open.value >= Math.min(lastSmall, lastLarge)) return;
  state.section += open.value;
  state.end = end;
}
