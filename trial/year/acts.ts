import { addDays, type DigestDate } from "../../src/core/paper/date.ts";
import { SKIP_LABEL } from "../../src/core/review/pull-request.ts";
import type { Kept } from "../../test/support/github-server.ts";
import { git } from "../../test/support/runner.ts";
import { type Archive, pick } from "./archive.ts";
import { changeDay, formatDay, HOWS } from "./writing.ts";

/** A branch that was deleted by mistake. */
type Deleted = { request: Kept; sha: string; backOn: DigestDate };

/** What people have done since the last run, and branches that are to come back. */
export type Desk = { deleted: Deleted[]; written: Set<string> };

/** The open request of a day, and who has it before them. */
type Work = { archive: Archive; request: Kept; date: string; today: DigestDate; desk: Desk };

/** Something that people do to the open request of a day; returns what it is called when it was done. */
type Act = (work: Work) => string | null;

const update: Act = ({ archive, request }) => {
  archive.people.updateBranch(request);
  return "Update branch";
};

const format: Act = ({ archive: { people }, request }) => {
  people.add(request.head, `formatted/${request.number}`, "By a formatter.\n", "Format");
  return "a formatter elsewhere";
};

const formatDocument: Act = ({ archive, request, date }) => {
  formatDay(archive, request.head, date);
  return "a formatter in the document";
};

/** Nobody writes into data and document before the next run: what they mean then, nobody knows. */
const write: Act = ({ archive, request: { head }, date, desk: { written } }) => {
  const how = pick(archive.random, HOWS) ?? "the data";
  if (written.has(head) || !changeDay(archive, head, date, how)) return null;
  written.add(head);
  return `somebody changes ${how}`;
};

const skip: Act = ({ archive, request, date }) => {
  request.labels.push(SKIP_LABEL);
  archive.skipped.add(date);
  return "a label skips it";
};

/** Not after somebody has written into it: it is a mistake, and no mind. */
const remove: Act = ({ archive, request, date, today, desk: { deleted } }) => {
  const { origin, edits, hidden, random } = archive;
  if ([...edits, ...hidden].some((one) => one.date === date)) return null;
  const sha = git(origin, "rev-parse", request.head);
  git(origin, "update-ref", "-d", `refs/heads/${request.head}`);
  request.state = "closed";
  deleted.push({ request, sha, backOn: addDays(today, 1 + Math.floor(random() * 5)) });
  return "its branch is deleted by mistake";
};

/** What people do to a request on a day, and how often. */
export const ACTS: readonly (readonly [share: number, act: Act])[] = [
  [0.04, update],
  [0.025, format],
  [0.015, formatDocument],
  [0.06, write],
  [0.006, skip],
  [0.006, remove],
];
