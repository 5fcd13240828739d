import { addDays, DigestDate, toDigestDate } from "../core/paper/date.ts";
import { DigestWeek, datesOf, weekOf } from "../core/paper/week.ts";

/** What is wrong with a day or week that a user wrote, in the words behind it, and what to write. */
type Explained = { what: string; fix: string };

/** Explains a text that is no day. */
export function explainDate(text: string, now: Date): Explained {
  const meant = readDay(text, now);
  if (meant !== null) return { what: "is a day in another form.", fix: `Write ${meant}.` };
  const week = readWeek(text);
  if (week !== null) {
    const [monday, ...others] = datesOf(week);
    return {
      what: "is a week.",
      fix: `Write one of its days, ${monday} to ${others.at(-1)}; \`papercards weekly ${week}\` makes the digest of a week.`,
    };
  }
  return {
    what: `is no calendar day${explainLength(text)}.`,
    fix: "Write it as YYYY-MM-DD, such as 2026-02-13.",
  };
}

/** Explains a text that is no ISO week. */
export function explainWeek(text: string, now: Date): Explained {
  const week = readWeek(text);
  if (week !== null) return { what: "is a week in another form.", fix: `Write ${week}.` };
  const day = DigestDate.safeParse(text).data ?? readDay(text, now);
  if (day !== null) return { what: "is a day.", fix: `Write its week, ${weekOf(day)}.` };
  const year = /^(\d{4})-?w\d{1,2}$/i.exec(text.trim())?.[1];
  const weeks = year === undefined ? "" : `: ${year} has the weeks 01 to ${countWeeks(year)}`;
  return { what: `is no ISO week${weeks}.`, fix: "Write it as YYYY-Www, such as 2026-W07." };
}

/** Other ways to write a day that can only be read in one way. */
const DAY_FORMS = [
  /^(?<year>\d{4})(?<day>\d{4})$/,
  /^(?<year>\d{4})[-./]\s?(?<month>\d{1,2})[-./]\s?(?<date>\d{1,2})\.?$/,
  /^(?<date>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$/,
];

/** Words for a day, and how many days ago it is. */
const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ...(["today", "오늘"] as const).map((word): [string, number] => [word, 0]),
  ...(["yesterday", "어제"] as const).map((word): [string, number] => [word, 1]),
]);

/** The day that a text names in another form; null for none, or one that does not exist. */
function readDay(text: string, now: Date): DigestDate | null {
  const plain = text.trim().toLowerCase();
  const ago = DAY_WORDS.get(plain);
  if (ago !== undefined) return addDays(toDigestDate(now), -ago);
  for (const form of DAY_FORMS) {
    const {
      year,
      day = "",
      month = day.slice(0, 2),
      date = day.slice(2),
    } = form.exec(plain)?.groups ?? {};
    const found = DigestDate.safeParse(
      `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`,
    );
    if (found.success) return found.data;
  }
  return null;
}

/** The week that a text names, such as `2026-W7`, `2026w07` or `2026W07`. */
function readWeek(text: string): DigestWeek | null {
  const { year, week } = /^(?<year>\d{4})[-\s]?w(?<week>\d{1,2})$/i.exec(text.trim())?.groups ?? {};
  return DigestWeek.safeParse(`${year}-W${week?.padStart(2, "0")}`).data ?? null;
}

const MONTH = { month: "long", year: "numeric", timeZone: "UTC" } as const;

/** Why a text in the right form is no day: `: February 2026 has 28 days`. */
function explainLength(text: string): string {
  const { year = "", month = "" } = /^(?<year>\d{4})-(?<month>\d\d)-\d\d$/.exec(text)?.groups ?? {};
  const first = DigestDate.safeParse(`${year}-${month}-01`);
  if (!first.success) return year === "" ? "" : ": a year has the months 01 to 12";
  const next = new Date(Date.UTC(Number(year), Number(month), 0));
  return `: ${next.toLocaleDateString("en-US", MONTH)} has ${next.getUTCDate()} days`;
}

/** 28 December always lies in the last week of its year. */
function countWeeks(year: string): string {
  return weekOf(DigestDate.parse(`${year}-12-28`)).slice(-2);
}
