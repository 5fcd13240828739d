/** Redirects that are followed for one request. */
export const MOST_REDIRECTS = 3;

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Where a response redirects to; null when nowhere, or to another origin. A token or a question is sent
 * only to the server it was meant for, and never from an encrypted connection to an open one.
 */
export function findRedirect(from: URL, status: number, location: string | null): URL | null {
  if (!REDIRECTS.includes(status) || location === null) return null;
  const to = URL.parse(location, from.href);
  return to?.origin === from.origin ? to : null;
}
