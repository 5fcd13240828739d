import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { renderOutput, writeOutputs } from "../../../src/cli/github/outputs.ts";

test("an output of one line is one line", () => {
  expect(renderOutput("branch", "papercards/2026-02-13")).toBe("branch=papercards/2026-02-13\n");
});

test("a line break in an output starts no output of its own", () => {
  expect(renderOutput("title", "a\nwritten=true", "mark")).toBe(
    "title<<mark\na\nwritten=true\nmark\n",
  );
  expect(renderOutput("title", "a\rb")).toMatch(/^title<<([\w-]{36})\na\rb\n\1\n$/);
});

test("outputs for which there is no room any more are an error with a next step", async () => {
  await expect(writeOutputs({ written: "true" }, "/dev/full")).rejects.toMatchObject({
    code: "USAGE",
    message: expect.stringMatching(/GITHUB_OUTPUT \(ENOSPC\)/),
  });
});

const Job = z.object({ permissions: z.record(z.string(), z.string()), if: z.string().optional() });

test("the job that opens pull requests may do that and write, and has no secret but a token for it", () => {
  const jobs = readJobs();

  expect(jobs.propose?.permissions).toEqual({ contents: "write", "pull-requests": "write" });
  expect(jobs.report?.permissions).toEqual({ contents: "read", issues: "write" });
  const secrets = JSON.stringify(jobs.propose).match(/secrets\.\w+/g);
  expect(secrets).toEqual(["secrets.PAPERCARDS_GITHUB_TOKEN"]);
});

test("an artifact bears the attempt that made it, also when only a later job is run again", () => {
  const jobs = JSON.stringify(readJobs());

  expect(jobs).toMatch(/"artifact":"digest-\$\{\{ github\.run_attempt \}\}"/);
  expect(jobs.match(/"name":"digest-\$\{\{ github\.run_attempt \}\}"/g)).toHaveLength(1);
  expect(jobs.match(/"name":"\$\{\{ needs\.generate\.outputs\.artifact \}\}"/g)).toHaveLength(2);
});

test("a run that was cancelled hands over all the same, and its deadline comes before the job's", () => {
  const jobs = JSON.stringify(readJobs());
  const { inputs } = Action.parse(parse(readFileSync("action.yml", "utf8")));

  expect(jobs).toContain("always() && steps.generate.outputs.written == 'true'");
  const limit = Number(/"timeout-minutes":(\d+)/.exec(jobs)?.[1]);
  expect(Number(inputs["deadline-minutes"]?.default)).toBeLessThanOrEqual(limit - 20);
});

const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().optional() })),
});

function readJobs() {
  return z
    .object({ jobs: z.record(z.string(), z.looseObject(Job.shape)) })
    .parse(parse(readFileSync(".github/workflows/digest.yml", "utf8"))).jobs;
}
