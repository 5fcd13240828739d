import { http, passthrough } from "msw";
import { setupServer } from "msw/node";

/** The network that tests see: loopback servers of their own, what a test says, and nothing else. */
export const network = setupServer(http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()));

// Listens before a test file is loaded, not in `beforeAll`: the OpenAI client keeps the `fetch` it finds
// when it is made, so a client made at the top of a test file would slip past. Test files share their
// worker and this network, which therefore stays; what a test adds is taken back after it.
network.listen({ onUnhandledFrame: "error" });
