/** The one name of an endpoint, however its address is written: `…/v1/` and `…/v1` are the same. */
export function nameEndpoint(address: URL | string): string {
  const href = URL.parse(`${address}`)?.href ?? `${address}`;
  return href.replace(/\/+$/, "");
}
