/**
 * Endings of names that lead nowhere outside one's own machine, network or cluster.
 *
 * Source: RFC 6761 (`localhost`, `test`, `invalid`, `example`), RFC 6762 with its appendix G (`local`, `intranet` to
 * `lan`), RFC 8375 (`home.arpa`); the others are those of Kubernetes, of Tailscale, of a common router, and of
 * resolvers that were told no domain.
 */
const LOCAL_ENDINGS =
  "localhost test invalid example local intranet internal private corp home lan home.arpa svc svc.cluster.local ts.net fritz.box localdomain".split(
    " ",
  );

/** A name without a dot. Of those only countries' are public, which have two letters or are written as `xn--`. */
const ONE_LABEL = /^(?![a-z]{2}$|xn--)[^.:]+$/;

/** Whether a host, as `URL` writes it, is by its name one of one's own machine or network; an address is no name. */
export function isLocalName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "");
  return (
    ONE_LABEL.test(name) ||
    LOCAL_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`))
  );
}

/** Names that RFC 2606 and RFC 6761 keep for examples: nothing answers there, or nobody's pages. */
const OF_EXAMPLES = /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid)\.?$/;

/** Whether a host, as `URL` writes it, is kept for examples. */
export function isExampleName(hostname: string): boolean {
  return OF_EXAMPLES.test(hostname);
}
