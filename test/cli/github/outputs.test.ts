import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { COMMITTER } from "../../../src/cli/github/git/publishing-repository.ts";
import { renderOutput } from "../../../src/cli/github/outputs.ts";

test("an output of one line is one line", () => {
  expect(renderOutput("branch", "papercards/2026-02-13")).toBe("branch=papercards/2026-02-13\n");
});

test("a line break in an output starts no output of its own", () => {
  expect(renderOutput("title", "a\nwritten=true", "mark")).toBe(
    "title<<mark\na\nwritten=true\nmark\n",
  );
  expect(renderOutput("title", "a\rb")).toMatch(/^title<<([\w-]{36})\na\rb\n\1\n$/);
});

const Job = z.object({ permissions: z.record(z.string(), z.string()), if: z.string().optional() });

test("the job that opens pull requests may do that and write, and has no secret", () => {
  const jobs = z
    .object({ jobs: z.record(z.string(), z.looseObject(Job.shape)) })
    .parse(parse(readFileSync(".github/workflows/digest.yml", "utf8"))).jobs;

  expect(jobs.propose?.permissions).toEqual({ contents: "write", "pull-requests": "write" });
  expect(jobs.publish?.permissions).toEqual({ contents: "write" });
  expect(JSON.stringify(jobs.propose)).not.toContain("secrets.");
});

test("the pull request's commits are told from a reviewer's by the name that we look for", () => {
  const action = readFileSync("action.yml", "utf8");

  expect(action).toContain(`committer: ${COMMITTER.name} <${COMMITTER.email}>`);
});
