import { conjugate } from "../words/conjugate.ts";
import type { Axis, Sense } from "../words/lexicon.ts";
import { type English, type EnglishHit, findEnglish, toEnglishPattern } from "./english.ts";
import { findKorean, type Korean, type KoreanHit } from "./korean.ts";

/** A verb in its dictionary form among stems. */
const FORM = /(?<![^|])[가-힣]{2,}다\*?(?![^|])/g;

/** A sense, ready to be looked for. */
export type Side = { english: RegExp; near: RegExp; korean: RegExp };

/** Two senses that exclude each other. */
export type Sides = readonly [plus: Side, minus: Side];

/** The same index is the same side, in both languages. */
export type Found<Hit> = readonly [plus: Hit[], minus: Hit[]];

/** The other side of an axis. */
export const OTHER = [1, 0] as const;

/** Stems with the forms of each verb among them: 줄이다 stands for 줄이, 줄인, 줄여 and so on. */
export function expandForms(stems: string): string {
  return stems.replaceAll(FORM, (form) => conjugate(form).join("|"));
}

/** Makes a sense ready to be looked for. */
export function toSide({ english, near, korean }: Sense): Side {
  return {
    english: toEnglishPattern(english),
    near: toEnglishPattern(near === undefined ? english : `${english}|${near}`),
    korean: new RegExp(expandForms(korean), "g"),
  };
}

/** Makes an axis ready to be looked for. */
export function toSides({ plus, minus }: Axis): Sides {
  return [toSide(plus), toSide(minus)];
}

/** What a Korean text says on either side. */
export function koreanSides(card: Korean, [plus, minus]: Sides): Found<KoreanHit> {
  return [findKorean(card, plus.korean), findKorean(card, minus.korean)];
}

/** What an English passage says on either side. */
export function englishSides(source: English, [plus, minus]: Sides): Found<EnglishHit> {
  return [findEnglish(source, plus.english), findEnglish(source, minus.english)];
}
