/** Makes something when it is first asked for, and only once: a table takes some milliseconds, and few commands look at each. */
export function makeOnce<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
