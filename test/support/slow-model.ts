import type { BrowserContextOptions } from "playwright-core";
import { onTestFinished } from "vitest";
import { parseListing } from "../../src/core/paper/listing.ts";
import { openPage } from "./chromium.ts";
import { complete, openModelServer } from "./model-server.ts";
import { makeDraftFrom } from "./papers.ts";
import { readDay } from "./recorded.ts";
import { openReview } from "./review-page.ts";
import { BUNDLED_DAY } from "./review-pages.ts";
import { makeUser } from "./world.ts";

/** The bundled day on the page, and a model that answers, or fails, when the test says so. */
export async function openSlowModel(status = 200, options: BrowserContextOptions = {}) {
  const gate = Promise.withResolvers<void>();
  const { papers } = parseListing(readDay(BUNDLED_DAY));
  const server = await openModelServer(papers, ({ paper }) => ({
    status,
    after: gate.promise,
    body:
      status === 200
        ? complete(JSON.stringify(makeDraftFrom(paper)))
        : { error: { message: "no such key", code: "invalid_api_key" } },
  }));
  onTestFinished(async () => {
    gate.resolve();
    await server.close();
  });
  const user = makeUser(server.url);
  await user.run("demo");
  const opened = await openReview(user);
  return { user, opened, answer: gate.resolve, ...(await openPage(opened, options)) };
}
