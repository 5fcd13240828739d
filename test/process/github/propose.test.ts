import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { readDay } from "../../support/recorded.ts";
import {
  checkOut,
  commitAll,
  makeOrigin,
  type Runner,
  type StepResult,
} from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, NEXT_DAY, openTwoDays, openWorld, prepare } from "../../support/two-jobs.ts";

const BOT = "41898282+github-actions[bot]@users.noreply.github.com";

/** A run in review mode, up to the step that opens the pull request. */
async function propose(origin: string, inputs: Record<string, string>) {
  const { publisher, publish } = await prepare(origin, inputs);
  const proposed = await publish({ INPUT_REVIEW: "true" });
  return { publisher, proposed };
}

/** What the step after it does on GitHub: commits the work tree, pushes it, opens a pull request. */
function openPullRequest({ git }: Runner, { outputs }: StepResult): void {
  git("add", "--", "output");
  const title = outputs["pull-request-title"] ?? "";
  git("-c", "user.name=bot", "-c", `user.email=${BOT}`, "commit", "--quiet", "-m", title);
  const branch = outputs["pull-request-branch"] ?? "";
  git("push", "--quiet", "--force", "origin", `HEAD:${branch}`, "HEAD:refs/pull/1/head");
}

const readBody = ({ outputs }: StepResult) =>
  readFileSync(outputs["pull-request-body-path"] ?? "", "utf8");

test("a review run pushes nothing and leaves files, branch, title and body for a pull request", async () => {
  const origin = makeOrigin();
  const before = checkOut(origin).git("ls-remote", "origin");

  const { publisher, proposed } = await propose(origin, {
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
  });

  expect(proposed.exitCode, proposed.printed).toBe(0);
  expect(publisher.git("ls-remote", "origin")).toBe(before);
  expect(publisher.git("log", "--format=%s")).toBe("Begin");
  expect(publisher.git("status", "--porcelain", "-uall").split("\n")).toEqual([
    "?? output/README.md",
    "?? output/daily/2026/2026-02-13.json",
    "?? output/daily/2026/2026-02-13.md",
    "?? output/weekly/2026/2026-W07.json",
    "?? output/weekly/2026/2026-W07.md",
    "?? output/weekly/2026/2026-W07.svg",
  ]);
  expect(proposed.outputs).toMatchObject({
    "pull-request-branch": `papercards/${DAY}`,
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
  openPullRequest(first.publisher, first.proposed);

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
  openPullRequest(first.publisher, first.proposed);
  first.publisher.git("push", "--quiet", "origin", ":refs/pull/1/head");

  const { proposed } = await propose(origin, inputs);

  expect(proposed.outputs).toMatchObject({ "pull-request-branch": `papercards/${DAY}` });
});

test("what a reviewer has committed to the branch is not overwritten", async () => {
  const origin = makeOrigin();
  const inputs = { ...(await openTwoDays()), INPUT_DATE: DAY };
  const { publisher, proposed } = await propose(origin, inputs);
  openPullRequest(publisher, proposed);
  appendFileSync(join(publisher.folder, "output/daily/2026/2026-02-13.md"), "A remark.\n");
  commitAll(publisher.folder, "Edit a card");
  publisher.git("push", "--quiet", "origin", `HEAD:papercards/${DAY}`);

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
