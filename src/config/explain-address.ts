/**
 * What is wrong with an address, as a clause that does not repeat it, since it may hold a password; null when
 * nothing is.
 */
export function explainAddress(text: string): string | null {
  if (/\s/.test(text)) return "it holds white space, which no address has";
  const url = URL.parse(text);
  // The parser forgives `https:/host` and `https:\\host`; people who write them mean something else.
  if (url === null || !/^https?:\/\/[^/\\]/i.test(text)) {
    return "it is no address that begins with https:// or http://";
  }
  if (url.username || url.password || /^[^/]*\/\/[^/?#]*@/.test(text)) {
    return "it holds a user name or a password";
  }
  if (text.includes("?")) return "it holds a query, the part behind the question mark";
  if (text.includes("#")) return "it holds a fragment, the part behind the number sign";
  const [, path] = /(\/(?:chat\/completions|responses|models|embeddings))\/*$/.exec(text) ?? [];
  if (path !== undefined) {
    return `it ends in ${path}, which is added to it when it is asked; write ${text.slice(0, text.lastIndexOf(path))}`;
  }
  return null;
}
