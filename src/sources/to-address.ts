/**
 * The address of a path below an endpoint. The endpoint may have a path of its own, as mirrors and proxies
 * of artefacts do, with a slash at its end or without.
 */
export function toAddress(
  endpoint: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
): URL {
  const url = new URL(endpoint);
  url.pathname = `${withoutSlash(url.pathname)}${path}`;
  url.search = new URLSearchParams(query).toString();
  url.hash = "";
  return url;
}

function withoutSlash(path: string): string {
  return path.endsWith("/") ? withoutSlash(path.slice(0, -1)) : path;
}
