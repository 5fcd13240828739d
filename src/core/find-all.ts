/**
 * All matches of a global pattern, in order, as `matchAll` gives them. That copies its pattern at each call, which takes longer
 * than most texts of a card; here the pattern itself is used, from the beginning of the text to its end.
 */
export function findAll(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += widthAt(text, match.index, pattern);
  }
  return found;
}

/** The same where a text has what every match has in it, which is sooner looked for. */
export function findAllWhere(text: string, perhaps: RegExp, pattern: RegExp): RegExpExecArray[] {
  return perhaps.test(text) ? findAll(text, pattern) : [];
}

/** How far the next match is from an empty one: a whole character where the pattern reads characters. */
function widthAt(text: string, index: number, { unicode }: RegExp): number {
  return unicode && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
