import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toJson } from "../../../../src/store/to-json.ts";
import { makeSiteDay } from "../../../support/made-site.ts";
import { makeDraftedCard } from "../../../support/make.ts";
import { makeFolder } from "../../../support/temporary.ts";
import { readWorkflow, runsJob } from "../../../support/workflow-file.ts";
import { runCommand } from "../../../support/world.ts";

const URL_OF_PAGES = "https://name.github.io/papers";

/** Runs the step in a checkout with one day, and reads what it hands over. */
async function runSite(environment: Record<string, string>) {
  const [checkout, temporary] = [makeFolder(), makeFolder()];
  mkdirSync(join(checkout, "output/daily/2026"), { recursive: true });
  const day = makeSiteDay("2026-02-13", [makeDraftedCard({ image: null })]);
  writeFileSync(join(checkout, "output/daily/2026/2026-02-13.json"), toJson(day));
  const outputFile = join(temporary, "outputs");
  const ran = await runCommand("github", {
    cwd: checkout,
    environment: {
      ...{ INPUT_STEP: "site", RUNNER_TEMP: temporary, GITHUB_OUTPUT: outputFile },
      ...environment,
    },
  });
  const outputs = existsSync(outputFile) ? readFileSync(outputFile, "utf8") : "";
  const folder = /^folder=(.*)$/m.exec(outputs)?.[1] ?? null;
  return { ...ran, checkout, folder };
}

test("the step makes a site of the checkout beside it, with the address of GitHub Pages", async () => {
  const { code, folder, checkout } = await runSite({
    INPUT_SITE: "true",
    PAPERCARDS_SITE_URL: URL_OF_PAGES,
  });

  expect(code).toBe(0);
  expect(readFileSync(join(folder ?? "", "sitemap.xml"), "utf8")).toContain(
    `${URL_OF_PAGES}/papers/2602.12036.html`,
  );
  expect(existsSync(join(checkout, "site"))).toBe(false);
  expect(existsSync(join(checkout, "cache"))).toBe(false);
});

test("the repository's own address goes before that of GitHub Pages", async () => {
  const { folder } = await runSite({
    INPUT_SITE: "yes",
    PAPERCARDS_SITE_URL: URL_OF_PAGES,
    INPUT_SITE_URL: "https://papers.example.org",
  });

  expect(readFileSync(join(folder ?? "", "sitemap.xml"), "utf8")).toContain(
    "<loc>https://papers.example.org/</loc>",
  );
});

test.each([{ INPUT_SITE: "off" }, {}])(
  "with %o nothing is made and handed over",
  async (inputs) => {
    const { code, folder } = await runSite(inputs);

    expect([code, folder]).toEqual([0, null]);
  },
);

describe.each([".github/workflows/digest.yml", "examples/caller.yml"])("the job of %s", (path) => {
  const published = { publish: { result: "success" } };
  const on = { vars: { PAPERCARDS_SITE: "true" } };

  test.each([
    ["after digests were published by schedule", "schedule", "main", published, true],
    ["not when nothing was published by schedule", "schedule", "main", {}, false],
    ["after a merge", "push", "main", {}, true],
    ["when somebody starts the workflow", "workflow_dispatch", "main", {}, true],
    ["not on another branch", "push", "draft", {}, false],
  ] as const)("runs %s", (_, event_name, ref_name, needs, runs) => {
    const github = { event_name, ref_name, event: { repository: { default_branch: "main" } } };

    expect(runsJob(path, "site", { ...on, needs, github })).toBe(runs);
    expect(runsJob(path, "site", { needs, github })).toBe(false);
  });

  test("alone may write pages, and has no key and no token to push", () => {
    const { jobs } = readWorkflow(path);
    const mayWrite = Object.entries(jobs).filter(([, { permissions }]) => permissions.pages);

    expect(mayWrite.map(([name]) => name)).toEqual(["site"]);
    expect(jobs.site?.permissions).toEqual({
      contents: "read",
      pages: "write",
      "id-token": "write",
    });
    expect(JSON.stringify(jobs.site)).not.toMatch(/secrets\.|github\.token/);
  });

  test("puts there what the same attempt has made", () => {
    const steps = readWorkflow(path).jobs.site?.steps ?? [];
    const given = (action: string) =>
      steps.find(({ uses = "" }) => uses.startsWith(`actions/${action}@`))?.with ?? {};

    expect(given("upload-pages-artifact").name).toBe(given("deploy-pages").artifact_name);
    expect(given("upload-pages-artifact").name).toContain("github.run_attempt");
  });
});
