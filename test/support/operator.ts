import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";
import { type DigestDate, datesBetween } from "../../src/core/paper/date.ts";
import { explainNoPapers } from "../../src/core/paper/holidays.ts";
import type { Paper } from "../../src/core/paper/paper.ts";
import { type Fault, openFaultyWorld } from "./faulty-world.ts";
import { openGithubServer } from "./github-server.ts";
import { makePaperOf } from "./papers.ts";
import { checkOut, type Inputs, makeOrigin } from "./runner.ts";
import { makeFolder } from "./temporary.ts";

/** What a run of the workflow has told, at each place where an operator looks. */
export type Seen = {
  annotations: string[];
  summary: string;
  /** The text of the one issue while it is open; null when there is none, or it is closed. */
  issue: string | null;
  /** How many issues and comments there are by now. */
  written: number;
  isFine: boolean;
};

/** An archive that publishes directly and reports failed runs, and somebody who looks at its runs alone. */
export type Operator = {
  origin: string;
  /** What is wrong from now on; nothing, when it is empty. */
  turn: (fault: Fault) => void;
  /** The run on schedule of a day, or one by hand with these inputs, with its report. */
  see: (today: DigestDate, inputs?: Inputs) => Promise<Seen>;
  /** Variables of a command on the operator's own machine at that time. */
  environment: () => Inputs;
  now: () => Date;
};

/** Opens an archive without a digest, whose Hub lists two papers on each working day of these. */
export async function openOperator(first: DigestDate, last: DigestDate): Promise<Operator> {
  const origin = makeOrigin();
  const server = await openGithubServer(origin);
  let now = new Date(0);
  const world = await openFaultyWorld({}, { listings: listDays(first, last), now: () => now });
  let variables: Inputs = world.environment;
  const cache = makeFolder();

  const job = async (temporary: string, step: string, inputs: Inputs) => {
    const runner = checkOut(origin, temporary, { now: () => now });
    const done = await runner.step({
      ...{ ...server.environment, INPUT_REVIEW: "", PAPERCARDS_REPORT_ISSUE: "yes" },
      ...{ PAPERCARDS_TOP: "1", PAPERCARDS_CACHE_DIR: cache, GITHUB_RUN_ID: "42" },
      ...{ ...variables, ...inputs, INPUT_STEP: step },
    });
    rmSync(dirname(runner.folder), { recursive: true });
    return done;
  };

  return {
    origin,
    turn: (fault) => {
      variables = world.turn(fault);
    },
    environment: () => variables,
    now: () => now,
    see: async (today, inputs = {}) => {
      now = new Date(`${today}T03:17:00Z`);
      const temporary = makeFolder();
      const made = await job(temporary, "generate", inputs);
      const hasMade = made.outputs.mode === "publish";
      const published = hasMade ? await job(temporary, "publish", {}) : null;
      const resultOf = (code: number | null) => (code === 0 ? "success" : "failure");
      const needs = {
        generate: { result: resultOf(made.exitCode), outputs: made.outputs },
        publish: { result: published === null ? "skipped" : resultOf(published.exitCode) },
      };
      const reported = await job(temporary, "report", { INPUT_NEEDS: JSON.stringify(needs) });
      rmSync(temporary, { recursive: true });
      const printed = [made, published, reported].map((step) => step?.printed ?? "").join("\n");
      const [issue] = server.kept;
      return {
        annotations: printed.match(/^::(?:error|warning|notice) .*$/gm) ?? [],
        summary: made.summary,
        issue: issue?.state === "open" ? issue.body : null,
        written: server.kept.reduce((sum, { comments }) => sum + 1 + comments.length, 0),
        isFine: [made, published, reported].every((step) => (step?.exitCode ?? 0) === 0),
      };
    },
  };
}

/** Two papers on each day but week ends and holidays, each on one day alone. */
function listDays(first: DigestDate, last: DigestDate): ReadonlyMap<DigestDate, unknown[]> {
  const working = datesBetween(first, last).filter((date) => explainNoPapers(date) === null);
  return new Map(
    working.map((date, index) => [
      date,
      [0, 1].map((which) => toItem(makePaperOf(2 * index + which))),
    ]),
  );
}

function toItem({ id, title, abstract, upvotes }: Paper): unknown {
  return { paper: { id, title, summary: abstract, upvotes }, title };
}

/** Expects that an act was told at each place, and once; the issue may only lead to where it is told. */
export function expectTold(seen: Seen, act: RegExp, inIssue = act): void {
  expect(seen.annotations.map(toPlain)).toEqual([expect.stringMatching(act)]);
  expect(countMatches(seen.summary, act)).toBe(1);
  expect(countMatches(seen.issue ?? "", inIssue)).toBe(1);
}

/** A text without markup, and with settings by their names alone, whether they are variables or secrets. */
function toPlain(markdown: string): string {
  return markdown.replaceAll(/[\\\u2060`]/g, "").replaceAll(/\b(?:vars|secrets)\.(?=[A-Z])/g, "");
}

/** How often something is told in Markdown. */
function countMatches(markdown: string, { source }: RegExp): number {
  return toPlain(markdown).match(new RegExp(source.replaceAll("`", ""), "g"))?.length ?? 0;
}

/** Expects that a run was fine, and told nobody to do anything. */
export function expectQuiet({ annotations, summary, issue, isFine }: Seen): void {
  const head = summary.split("\n## ")[0] ?? "";
  expect({ annotations, issue, isFine }).toEqual({ annotations: [], issue: null, isFine: true });
  expect(head).toMatch(
    /^(?:\| day .*\n\| --- .*\n(?:\| \S+ \| (?:settled|empty|provisional) .* \| {2}\|\n)+|No day is open\.\n)\n.*\n*$/,
  );
}
