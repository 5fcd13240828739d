const written = new WeakMap<object, string>();

/** The JSON of an object that never changes, such as a schema: written once, however often asked for. */
export function toJsonOnce(value: object): string {
  const json = written.get(value) ?? JSON.stringify(value);
  written.set(value, json);
  return json;
}
