/** Makes a thing when it is first asked for, and once. */
export function lazily<Made>(make: () => Made): () => Made {
  let known: { made: Made } | null = null;
  return () => {
    known ??= { made: make() };
    return known.made;
  };
}
