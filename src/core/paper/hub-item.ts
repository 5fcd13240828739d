import { z } from "zod";
import { cleanLine, truncate } from "../text.ts";
import { MAX_NAME_CHARS, nameOf, readAuthor, readOwners } from "./authors.ts";
import { isBlank } from "./blank.ts";
import { type DigestDate, toDigestDate } from "./date.ts";
import { toCodeUrl, toProjectUrl } from "./links.ts";
import { type Paper, PaperId, toImageUrl, toPaperPage } from "./paper.ts";
import { MAX_ABSTRACT_CHARS, readAbstract } from "./read-abstract.ts";
import { readInstant, UNREADABLE } from "./read-instant.ts";

/** Longest title that is kept, in characters; a longer one is cut. The longest recorded one has 206. */
const MAX_TITLE_CHARS = 1_000;

/** Authors that are kept of a paper. The largest recorded list names 3,303. */
const MAX_AUTHORS = 5_000;

/** A field of a foreign type counts as missing, so that it costs nothing but itself. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().catch(null);
}

/** A text of which twice the most that is kept of it is read: invisible signs may stand between. */
function textUpTo(maxChars: number) {
  return optional(z.string().transform((text) => text.slice(0, 2 * maxChars)));
}

const Name = textUpTo(MAX_NAME_CHARS);

/** The first authors that are not hidden, as an item gives them or as they are kept. */
const Authors = z
  .array(z.unknown())
  .transform((list) => list.slice(0, MAX_AUTHORS).flatMap(readAuthor));

/** The fields that we use. An item may have each of them twice: inside `paper` and around it. */
const FIELDS = {
  title: textUpTo(MAX_TITLE_CHARS),
  summary: textUpTo(MAX_ABSTRACT_CHARS), // the Hub's word for the abstract
  upvotes: optional(z.int()),
  authors: optional(Authors),
  githubRepo: optional(z.string()),
  projectPage: optional(z.string()),
  organization: optional(z.object({ fullname: Name, name: Name })),
  thumbnail: optional(z.string()),
  submittedOnDailyAt: z.unknown().transform(readInstant).optional(),
  withdrawnAt: z.unknown().transform(readWithdrawal).optional(),
};

/** When a paper was withdrawn; true where only that is kept, as by older versions, and null when it was not. */
function readWithdrawal(value: unknown): string | true | null {
  if (value === true) return true;
  return value ? readInstant(value) : null;
}

/**
 * One item as the API and the page give it. Its id, title, summary, authors and upvotes were inside `paper`
 * in all 12,856 recorded items; still only the id is required. Fields that we do not use are dropped.
 */
export const HubItem = z.object({ paper: z.object({ id: z.string(), ...FIELDS }), ...FIELDS });
export type HubItem = z.infer<typeof HubItem>;

/** The same fields, from inside and outside. */
type Levels = readonly [HubItem["paper"], HubItem];

/** A paper as it is listed, and what is known of it besides. */
type ListedPaper = {
  paper: Paper;
  /** Whether it was withdrawn; its abstract is then empty. */
  isWithdrawn: boolean;
  /** Whether the item says when it was withdrawn, but in no known form, so that it counts as not withdrawn. */
  hasUnreadableWithdrawal: boolean;
  /** Accounts on the Hub that belong to it, in small letters: its organization's and its authors'. */
  owners: string[];
};

/**
 * Turns an item into a {@link Paper}; null when its id is not one that the Hub lists. Of a field that the
 * item has twice, the inner one counts, unless it is blank.
 */
export function toPaper(item: HubItem): ListedPaper | null {
  const id = PaperId.safeParse(item.paper.id.replace(/v\d+$/, ""));
  if (!id.success) return null;
  const levels: Levels = [item.paper, item];
  const title = firstLine(levels, ({ title: text }) => text, MAX_TITLE_CHARS);
  const reading = readAbstract(
    levels.map(({ summary }) => summary ?? ""),
    title,
  );
  const withdrawals = levels.flatMap(({ withdrawnAt }) => withdrawnAt ?? []);
  const projectUrl = toProjectUrl(firstText(levels, ({ projectPage }) => projectPage));
  const isWithdrawn = reading.status === "withdrawn" || withdrawals.some((at) => at !== UNREADABLE);
  const hasUnreadableWithdrawal = !isWithdrawn && withdrawals.length > 0;
  const paper = {
    id: id.data,
    title: title || id.data,
    abstract: reading.status === "abstract" && !isWithdrawn ? reading.abstract : "",
    upvotes: Math.max(0, item.paper.upvotes ?? item.upvotes ?? 0),
    authors: levels.map(nameAuthors).find((names) => names.length > 0) ?? [],
    url: toPaperPage(id.data),
    thumbnailUrl: toImageUrl(firstText(levels, ({ thumbnail }) => thumbnail)),
    // a repository that the project's page only mentions may be another's
    codeUrl:
      toCodeUrl(firstText(levels, ({ githubRepo }) => githubRepo)) ?? toCodeUrl(projectUrl ?? ""),
    projectUrl,
    organization:
      firstLine(levels, ({ organization }) => organization?.fullname, MAX_NAME_CHARS) ||
      firstLine(levels, ({ organization }) => organization?.name, MAX_NAME_CHARS) ||
      null,
  };
  return { paper, isWithdrawn, hasUnreadableWithdrawal, owners: listOwners(item) };
}

/** The accounts on the Hub that belong to the paper of an item, in small letters. */
export function listOwners(item: HubItem): string[] {
  return readOwners([item.paper, item]);
}

/** The days on whose lists the item says that it stands, in UTC; null for one in a form that cannot be read. */
export function listingDaysOf({ paper, submittedOnDailyAt }: HubItem): (DigestDate | null)[] {
  return [paper.submittedOnDailyAt, submittedOnDailyAt].flatMap((at) => {
    if (!at) return [];
    return at === UNREADABLE ? [null] : [toDigestDate(new Date(at))];
  });
}

type Read<Value> = (level: Levels[number]) => Value | null | undefined;

function firstText(levels: Levels, read: Read<string>): string {
  return levels.map((level) => read(level) ?? "").find((text) => !isBlank(text)) ?? "";
}

function firstLine(levels: Levels, read: Read<string>, maxChars: number): string {
  return firstText(levels, (level) => cleanWithin(read(level) ?? "", maxChars));
}

function nameAuthors({ authors }: Levels[number]): string[] {
  return (authors ?? [])
    .map((author) => cleanWithin(nameOf(author), MAX_NAME_CHARS))
    .filter((name) => !isBlank(name));
}

function cleanWithin(text: string, maxChars: number): string {
  return truncate(cleanLine(text), maxChars);
}
