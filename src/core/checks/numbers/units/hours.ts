/** An hour of the day, from 0 to 23, where a text tells in which half of the day it is. */
type Hour = { hour: number; start: number; end: number };

/** `3 pm`, `3:30 p.m.`, `11AM`. */
const ENGLISH = /(?<![\w.:])(?<digits>1[0-2]|[1-9])(?::[0-5]\d)? ?(?<half>[ap])\.?m(?!\w)/gi;

/** 오후 3시, 오전 9:30 and 15시. 밤 and 낮 are left out, since both halves of the day have them. */
const KOREAN =
  /(?<![가-힣\d.,])(?:(?<half>오전|새벽|아침|오후|저녁) ?(?<digits>1[0-2]|[1-9])(?= ?시(?!간)|:[0-5]\d)|(?<late>1[3-9]|2[0-3])(?= ?시(?!간)))/g;

/** The hours of the day in an English text. */
export function findHours(text: string): Hour[] {
  return [...text.matchAll(ENGLISH)].map((found) =>
    toHour(found, /p/i.test(found.groups?.half ?? "")),
  );
}

/** The hours of the day in a Korean text. */
export function findKoreanHours(text: string): Hour[] {
  return [...text.matchAll(KOREAN)].map((found) =>
    toHour(found, /오후|저녁/.test(found.groups?.half ?? "")),
  );
}

function toHour({ 0: written, index = 0, groups }: RegExpMatchArray, isAfternoon: boolean): Hour {
  const { late, digits } = groups ?? {};
  const hour = (Number(digits) % 12) + (isAfternoon ? 12 : 0);
  const range = { start: index, end: index + written.length };
  return { hour: late === undefined ? hour : Number(late), ...range };
}

/** The same hour in the other half of the day. */
export function otherHalfOf(hour: number): number {
  return (hour + 12) % 24;
}
