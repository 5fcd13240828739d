import { HttpRequestInterceptor } from "@mswjs/interceptors/http";
import { HttpResponse, http, passthrough } from "msw";
import { defineNetwork, InterceptorSource } from "msw/experimental";

/** The Hub's answer about a paper that it has no page of. */
const NO_PAPER = { error: "Paper not found" };

/**
 * The network that tests see: loopback servers of their own, what a test says, and nothing else but a Hub that
 * has no page of any paper. It is watched at the sockets, so that no client whatever slips past, and no request without a handler.
 */
export const network = defineNetwork({
  sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
  handlers: [
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
    http.get("https://huggingface.co/api/papers/:id", () =>
      HttpResponse.json(NO_PAPER, { status: 404 }),
    ),
  ],
  onUnhandledFrame: "error",
  context: { quiet: true },
});

// Test files share their worker and this network, which therefore stays; what a test adds is taken back
// after it.
await network.enable();
