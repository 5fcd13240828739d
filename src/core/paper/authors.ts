/** Longest name of a person or an organization that is kept, in characters; a longer one is cut. */
export const MAX_NAME_CHARS = 200;

/** An author as it is kept: a name, or a name with the account on the Hub that is this person's. */
export type Author = string | { name: string; user: string };

/** An account on the Hub: letters, digits, hyphens, and in old ones `_` and `.`. */
const ACCOUNT = /^[\w.-]{1,100}$/;

/**
 * What the Hub calls a claim to be an author that somebody has looked at. Whoever has an account can make a
 * claim, so that one that waits (`claimed`, `extracted_pending`) proves nothing.
 */
const CHECKED_CLAIMS: readonly unknown[] = [
  "claimed_verified",
  "admin_assigned",
  "extracted_confirmed",
];

/**
 * An author, as an item gives it or as it is kept; none when it is hidden or has no name. It is not read by a
 * schema: hundreds of thousands of names fit a listing, and would take a kilobyte each.
 */
export function readAuthor(author: unknown): Author[] {
  if (typeof author === "string") return [author.slice(0, 2 * MAX_NAME_CHARS)];
  if (typeof author !== "object" || author === null || !("name" in author)) return [];
  const isHidden = "hidden" in author && Boolean(author.hidden);
  if (isHidden || typeof author.name !== "string") return [];
  const name = author.name.slice(0, 2 * MAX_NAME_CHARS);
  const user = readAccount(author);
  return [user === null ? name : { name, user }];
}

/** The account of an author: in the Hub's words `user.user`, and `user` as it is kept. */
function readAccount(author: object): string | null {
  const isChecked = !("status" in author) || CHECKED_CLAIMS.includes(author.status);
  if (!isChecked || !("user" in author)) return null;
  const { user } = author;
  const account = typeof user === "object" && user !== null && "user" in user ? user.user : user;
  return typeof account === "string" && ACCOUNT.test(account) ? account : null;
}

/** The name of an author. */
export function nameOf(author: Author): string {
  return typeof author === "string" ? author : author.name;
}

/** Whom a paper belongs to, as one level of an item says it. */
type Owned = {
  authors?: readonly Author[] | null | undefined;
  organization?: { name?: string | null | undefined } | null | undefined;
};

/** The accounts of an organization and of authors, each once and in small letters: the Hub ignores the case. */
export function readOwners(levels: readonly Owned[]): string[] {
  const accounts = levels.flatMap(({ authors, organization }) => [
    ...(organization?.name ? [organization.name.trim()] : []),
    ...(authors ?? []).flatMap((author) => (typeof author === "string" ? [] : author.user)),
  ]);
  return [...new Set(accounts.filter((one) => ACCOUNT.test(one)).map((one) => one.toLowerCase()))];
}
