/** An element of a page with `data-part`: it is sent again, by itself, when it is not as before. */
export type PagePart = {
  id: string;
  html: string;
  /** The part without the parts in it. */
  shell: string;
  inner: PagePart[];
};

/** A part whose end is not read yet. */
type OpenPart = PagePart & { name: string; depth: number; start: number; from: number };

/** A tag of a page that our templates have made: every `<` and `"` of a text is escaped there. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g;

/**
 * The parts of a page that differ from those of the same page before, as HTML by id. Of a part in which only parts differ,
 * only these are named.
 *
 * @param before null for all of the page's parts
 */
export function changedParts(
  before: readonly PagePart[] | null,
  after: readonly PagePart[],
): Record<string, string> {
  const known = new Map(listAll(before ?? []).map((one) => [one.id, one]));
  const changed = (part: PagePart): [string, string][] => {
    const old = known.get(part.id);
    if (old?.html === part.html) return [];
    return old?.shell === part.shell ? part.inner.flatMap(changed) : [[part.id, part.html]];
  };
  return Object.fromEntries(after.flatMap(changed));
}

function listAll(parts: readonly PagePart[]): PagePart[] {
  return parts.flatMap((part) => [part, ...listAll(part.inner)]);
}

/** The outermost parts of a page. */
export function listParts(page: string): PagePart[] {
  const outermost: PagePart[] = [];
  const open: OpenPart[] = [];
  for (const { 0: tag, 1: slash, 2: name = "", 3: attributes = "", index } of page.matchAll(TAG)) {
    const [around, part] = [open.at(-2), open.at(-1)];
    const id = partId(slash, attributes);
    if (id !== null) {
      const place = { start: index, from: index, depth: 1 };
      open.push({ id, name, html: "", shell: "", inner: [], ...place });
    } else if (part?.name === name) {
      part.depth += slash === "" ? 1 : -1;
      if (part.depth > 0) continue;
      open.pop();
      close(part, page, { end: index + tag.length, around });
      (around?.inner ?? outermost).push(part);
    }
  }
  return outermost;
}

function close(
  part: OpenPart,
  page: string,
  { end, around }: { end: number; around: OpenPart | undefined },
): void {
  part.html = page.slice(part.start, end);
  part.shell += page.slice(part.from, end);
  if (around === undefined) return;
  around.shell += `${page.slice(around.from, part.start)}<${part.id}>`;
  around.from = end;
}

function partId(slash: string | undefined, attributes: string): string | null {
  if (slash !== "") return null;
  const names = attributes.replaceAll(/"[^"]*"/g, '""');
  if (!/\sdata-part(?=[\s/]|$)/.test(names)) return null;
  return /\sid="([^"]+)"/.exec(attributes)?.[1] ?? null;
}
