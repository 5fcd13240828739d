/** Reads JSON text; `undefined` when it is none, for a schema to refuse. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON itself has no `undefined`, so this cannot be mistaken for a value
  }
}

const written = new WeakMap<object, string>();

/** The JSON of an object that never changes, such as a schema: written once, however often asked for. */
export function toJsonOnce(value: object): string {
  const json = written.get(value) ?? JSON.stringify(value);
  written.set(value, json);
  return json;
}
