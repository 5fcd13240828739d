import { addDays, type DigestDate } from "../../src/core/paper/date.ts";
import { SKIP_LABEL } from "../../src/core/review/pull-request.ts";
import type { Kept } from "../../test/support/github-server.ts";
import { openRequests } from "../../test/support/people.ts";
import { git } from "../../test/support/runner.ts";
import { ACTS, type Desk } from "./acts.ts";
import { type Archive, draw } from "./archive.ts";
import { runAfterPush } from "./workflow.ts";
import { isFormatted } from "./writing.ts";

/** Longest time that the request of a day and that of a week wait, in days. */
const MOST_DAYS = 12;
const MOST_WEEK_DAYS = 6;

/** Shares of merged requests whose branch somebody deletes at once, and after which the workflow runs before the next. */
const DELETED_AT_ONCE = 0.3;
const RUN_BETWEEN = 0.2;

/** The people who look after the open requests of an archive. */
type Reviewers = { work: (today: DigestDate) => Promise<void> };

/** Opens reviewers, who are slow, keep no order, and press every button. */
export function openReviewers(archive: Archive): Reviewers {
  const { origin, people, random, server, note } = archive;
  const mergeOn = new Map<number, DigestDate>();
  const desk: Desk = { deleted: [], written: new Set() };

  /** The buttons "Restore branch" and "Reopen", which are there as long as there is no other request. */
  const restore = (today: DigestDate) => {
    for (const one of desk.deleted.filter(({ backOn }) => backOn <= today)) {
      desk.deleted.splice(desk.deleted.indexOf(one), 1);
      const { head, number } = one.request;
      if (server.open(head) !== undefined) continue;
      git(origin, "update-ref", `refs/heads/${head}`, one.sha);
      one.request.state = "open";
      note(today, `#${number}, ${head}: is back`);
    }
  };

  const act = (request: Kept, today: DigestDate) => {
    const date = request.head.replace("papercards/", "");
    const isOfWeek = date.includes("W");
    const most = isOfWeek ? MOST_WEEK_DAYS : MOST_DAYS;
    const plan = mergeOn.get(request.number) ?? addDays(today, Math.floor(random() * most));
    mergeOn.set(request.number, plan);
    const chosen = isOfWeek ? undefined : draw(random, ACTS);
    const done = chosen?.({ archive, request, date, today, desk }) ?? null;
    if (done !== null) note(today, `#${request.number}, ${request.head}: ${done}`);
  };

  const merge = async (request: Kept, today: DigestDate) => {
    const { head, number } = request;
    const how = random() < 0.5 ? "merge" : "squash";
    note(today, `#${number}, ${head}: ${how}`);
    people.merge(request, how);
    if (random() < DELETED_AT_ONCE) git(origin, "update-ref", "-d", `refs/heads/${head}`);
    if (random() < RUN_BETWEEN) await runAfterPush(archive, today);
  };

  return {
    work: async (today) => {
      desk.written.clear(); // the day's run has been
      restore(today);
      for (const request of openRequests(server)) act(request, today);
      const isDue = ({ number, labels, state, head }: Kept) =>
        state === "open" &&
        !labels.includes(SKIP_LABEL) &&
        (mergeOn.get(number) ?? today) <= today &&
        !isFormatted(archive, head);
      const due = openRequests(server).filter(isDue);
      const order = new Map(due.map((request) => [request, random()]));
      due.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
      for (const request of due) {
        if (isDue(request)) await merge(request, today); // a run between may have closed it
      }
      if (due.length > 0) await runAfterPush(archive, today);
    },
  };
}
