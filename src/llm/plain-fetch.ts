import { readErrorBody } from "./wire-error.ts";

/** The client's own headers that go out; it adds more from the environment and about the machine. */
const SENT: readonly string[] = ["accept", "authorization", "content-type"];

/**
 * Makes the `fetch` that the client uses. Of its headers only the necessary ones are sent, with our key,
 * so that nothing in the environment reaches the wire; and errors come back in the one shape that it
 * understands, since Gemini sends a list, vLLM a bare object and gateways plain text.
 */
export function createPlainFetch(apiKey: string): typeof fetch {
  return async (input, init = {}) => {
    const given = new Headers(init.headers);
    const headers = new Headers(
      [...given].filter(([name]) => SENT.includes(name)),
    );
    headers.set("authorization", `Bearer ${apiKey}`);
    headers.set("user-agent", "papercards");
    const response = await fetch(input, { ...init, headers });
    if (response.ok) return response;
    const error = readErrorBody(await response.text());
    return new Response(JSON.stringify({ error }), {
      status: response.status,
      headers: withoutLength(response.headers),
    });
  };
}

/** Length and encoding belong to the body that was replaced. */
function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ["content-length", "content-encoding", "transfer-encoding"]) kept.delete(name);
  kept.set("content-type", "application/json");
  return kept;
}
