/** Where the group that opens at a brace closes; one that never closes runs to the end. */
export function matchBraces(text: string): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\\") at++;
    else if (sign === "{") open.push(at);
    else if (sign === "}") {
      const start = open.pop();
      if (start !== undefined) closers.set(start, at);
    }
  }
  return closers;
}

/** The argument that follows a command: the text inside its braces, and where it ends with them. */
type Group = { from: number; to: number; end: number };

/** Reads the argument that begins at a position; null when there is none. An option before it belongs to it. */
export function readGroup(
  { written, closers }: { written: string; closers: ReadonlyMap<number, number> },
  at: number,
): Group | null {
  const option = written.charAt(at) === "[" ? written.slice(at, at + 200).indexOf("]") + 1 : 0;
  const start = at + option;
  if (written.charAt(start) !== "{") return null;
  const to = closers.get(start) ?? written.length;
  return { from: option > 0 ? at + 1 : start + 1, to, end: Math.min(to + 1, written.length) };
}
