import { parseJson } from "../../core/parse-json.ts";

/** The versions under which files of this form were written. */
type Stored = { schemaVersion: number };

/**
 * A key in a file's JSON that its form does not know, with where it stands, such as `cards[0].note`: whatever writes the
 * file again would leave it out. Null for none, and in the form of an older version.
 */
export function findUnknownKey(text: string, parsed: Stored): string | null {
  const json = parseJson(text);
  if (!isObject(json)) return null;
  const { schemaVersion } = json;
  return schemaVersion === parsed.schemaVersion ? findUnknown(json, parsed, "") : null;
}

function findUnknown(json: unknown, parsed: unknown, path: string): string | null {
  if (!isObject(json) || !isObject(parsed)) return null;
  for (const [key, value] of Object.entries(json)) {
    const at = Array.isArray(json) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const found = key in parsed ? findUnknown(value, parsed[key], at) : at;
    if (found !== null) return found;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
