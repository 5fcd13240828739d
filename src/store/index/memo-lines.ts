/** A file as it was when something was made of it: its stamp, the time of that, and the hash of its bytes. */
export type KnownFile = { stamp: string; changedMs: number; hash: string };

/** What is known under a name, and of which files it was made. Name and value are JSON in one line. */
type Known = { name: string; value: string; files: readonly KnownFile[] };

const FIELD = "\t"; // which stands in no stamp and no JSON

/** Fields of one file in a line. */
const FILE_FIELDS = 3;

/**
 * The lines of a file in which something is remembered, by name; none when it is of another version. A line is taken apart when it
 * is asked for: an archive of ten years has thousands, of which a run changes one.
 */
export function splitLines(text: string, version: string): Map<string, string> {
  const [head, ...lines] = text.split("\n");
  if (head !== toHead(version)) return new Map();
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(FIELD)), line]));
}

/** The lines as one text; see {@link splitLines}. */
export function joinLines(lines: readonly string[], version: string): string {
  return `${[toHead(version), ...lines].join("\n")}\n`;
}

/** What a line says; null for one that is cut. */
export function readLine(line: string): Known | null {
  const [name, value, ...fields] = line.split(FIELD);
  if (name === undefined || value === undefined || fields.length % FILE_FIELDS > 0) return null;
  const files: KnownFile[] = [];
  for (let at = 0; at < fields.length; at += FILE_FIELDS) {
    const [stamp = "", changedMs, hash = ""] = fields.slice(at, at + FILE_FIELDS);
    files.push({ stamp, changedMs: Number(changedMs), hash });
  }
  return { name, value, files };
}

/** The line that says this. */
export function writeLine({ name, value, files }: Known): string {
  const fields = files.flatMap(({ stamp, changedMs, hash }) => [stamp, String(changedMs), hash]);
  return [name, value, ...fields].join(FIELD);
}

function toHead(version: string): string {
  return `papercards memo ${version}`;
}
