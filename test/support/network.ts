import { HttpRequestInterceptor } from "@mswjs/interceptors/http";
import { HttpResponse, http, passthrough } from "msw";
import { defineNetwork, InterceptorSource } from "msw/experimental";
import { describeUnlinked } from "./artefact-hub.ts";

/**
 * The network that tests see: loopback servers of their own, what a test says, and nothing else but a Hub to
 * whose papers nobody has linked anything. It is watched at the sockets, so that no client whatever slips past, and no request without a handler.
 */
export const network = defineNetwork({
  sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
  handlers: [
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
    http.get("https://huggingface.co/api/papers/:id", ({ params }) =>
      HttpResponse.json(describeUnlinked(String(params.id))),
    ),
  ],
  onUnhandledFrame: "error",
  context: { quiet: true },
});

// Test files share their worker and this network, which therefore stays; what a test adds is taken back
// after it.
await network.enable();
