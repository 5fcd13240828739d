import { findAllWhere } from "../../../find-all.ts";

/** An hour of the day, from 0 to 23, where a text tells in which half of the day it is. */
type Hour = { hour: number; start: number; end: number };

/** `3 pm`, `3:30 p.m.`, `11AM`, `noon`. */
const ENGLISH =
  /(?<![\w.:])(?:(?<digits>1[0-2]|[1-9])(?::[0-5]\d)? ?(?<half>[ap])\.?m(?!\w)|(?<name>noon|midnight)\b)/gi;

const NAMES: Readonly<Record<string, number>> = { noon: 12, midnight: 0, 정오: 12, 자정: 0 };

const NATIVE = "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두".split(" ");

/** 오후 3시, 오전 9:30, 새벽 두 시, 15시 and 정오. */
const KOREAN = new RegExp(
  [
    String.raw`(?<![가-힣\d.,])(?:`,
    String.raw`(?<half>오전|새벽|아침|낮|오후|저녁|밤) ?(?<digits>(?:1[0-2]|[1-9])(?= ?시(?!간)|:[0-5]\d)|(?:${NATIVE.toReversed().join("|")})(?= ?시(?!간)))`,
    "|(?<late>0|1[3-9]|2[0-3])(?= ?시(?!간))",
    "|(?<name>정오|자정)(?=[은이에을를의과와,. ]|부터|까지|$))",
  ].join(""),
  "g",
);

/** What each of these has: a number before 시, or a clock. */
const PERHAPS_KOREAN = /[\d한두세네섯곱덟홉열] ?시|\d:\d|정오|자정/;

/** The hours of the day in an English text. */
export function findHours(text: string): Hour[] {
  return findAllWhere(text, /\d ?[ap]\.?m|noon|midnight/i, ENGLISH).map((found) => {
    const { digits, half = "", name } = found.groups ?? {};
    const hour = (Number(digits) % 12) + (/p/i.test(half) ? 12 : 0);
    return place(found, nameToHour(name) ?? hour);
  });
}

/** The hours of the day in a Korean text. */
export function findKoreanHours(text: string): Hour[] {
  const korean = findAllWhere(text, PERHAPS_KOREAN, KOREAN).map((found) => {
    const { half = "", digits = "", late, name } = found.groups ?? {};
    const clock = NATIVE.includes(digits) ? NATIVE.indexOf(digits) + 1 : Number(digits);
    const told = late === undefined ? toHour(half, clock) : Number(late);
    return place(found, nameToHour(name) ?? told);
  });
  return [...korean, ...findHours(text)];
}

function nameToHour(name: string | undefined): number | undefined {
  return name === undefined ? undefined : NAMES[name.toLowerCase()];
}

/** The hour that a clock of twelve hours shows in a part of the day: 밤 is both sides of midnight, 낮 of noon. */
function toHour(part: string, clock: number): number {
  const hour = clock % 12;
  const isLate = part === "밤" ? hour > 5 : part === "낮" ? hour < 6 : /오후|저녁/.test(part);
  return isLate ? hour + 12 : hour;
}

function place({ 0: written, index = 0 }: RegExpMatchArray, hour: number): Hour {
  return { hour, start: index, end: index + written.length };
}

/** The same hour in the other half of the day. */
export function otherHalfOf(hour: number): number {
  return (hour + 12) % 24;
}
