/** Stands for a value that is there, but in no form of an instant that is known. */
export const UNREADABLE = "unreadable";

/** Numbers below it are seconds since 1970, which it reaches in 5138; above are milliseconds, since 1973. */
const LEAST_MILLISECONDS = 1e11;

/** Lists and objects around a value: databases write two of them. */
const MAX_DEPTH = 4;

/** ISO 8601 without its hyphens and colons, as a text or as a number: `20260211`, `20260211T050000Z`. */
const COMPACT =
  /^(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?:[T ]?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<rest>(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?))?$/i;

const ZONE = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})$/i;

/**
 * A foreign value that tells an instant, as an ISO text in UTC: ISO 8601, also with a space in it, the form of
 * mails, the compact form of ISO 8601, seconds or milliseconds since 1970, or a list or an object of one such; without a zone it is in UTC. Null when there is
 * none; `UNREADABLE` for any other value. What was read stays as it is when it is read again.
 */
export function readInstant(value: unknown): string | null {
  return readWithin(MAX_DEPTH, value);
}

function readWithin(depth: number, value: unknown): string | null {
  if (depth < 0) return UNREADABLE;
  if (Array.isArray(value) && value.length <= 1) return readWithin(depth - 1, value[0]);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return readOnlyValue(Object.values(value), depth);
  }
  if (value === null || value === undefined) return null;
  if (typeof value === "string" && value.trim() === "") return null;
  const instant = new Date(toMilliseconds(value));
  const year = instant.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? instant.toISOString() : UNREADABLE;
}

/** Databases write an instant as an object around it, such as `{"$date": …}`. */
function readOnlyValue(values: readonly unknown[], depth: number): string {
  const [value] = values;
  return (values.length === 1 ? readWithin(depth - 1, value) : null) ?? UNREADABLE;
}

function toMilliseconds(value: unknown): number {
  const text = expandCompact(typeof value === "string" ? value.trim() : value);
  const number =
    typeof text === "string" && /^\d{9,14}(?:\.\d+)?$/.test(text) ? Number(text) : text;
  if (typeof number === "number") return number < LEAST_MILLISECONDS ? number * 1000 : number;
  // Without a year of four digits, `Date` would take almost anything for a day.
  if (typeof text !== "string" || text.length > 64 || !/\d{4}/.test(text)) return Number.NaN;
  const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) +(?=\d)/, "$1T");
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  if (isDay || ZONE.test(iso)) return Date.parse(iso);
  return Date.parse(`${iso}${/\dT\d/.test(iso) ? "Z" : " UTC"}`);
}

function expandCompact(value: unknown): unknown {
  const isEight = typeof value === "number" && value >= 19_700_101 && value <= 20_991_231;
  const text = isEight ? `${value}` : value;
  const found = typeof text === "string" ? COMPACT.exec(text)?.groups : undefined;
  if (found === undefined) return value;
  const { year, month, day, hour, minute, second = "00", rest = "" } = found;
  const date = `${year}-${month}-${day}`;
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second}${rest}`;
}
