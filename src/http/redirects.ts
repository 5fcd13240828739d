/** Redirects that are followed for one request. A server that moved needs one, seldom two. */
export const MAX_REDIRECTS = 3;

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Where a response redirects to; null when nowhere, or to another host. A token or a question is sent only
 * to the server it was meant for, and never from an encrypted connection to an open one.
 */
export function findRedirect(from: URL, status: number, location: string | null): URL | null {
  const to = readLocation(from, status, location);
  return to !== null && (to.origin === from.origin || isEncryptedTwin(to, from)) ? to : null;
}

/** Why a redirect was not followed, as one half of a sentence; null when the response is none. */
export function describeRedirect(
  from: URL,
  status: number,
  location: string | null,
): string | null {
  const to = readLocation(from, status, location);
  if (to === null) return null;
  return findRedirect(from, status, location) === null
    ? `redirects to ${to.origin === "null" ? to.protocol : to.origin}, and another host is not followed`
    : `redirects more than ${MAX_REDIRECTS} times`;
}

function readLocation(from: URL, status: number, location: string | null): URL | null {
  return REDIRECTS.includes(status) && location !== null ? URL.parse(location, from.href) : null;
}

/** Many servers send whoever comes without encryption to the same host with it. */
function isEncryptedTwin(to: URL, from: URL): boolean {
  const isUsualPort = to.port === "" && from.port === "";
  return isUsualPort && to.hostname === from.hostname && to.protocol === "https:";
}
