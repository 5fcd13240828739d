/** Stands for a value that is there, but in no form of an instant that is known. */
export const UNREADABLE = "unreadable";

/** Numbers below it are seconds since 1970, which it reaches in 5138; above are milliseconds, since 1973. */
const LEAST_MILLISECONDS = 1e11;

const ZONE = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})$/i;

/**
 * A foreign value that tells an instant, as an ISO text in UTC: ISO 8601, also with a space in it, the form of
 * mails, seconds or milliseconds since 1970, or a list of one; without a zone it is in UTC. Null when there is
 * none; `UNREADABLE` for any other value. What was read stays as it is when it is read again.
 */
export function readInstant(value: unknown): string | null {
  if (Array.isArray(value) && value.length <= 1) return readInstant(value[0]);
  if (value === null || value === undefined) return null;
  if (typeof value === "string" && value.trim() === "") return null;
  const instant = new Date(toMilliseconds(value));
  const year = instant.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? instant.toISOString() : UNREADABLE;
}

function toMilliseconds(value: unknown): number {
  const text = typeof value === "string" ? value.trim() : value;
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
