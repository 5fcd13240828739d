import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { readDay } from "../../support/recorded.ts";
import { checkOut, commitAll, git, makeOrigin, type StepResult } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, NEXT_DAY, openTwoDays, openWorld, prepare } from "../../support/two-jobs.ts";

/** A run in review mode, up to the step that opens the pull request. */
async function propose(origin: string, inputs: Record<string, string>) {
  const { publisher, publish } = await prepare(origin, inputs);
  const proposed = await publish({ INPUT_REVIEW: "true" });
  return { publisher, proposed };
}

/** What the step after it does on GitHub: opens a pull request of the branch. */
function openPullRequest(origin: string, { outputs }: StepResult): void {
  const branch = outputs["pull-request-branch"] ?? "";
  git(origin, "update-ref", "refs/pull/1/head", `refs/heads/${branch}`);
}

const readBody = ({ outputs }: StepResult) =>
  readFileSync(outputs["pull-request-body-path"] ?? "", "utf8");

test("a review run pushes to a branch of its own and leaves title and body for a pull request", async () => {
  const origin = makeOrigin();
  const before = git(origin, "rev-parse", "main");

  const { publisher, proposed } = await propose(origin, {
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
  });

  expect(proposed.exitCode, proposed.printed).toBe(0);
  expect(git(origin, "rev-parse", "main")).toBe(before);
  expect(git(origin, "rev-parse", `papercards/${DAY}~1`)).toBe(before);
  expect(publisher.git("status", "--porcelain", "-uall")).toBe("");
  const changed = git(origin, "diff", "--name-only", "main", `papercards/${DAY}`);
  expect(changed.split("\n")).toEqual([
    "output/README.md",
    "output/daily/2026/2026-02-13.json",
    "output/daily/2026/2026-02-13.md",
    "output/weekly/2026/2026-W07.json",
    "output/weekly/2026/2026-W07.md",
    "output/weekly/2026/2026-W07.svg",
  ]);
  expect(proposed.outputs).toMatchObject({
    "pull-request-branch": `papercards/${DAY}`,
    "pull-request-base": "main",
    "pull-request-title": `Daily Papers ${DAY}`,
  });
  expect(readBody(proposed).match(/^- \[ \] /gm)).toHaveLength(2);
  expect(readBody(proposed)).toMatch(/^카드 2장 · 비용/m);
  expect(readBody(proposed)).toMatch(/검사/);
});

test("another run of the same day names the same branch, and is silent when that has it all", async () => {
  const origin = makeOrigin();
  const cache = { PAPERCARDS_CACHE_DIR: makeFolder() };
  const inputs = { ...(await openTwoDays()), ...cache, INPUT_DATE: DAY };
  const first = await propose(origin, inputs);
  openPullRequest(origin, first.proposed);

  const same = await propose(origin, inputs);
  const longer = await propose(origin, { ...inputs, PAPERCARDS_TOP: "3" });

  expect(same.proposed.outputs).toEqual({});
  expect(same.proposed.printed).toContain("check boxes stay as they are");
  expect(longer.proposed.outputs).toMatchObject({ "pull-request-branch": `papercards/${DAY}` });
  expect(readBody(longer.proposed)).toContain("카드 3장");
});

test("a branch without a pull request gets one in the next run", async () => {
  const origin = makeOrigin();
  const inputs = { ...(await openTwoDays()), INPUT_DATE: DAY };
  const first = await propose(origin, inputs);
  openPullRequest(origin, first.proposed);
  git(origin, "update-ref", "-d", "refs/pull/1/head");

  const { proposed } = await propose(origin, inputs);

  expect(proposed.outputs).toMatchObject({ "pull-request-branch": `papercards/${DAY}` });
});

test("what a reviewer has committed to the branch is not overwritten", async () => {
  const origin = makeOrigin();
  const inputs = { ...(await openTwoDays()), INPUT_DATE: DAY };
  openPullRequest(origin, (await propose(origin, inputs)).proposed);
  const reviewer = checkOut(origin, makeFolder(), { branch: `papercards/${DAY}` });
  appendFileSync(join(reviewer.folder, "output/daily/2026/2026-02-13.md"), "A remark.\n");
  commitAll(reviewer.folder, "Edit a card");
  reviewer.git("push", "--quiet", "origin", `HEAD:papercards/${DAY}`);

  const again = await propose(origin, { ...inputs, PAPERCARDS_TOP: "3" });

  expect(again.proposed.exitCode, again.proposed.printed).toBe(0);
  expect(again.proposed.outputs).toEqual({});
  expect(again.proposed.printed).toContain("has changes of a reviewer and is left alone");
});

test("several days are one pull request, named after the newest", async () => {
  const { proposed } = await propose(makeOrigin(), {
    ...(await openTwoDays()),
    INPUT_FROM: DAY,
    INPUT_TO: NEXT_DAY,
  });

  expect(proposed.outputs).toMatchObject({
    "pull-request-branch": `papercards/${NEXT_DAY}`,
    "pull-request-title": `Daily Papers ${NEXT_DAY} and 1 more`,
  });
  expect(readBody(proposed).match(/^## .+$/gm)).toEqual([
    `## ${NEXT_DAY} 카드 검토`,
    `## ${DAY} 카드 검토`,
  ]);
});

test("a dry run asks for no pull request", async () => {
  const { publish } = await prepare(makeOrigin(), {
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
    INPUT_DRY_RUN: "true",
  });

  const dry = await publish({ INPUT_REVIEW: "true", INPUT_DRY_RUN: "true" });

  expect(dry.exitCode, dry.printed).toBe(0);
  expect(dry.outputs).toEqual({});
});

test("a hostile title stays text in the body and out of the outputs", async () => {
  const [item, ...others] = readDay(DAY);
  const title = `"title":${JSON.stringify(HOSTILE_TITLE)}`;
  const hostile = JSON.stringify(item).replaceAll(/"title":"(?:[^"\\]|\\.)*"/g, () => title);
  const world = await openWorld(new Map([[DAY, [JSON.parse(hostile), ...others.slice(0, 1)]]]));

  const { proposed } = await propose(makeOrigin(), { ...world, INPUT_DATE: DAY });

  const body = readBody(proposed);
  const { children } = fromMarkdown(body, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  expect(body).toContain("Owned");
  expect(children.filter(({ type }) => type === "list" || type === "html")).toHaveLength(1);
  expect(children.flatMap((node) => (node.type === "list" ? node.children : []))).toHaveLength(2);
  expect(body).not.toMatch(/@everyone|^# /m);
  expect(JSON.stringify(proposed.outputs)).not.toContain("Owned");
});
