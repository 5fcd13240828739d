import { SourceError } from "../../core/errors.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { explainRefusal } from "../to-source-error.ts";

/**
 * The same client, but it sends nothing more once the Hub has refused a request because there were too many
 * (429): its quota is that of the listing and of whoever else has the same address.
 */
export function withinQuota(http: HttpClient): HttpClient {
  let isUsedUp = false;
  return {
    ...http,
    request: async (request) => {
      if (isUsedUp) {
        const problem = "was not asked: the Hub's quota of requests is used up.";
        const asked = { status: 429, hasToken: Boolean(request.token), isPage: false };
        const explanation = explainRefusal(request.url, asked);
        throw new SourceError(request.url, problem, { status: 429, explanation });
      }
      const response = await http.request(request);
      isUsedUp ||= response.status === 429;
      return response;
    },
  };
}
