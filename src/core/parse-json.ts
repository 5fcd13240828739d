/**
 * Levels of arrays and objects in foreign JSON. The Hub's listings have seven; what walks through a value
 * calls itself once a level, and some thousand levels end the program.
 */
const MAX_JSON_DEPTH = 100;

/**
 * Arrays and objects in one foreign JSON text. A day of 100 papers has some ten thousand; an empty one of
 * three bytes takes twenty times that in memory.
 */
const MAX_JSON_CONTAINERS = 100_000;

/** Parses JSON; `undefined` for JSON that is invalid or past its bounds, which every schema refuses. */
export function parseJson(text: string): unknown {
  if (findJsonExcess(text) !== null) return undefined; // which JSON cannot express
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which bound a text that may be JSON passes, as the end of a sentence; null for none. It is not parsed. */
export function findJsonExcess(text: string): string | null {
  const sign = /["[\]{}]/g;
  let depth = 0;
  let containers = 0;
  while (sign.test(text)) {
    const at = sign.lastIndex - 1;
    if (text[at] === '"') {
      sign.lastIndex = endOfString(text, at) + 1;
      continue;
    }
    const isClosing = text[at] === "]" || text[at] === "}";
    depth += isClosing ? -1 : 1;
    containers += isClosing ? 0 : 1;
    if (depth > MAX_JSON_DEPTH) return `is nested deeper than ${MAX_JSON_DEPTH} levels`;
    if (containers > MAX_JSON_CONTAINERS) {
      return `has more than ${MAX_JSON_CONTAINERS} arrays and objects`;
    }
  }
  return null;
}

/** Where the string that begins at `start` ends; the text's end when it does not. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

/** Whether an odd number of backslashes stands before a sign. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === "\\") before -= 1;
  return (at - before) % 2 === 1;
}
