/** Reads JSON text; `undefined` when it is none, for a schema to refuse. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON itself has no `undefined`, so this cannot be mistaken for a value
  }
}
