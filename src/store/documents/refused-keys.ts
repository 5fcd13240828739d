import { parseJson } from "../../core/parse-json.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { findRepeatedKey } from "../../core/repeated-key.ts";
import { toJson } from "../to-json.ts";
import type { Refused } from "./refused-form.ts";

/** The versions under which files of this form were written. */
type Stored = { schemaVersion: number };

/** Why a file's JSON must not be written again: a key of it would not come back; null for none, as where nothing would change. */
export function refuseKey(text: string, parsed: Stored): Refused | null {
  if (toJson(parsed) === text) return null;
  const unknown = findUnknownKey(text, parsed);
  return refuseRepeatedKey(text) ?? (unknown === null ? null : refuse("unknown key", unknown));
}

/** The same of a key that one object of it has twice. */
export function refuseRepeatedKey(text: string): Refused | null {
  const repeated = findRepeatedKey(text);
  return repeated === null ? null : refuse("repeated key", repeated);
}

function refuse(why: Refused["why"], key: string): Refused {
  return { status: "refused", line: null, why, what: `the key ${quoteForeign(key)}` };
}

/**
 * A key in a file's JSON that its form does not know, with where it stands, such as `cards[0].note`: whatever writes the
 * file again would leave it out. Null for none, and in the form of an older version.
 */
function findUnknownKey(text: string, parsed: Stored): string | null {
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
