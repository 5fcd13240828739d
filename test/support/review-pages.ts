import type { BrowserContextOptions } from "playwright-core";
import { onTestFinished } from "vitest";
import { parseListing } from "../../src/core/paper/listing.ts";
import { openPage } from "./chromium.ts";
import { HOSTILE_TITLE } from "./hostile.ts";
import { complete, openModelServer } from "./model-server.ts";
import { makeDraftFrom } from "./papers.ts";
import { readDay } from "./recorded.ts";
import { openReview } from "./review-page.ts";
import { makeUser, serveHub } from "./world.ts";

/** The bundled day, and one with many papers. */
export const BUNDLED_DAY = "2026-02-13";
export const BUSY_DAY = "2025-10-14";

/** A hostile paper of the busy day. */
export const HOSTILE_ID = "2510.99999";

/** A number that no abstract holds: an error wherever it is written. */
export const STRAY = "정확도는 77.7%입니다.";

/** A user with the bundled day published, and the page open on its first card. */
export async function openBundledDay(options: BrowserContextOptions = {}) {
  const user = makeUser();
  await user.run("demo");
  return { user, ...(await openPage(await openReview(user), options)) };
}

/** A user with 30 cards of a recorded day drafted and not published, one of its papers hostile. */
export async function openBusyDay(options: BrowserContextOptions = {}) {
  const hostile = { id: HOSTILE_ID, title: HOSTILE_TITLE, upvotes: 99_999 };
  const summary = `${HOSTILE_TITLE} ${"many words of an abstract ".repeat(12)}`;
  const all = [{ paper: { ...hostile, summary } }, ...readDay(BUSY_DAY)];
  serveHub({ [BUSY_DAY]: all });
  const server = await openModelServer(parseListing(all).papers, ({ paper, count }) => ({
    body: complete(JSON.stringify({ ...makeDraftFrom(paper), ...(count > 1 && SECOND_ANSWER) })),
  }));
  onTestFinished(server.close);
  const user = makeUser(server.url);
  await user.run(`run ${BUSY_DAY} --top 30 --dry-run`);
  const opened = await openReview(user, `${BUSY_DAY} --top 30`);
  return { user, server, ...(await openPage(opened, options)) };
}

/** What the model answers when it is asked about a paper again. */
const SECOND_ANSWER = {
  developerView:
    "두 번째 답의 개발자 관점입니다. 첫 답과 달리, 채점을 자동으로 하는 팀이 먼저 시험해 볼 것과 그렇지 않은 팀이 기다릴 이유를 나누어 적습니다.",
};

/**
 * A user with a card that has two errors, a warning and matters of style in several fields, published nowhere, and the
 * page open on it.
 */
export async function openFaultyCard(options: BrowserContextOptions = {}) {
  const items = readDay(BUSY_DAY).slice(0, 1);
  serveHub({ [BUSY_DAY]: items });
  const server = await openModelServer(parseListing(items).papers, ({ paper }) => {
    const draft = makeDraftFrom(paper);
    const faults = {
      headline: `${draft.headline} 77.7%`,
      oneLine: draft.oneLine.replace("저자들이 고른", "획기적인"),
      developerView: `${draft.developerView} 다양한 분야에 활용될 수 있을 것으로 기대됩니다.`,
      uncertainty: `${STRAY} ${draft.uncertainty}`,
      actions: draft.actions.map((action) => `${action} 검토`),
    };
    return { body: complete(JSON.stringify({ ...draft, ...faults })) };
  });
  onTestFinished(server.close);
  const user = makeUser(server.url);
  await user.run(`run ${BUSY_DAY} --dry-run`);
  const opened = await openReview(user, BUSY_DAY);
  return { user, server, ...(await openPage(opened, options)) };
}
