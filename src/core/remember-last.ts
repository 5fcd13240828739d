/**
 * Remembers what a function made of the last texts that it was given: a paper's abstract is looked at by every check and
 * by every view of its card.
 */
export function rememberLast<Made>(
  most: number,
  make: (text: string) => Made,
): (text: string) => Made {
  const remembered = new Map<string, { made: Made }>();
  return (text) => {
    const last = remembered.get(text) ?? { made: make(text) };
    remembered.delete(text);
    remembered.set(text, last); // the newest stands at the end
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size > most) remembered.delete(oldest);
    return last.made;
  };
}
