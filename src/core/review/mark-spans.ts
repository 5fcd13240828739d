import type { TextRange } from "../text-range.ts";

/** A piece of a text, and what it stands for. */
export type MarkedSpan = TextRange & { label: string };

/** A piece of a text, and the labels of all spans that cover it. */
type Segment = { text: string; labels: string[] };

/** Cuts a text at the ends of its spans, which may overlap. The pieces together are the text. */
export function cutAt(text: string, spans: readonly MarkedSpan[]): Segment[] {
  const inside = spans.filter(({ start, end }) => start < end && start >= 0 && end <= text.length);
  const cuts = [0, ...inside.flatMap(({ start, end }) => [start, end]), text.length];
  const points = [...new Set(cuts)].toSorted((a, b) => a - b);
  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? text.length;
    const covering = inside.filter((span) => span.start <= start && span.end >= end);
    return { text: text.slice(start, end), labels: covering.map((span) => span.label) };
  });
}

/** Every place of an excerpt in a text, letter by letter. */
export function findExcerpt(text: string, excerpt: string, label: string): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  if (excerpt === "") return spans;
  for (let at = text.indexOf(excerpt); at !== -1; at = text.indexOf(excerpt, at + excerpt.length)) {
    spans.push({ start: at, end: at + excerpt.length, label });
  }
  return spans;
}
