/** The combining mark of each accent: the sign after a backslash, its other names, and the sign that stands alone. */
const MARKS: ReadonlyMap<string, string> = new Map(
  [
    ["\u0301", "'", "acute", "´"],
    ["\u0300", "`", "grave"],
    ["\u0302", "^", "hat", "ˆ"],
    ["\u0303", "~", "tilde", "˜"],
    ["\u0308", '"', "ddot", "¨"],
    ["\u0304", "=", "bar", "¯"],
    ["\u0307", ".", "dot", "˙"],
    ["\u0306", "u", "breve", "˘"],
    ["\u030c", "v", "check", "ˇ"],
    ["\u030b", "H", "˝"],
    ["\u0327", "c", "¸"],
    ["\u0328", "k", "˛"],
    ["\u030a", "r", "˚"],
    ["\u0323", "d"],
    ["\u0331", "b"],
    ["\u20d7", "vec"],
  ].flatMap(([mark = "", ...names]) => names.map((name): [string, string] => [name, mark])),
);

/** The letter after an accent, in braces or not; ı and ȷ are written as `\i` and `\j`. */
const LETTER = /\s*(?:\{\s*)?(?:\\([ij])(?![A-Za-z])|([A-Za-z]))(?:\s*\})?/y;

/** An accent in a text: what writes it (`'` for `\'`), and its range, backslash included. */
type Accent = { name: string; start: number; end: number };

/**
 * Reads an accented letter: `\'e`, `\"{o}`, `\v s`, `\"\i`, and `´e` as copied from a page. Returns the
 * letter and where it ends, or null where the sign is no accent: in escaped quotation marks, in `object\'s`.
 */
export function readAccent(
  text: string,
  { name, start, end: at }: Accent,
): { letter: string; end: number } | null {
  const mark = MARKS.get(name);
  if (mark === undefined) return null;
  LETTER.lastIndex = at;
  const [whole = "", dotless, letter = dotless ?? ""] = LETTER.exec(text) ?? [];
  const end = at + whole.length;
  const composed = `${letter}${mark}`.normalize("NFC");
  const isName = /^[a-z]{2}/.test(name); // \hat and \vec stand on any letter
  if (letter === "" || (!isName && composed.length > 1)) return null;
  const isPlain = whole.length === 1;
  return isPlain && !isInWord(text, { name, start, end }) ? null : { letter: composed, end };
}

/** The same sign also writes quotation marks and apostrophes: those stand at the edge of a word. */
function isInWord(text: string, { name, start, end }: Accent): boolean {
  const hasBefore = /[\p{L}-]/u.test(text.slice(Math.max(0, start - 1), start));
  const hasAfter = /[\p{L}\\{]/u.test(text.slice(end, end + 1));
  if (hasBefore) return hasAfter || !/[st]/.test(text.slice(end - 1, end));
  const closing = text.indexOf(`\\${name}`, end);
  const isQuoted = closing !== -1 && !/[\p{L}{\\]/u.test(text.slice(closing + 2, closing + 3));
  return hasAfter && !isQuoted;
}

/** The signs that are accents without a backslash, for a character class. */
export const LONE_ACCENTS = "´ˆ˜¨¯˙˘ˇ˝¸˛˚";
