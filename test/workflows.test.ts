import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { addDays, DigestDate, datesBetween, isSettled } from "../src/core/paper/date.ts";

const FOLDER = ".github/workflows";

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ permissions: z.record(z.string(), z.string()) })),
});

const Dependabot = z.object({ updates: z.array(z.looseObject({})) });

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

const FILES = [...readdirSync(FOLDER).map((name) => join(FOLDER, name)), "action.yml"];

test.each(FILES)("every action that %s uses is pinned to a commit, with its version", (path) => {
  const used = [...readFileSync(path, "utf8").matchAll(/uses: (.+)/g)];

  const loose = used.map(([, action = ""]) => action).filter((action) => action !== "./");
  expect(loose.filter((action) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

const Daily = z.object({
  on: z.object({
    schedule: z.tuple([
      z.object({ cron: z.string().regex(/^\d+ \d+ \* \* \*$/), timezone: z.literal("Asia/Seoul") }),
    ]),
  }),
});

describe.each([join(FOLDER, "digest.yml"), "examples/caller.yml"])("the schedule of %s", (path) => {
  const [{ cron }] = Daily.parse(parse(readFileSync(path, "utf8"))).on.schedule;
  const [minute = "", hour = ""] = cron.split(" ");
  const startOn = (date: DigestDate) =>
    new Date(`${date}T${hour.padStart(2, "0")}:${minute.padStart(2, "0")}:00+09:00`);
  const [first, last] = [DigestDate.parse("2026-01-01"), DigestDate.parse("2027-12-31")];

  test("begins when the listing of the day before is complete, on every day of two years", () => {
    const early = datesBetween(first, last).filter(
      (date) => !isSettled(addDays(date, -1), startOn(date)),
    );

    expect(early).toEqual([]);
  });

  test.each([
    ["winter", "2026-01-15", 1],
    ["summer", "2026-07-15", 2],
  ] as const)("in New York's %s it waits no longer than it has to: on %s", (_, date, hours) => {
    const day = DigestDate.parse(date);
    const before = new Date(startOn(day).getTime() - hours * 3_600_000);

    expect(isSettled(addDays(day, -1), before)).toBe(false);
  });
});

const Steps = z.array(
  z.object({
    uses: z.string().optional(),
    run: z.string().optional(),
    with: z.record(z.string(), z.unknown()).optional(),
  }),
);

/** The steps of a workflow or action, from all of its jobs. */
function readSteps(path: string) {
  const found: unknown[] = [];
  parse(readFileSync(path, "utf8"), (key, value) => {
    if (key === "steps" && Array.isArray(value)) found.push(...value);
    return value;
  });
  return Steps.parse(found);
}

describe.each([...FILES, "examples/caller.yml"])("%s", (path) => {
  const steps = readSteps(path);

  test("puts no expression into a script, and leaves PATH and environment of later steps alone", () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);

    expect(steps.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => /\$\{\{|GITHUB_(?:PATH|ENV)\b/.test(script))).toEqual([]);
  });

  test("keeps no credentials in a checkout", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));

    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });
});

test.each([...readdirSync(FOLDER).map((name) => join(FOLDER, name)), "examples/caller.yml"])(
  "%s and each of its jobs have a name of their own",
  (path) => {
    const Named = z.object({ name: z.string() });
    const { jobs } = Named.extend({ jobs: z.record(z.string(), Named) }).parse(
      parse(readFileSync(path, "utf8")),
    );

    const names = Object.values(jobs).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  },
);

describe.each(["digest.yml", "../../examples/caller.yml"])("the jobs of %s", (name) => {
  const text = readFileSync(join(FOLDER, name), "utf8");
  const { permissions, jobs } = Workflow.parse(parse(text));
  // `id-token` writes nothing: it says which workflow runs
  const mayWrite = Object.entries(jobs).filter(([, { permissions: of }]) =>
    Object.entries(of).some(([what, access]) => access === "write" && what !== "id-token"),
  );

  test("have the permissions that they say the reason of, and no others", () => {
    expect(permissions).toEqual({});
    expect(text.match(/: write$/gm)).toBeNull();
    // GitHub lists by label among issues alone, which a private repository shows with `issues: read`
    const labels = { issues: "read", "pull-requests": "read" };
    expect(jobs.generate?.permissions).toEqual({ contents: "read", ...labels });
    expect(jobs.publish?.permissions).toEqual({ contents: "write", ...labels });
  });

  test("that may write get no key and read no cache", () => {
    expect(mayWrite.map(([job]) => job)).toEqual(expect.arrayContaining(["publish", "propose"]));
    for (const [, job] of mayWrite) {
      expect(JSON.stringify(job)).not.toMatch(
        /OPENAI_API_KEY|HF_TOKEN|actions\/cache|"cache":"npm"/,
      );
    }
  });

  test("that send something to another service write nothing here, and have its secret alone", () => {
    const secretsOf = (job: unknown) => [...new Set(JSON.stringify(job).match(/secrets\.\w+/g))];

    expect(jobs.push?.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(secretsOf(jobs.push)).toEqual(["secrets.HF_TOKEN"]);
    expect(jobs.notify?.permissions).toEqual({ contents: "read" });
    expect(secretsOf(jobs.notify)).toEqual(["secrets.PAPERCARDS_WEBHOOK_URLS"]);
    for (const job of [jobs.push, jobs.notify]) {
      expect(job).toMatchObject({ environment: { name: "papercards", deployment: false } });
    }
  });

  test("that get a key run in the environment that can keep it, without a deployment", () => {
    expect(jobs.generate).toMatchObject({ environment: { name: "papercards", deployment: false } });
  });
});

test("no job that publishes to npm, and no user of the action, runs what a cache brings", () => {
  for (const path of [join(FOLDER, "release.yml"), "action.yml"]) {
    const setups = readSteps(path).filter(({ uses }) => uses?.startsWith("actions/setup-node@"));

    expect(setups.length).toBeGreaterThan(0);
    expect(setups.filter((step) => step.with?.["package-manager-cache"] !== false)).toEqual([]);
  }
});

test("every folder with pins is known to Dependabot", () => {
  const { updates } = Dependabot.parse(parse(readFileSync(".github/dependabot.yml", "utf8")));

  expect(updates).toMatchObject([
    { "package-ecosystem": "npm", directories: ["/", "/.github/node", "/bench/lighthouse"] },
    { "package-ecosystem": "github-actions", directories: ["/", "/examples"] },
  ]);
});
