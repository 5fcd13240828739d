import { z } from "zod";
import { Card } from "../card/card.ts";
import { DigestDate } from "../paper/date.ts";
import { PaperId } from "../paper/paper.ts";
import { DigestWeek } from "../paper/week.ts";
import { rankByInterest } from "./interests.ts";
import { SCHEMA_VERSION } from "./names.ts";
import { raiseDigest } from "./raise-digest.ts";
import { WeekIntro } from "./week/week-intro.ts";
import { WeekTags } from "./week/week-tags.ts";

const DailyForm = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal("daily"),
  date: DigestDate,
  /** `provisional` while the day's listing may still grow. */
  status: z.enum(["settled", "provisional"]),
  /** Papers that the Hub listed, with or without a card. */
  listed: z.int().nonnegative(),
  /** How many papers were to get a card, 0 for all; absent in what an older version stored. */
  top: z.int().nonnegative().optional(),
  /** What its reader is interested in, where papers that match come first; absent when upvotes alone decide. */
  interests: z.array(z.string()).optional(),
  /** Its version of the form, where that was an older one, which does not tell whose cards a person has taken out; else absent. */
  raisedFrom: z.literal(1).optional(),
  cards: z.array(Card),
});

/** The digest of one day, also as an older version stored it. Its Markdown is rendered from it. */
export const DailyDigest = z.preprocess(raiseDigest, DailyForm);
export type DailyDigest = z.infer<typeof DailyDigest>;

const WeekForm = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal("weekly"),
  week: DigestWeek,
  /** The day it was copied from, while the week has no papers of its own. */
  copiedFrom: DigestDate.nullable(),
  /** How many of its cards its document shows whole; 0 for all. */
  top: z.int().nonnegative(),
  /** Its weekdays on which no paper was listed; absent where every one has cards or may get some. */
  emptyDays: z.array(DigestDate).optional(),
  /** Its weekdays that had not ended when it was made; absent when all had. */
  openDays: z.array(DigestDate).optional(),
  /** The trends of the week; absent when it was copied or there was no model. */
  intro: WeekIntro.optional(),
  /** Tags of this week and the weeks before it, newest first; absent when it was copied. */
  tagWeeks: z.array(WeekTags).optional(),
  /**
   * Its papers in the order in which they are shown, and the day that has the card of each. The day is null in what
   * an older version stored, until it is looked up among the days of the week.
   */
  papers: z.array(z.object({ date: DigestDate.nullable(), id: PaperId })),
});

/** The digest of one ISO week as its file has it, also as an older version stored it. */
export const StoredWeek = z.preprocess(raiseDigest, WeekForm);
export type StoredWeek = z.infer<typeof StoredWeek>;

/** The data of one day or one week, as a file below `output/` keeps it. */
export const StoredDigest = z.preprocess(
  raiseDigest,
  z.discriminatedUnion("kind", [DailyForm, WeekForm]),
);
export type StoredDigest = z.infer<typeof StoredDigest>;

/** The digest of one ISO week with the cards of its papers, which its days hold. */
export type WeeklyDigest = Omit<StoredWeek, "papers"> & {
  /** Where the card of each paper is: its day, and its number there. In the order of the cards. */
  papers: { date: DigestDate; id: string; number: number }[];
  cards: Card[];
  /** Its days with cards whose listing may still grow; absent when there are none. */
  provisionalDays?: DigestDate[];
};

/** The document of one day or one week. */
export type Digest = DailyDigest | WeeklyDigest;

/** Builds a day's digest; cards are put in the order of its interests and the listing. */
export function buildDailyDigest(day: Omit<DailyDigest, "schemaVersion" | "kind">): DailyDigest {
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: "daily",
    ...day,
    cards: rankByInterest(day.cards, day.interests ?? [], ({ paper }) => paper),
  };
}

/** Builds a week's digest; papers and cards are given in the order in which they are shown. */
export function buildWeeklyDigest(
  week: Omit<WeeklyDigest, "schemaVersion" | "kind">,
): WeeklyDigest {
  return { schemaVersion: SCHEMA_VERSION, kind: "weekly", ...week };
}

/** Whether a digest is one of a day whose listing may still grow. */
export function isProvisional(digest: Digest): boolean {
  return digest.kind === "daily" && digest.status === "provisional";
}
