/**
 * Remembers what a function made of the last texts or values that it was given: a paper's abstract is looked at by every check and
 * by every view of its card.
 */
export function rememberLast<Made, Given = string>(
  most: number,
  make: (given: Given) => Made,
): (given: Given) => Made {
  const remembered = new Map<Given, { made: Made }>();
  let newest: { given: Given; made: Made } | null = null; // asked for many times in a row
  return (given) => {
    if (newest?.given === given) return newest.made;
    const { made } = remembered.get(given) ?? { made: make(given) };
    newest = { given, made };
    remembered.delete(given);
    remembered.set(given, { made }); // the newest stands at the end
    const [oldest] = remembered.size > most ? remembered.keys() : [];
    if (oldest !== undefined) remembered.delete(oldest);
    return made;
  };
}
