/** The client's own headers that go out; it adds more from the environment and about the machine. */
const SENT: readonly string[] = ["accept", "authorization", "content-type"];

/**
 * Makes the `fetch` for calls that carry files, which the platform streams. Of the client's headers only
 * the necessary ones are sent, so that nothing in the environment reaches the wire, and no redirect is
 * followed with them in hand.
 */
export function createFileFetch(): typeof fetch {
  return (input, init = {}) => {
    const headers = [...new Headers(init.headers)].filter(([name]) => SENT.includes(name));
    const sent = new Headers([...headers, ["user-agent", "papercards"]]);
    return fetch(input, { ...init, headers: sent, redirect: "error" });
  };
}
