/** The pairs of neighbouring letters of a text: what two texts are compared by. */
export function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < text.length; at++) {
    pairs.add(text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1));
  }
  return pairs;
}

/** How much two texts share, from 0 to 1: twice the common pairs over all pairs (Dice). */
export function similarityOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0 || large.size > small.size * 1.5) return 0;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common++;
  return (2 * common) / (small.size + large.size);
}
