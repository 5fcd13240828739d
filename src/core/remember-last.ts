/**
 * Remembers what a function made of the last texts or values that it was given: a paper's abstract is looked at by every check and
 * by every view of its card.
 */
export function rememberLast<Made, Given = string>(
  most: number,
  make: (text: Given) => Made,
): (text: Given) => Made {
  const remembered = new Map<Given, { made: Made }>();
  let newest: { text: Given; made: Made } | null = null; // asked for many times in a row
  return (text) => {
    if (newest?.text === text) return newest.made;
    const { made } = remembered.get(text) ?? { made: make(text) };
    newest = { text, made };
    remembered.delete(text);
    remembered.set(text, { made }); // the newest stands at the end
    const [oldest] = remembered.size > most ? remembered.keys() : [];
    if (oldest !== undefined) remembered.delete(oldest);
    return made;
  };
}
