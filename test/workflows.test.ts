import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const FOLDER = ".github/workflows";

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ permissions: z.record(z.string(), z.string()) })),
});

test("of a release, no job both runs the project's code and may publish", () => {
  const { permissions, jobs } = Workflow.parse(
    parse(readFileSync(join(FOLDER, "release.yml"), "utf8")),
  );

  expect(permissions).toEqual({});
  expect(jobs.pack?.permissions).toEqual({ contents: "read" });
  expect(jobs.publish?.permissions).toEqual({ "id-token": "write" });
  expect(jobs.announce?.permissions).toEqual({ contents: "write" });
  for (const job of [jobs.publish, jobs.announce]) {
    expect(JSON.stringify(job)).not.toMatch(/actions\/checkout|npm (?:ci|install|run)/);
  }
  expect(JSON.stringify(jobs)).not.toContain("secrets.");
});

test.each(readdirSync(FOLDER))("every action that %s uses is pinned to a commit", (name) => {
  const used = [...readFileSync(join(FOLDER, name), "utf8").matchAll(/uses: (\S+)/g)];

  const loose = used.map(([, action = ""]) => action).filter((action) => action !== "./");
  expect(loose.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
});
