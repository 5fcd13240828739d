import { endOfString } from "./parse-json.ts";

/** An object whose keys are known so far, or an array, with where its next value stands. */
type Around = { keys: Set<string> | null; at: string | number };

/**
 * A key that one object of valid JSON has twice, with where it stands, such as `cards[0].draft`: of the two values
 * `JSON.parse` keeps the last one alone. Null for none.
 */
export function findRepeatedKey(text: string): string | null {
  const around: Around[] = [];
  const signs = /["[\]{},]/g;
  for (let found = signs.exec(text); found !== null; found = signs.exec(text)) {
    const inner = around.at(-1);
    if (found[0] !== '"') {
      follow(around, found[0]);
      continue;
    }
    signs.lastIndex = endOfString(text, found.index) + 1;
    if (!inner?.keys || !isKey(text, signs.lastIndex)) continue;
    const key = String(JSON.parse(text.slice(found.index, signs.lastIndex)));
    inner.at = key;
    if (inner.keys.has(key)) return toPath(around);
    inner.keys.add(key);
  }
  return null;
}

/** Enters or leaves an object or array, or goes on to an array's next value. */
function follow(around: Around[], sign: string): void {
  const inner = around.at(-1);
  if (sign === "{") around.push({ keys: new Set(), at: "" });
  else if (sign === "[") around.push({ keys: null, at: 0 });
  else if (sign === "}" || sign === "]") around.pop();
  else if (sign === "," && typeof inner?.at === "number") inner.at += 1;
}

/** Whether a colon follows the string that ends there. */
function isKey(text: string, end: number): boolean {
  const colon = /\s*:/y;
  colon.lastIndex = end;
  return colon.test(text);
}

function toPath(around: readonly Around[]): string {
  const path = around.map(({ at }) => (typeof at === "number" ? `[${at}]` : `.${at}`)).join("");
  return path.replace(/^\./, "");
}
