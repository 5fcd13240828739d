import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeCauses } from "../../../src/cli/github/causes.ts";
import { outline, parseMarkdown } from "../../support/github-markdown.ts";
import { openGithubServer } from "../../support/github-server.ts";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { checkOut, makeOrigin } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";

/** A repository, and its job that reports how the others went. */
async function openRepository() {
  const origin = makeOrigin();
  const server = await openGithubServer(origin);
  const report = (needs: unknown, more: Record<string, string> = {}) =>
    checkOut(origin).step({
      ...server.environment,
      INPUT_STEP: "report",
      INPUT_REPORT_ISSUE: "yes",
      INPUT_NEEDS: typeof needs === "string" ? needs : JSON.stringify(needs),
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_RUN_ID: "42",
      ...more,
    });
  return { server, report };
}

const problem = (message: string) => ({ code: "SOURCE", message, fix: "Run it again." });
const failed = (...messages: string[]) => ({
  generate: {
    result: "failure",
    outputs: {
      problems: writeCauses(
        messages.map((message, index) => ({
          name: `2026-02-1${index}`,
          problem: problem(message),
        })),
      ),
    },
  },
  publish: { result: "skipped", outputs: {} },
});
const fine = { generate: { result: "success", outputs: {} }, publish: { result: "skipped" } };

test("a failed run opens one issue, the next one updates it, a fine one closes it, and a later one opens it again", async () => {
  const { server, report } = await openRepository();

  const done = await report(failed("The Hub is away.", "The Hub is away.", "The Hub is away."));
  const [issue = expect.fail()] = server.kept;
  expect(done.exitCode, done.printed).toBe(0);
  expect(issue).toMatchObject({ title: "papercards: the last run failed", state: "open" });
  expect(issue.body).toContain("https://github.com/someone/archive/actions/runs/42");
  expect(issue.body).toContain("(3: 2026-02-10 to 2026-02-12): The Hub is away. Run it again.");

  await report(failed("The model is away."));
  expect(issue.body).toContain("The model is away.");
  await report(fine);
  expect(issue.state).toBe("closed");
  await report(fine);
  expect(issue.comments).toHaveLength(1);
  await report(failed("The Hub is away."));
  expect(issue.state).toBe("open");
  expect(server.kept).toHaveLength(1);
});

/** What GitHub tells of a run that was started by hand with these fields. */
function startedWith(inputs: Record<string, string>): Record<string, string> {
  const path = join(makeFolder(), "event.json");
  writeFileSync(path, JSON.stringify({ inputs }));
  return { GITHUB_EVENT_PATH: path };
}

test("a fine run of another kind, or of another workflow, closes nothing, and one of the same kind does", async () => {
  const { server, report } = await openRepository();
  const daily = {
    GITHUB_WORKFLOW_REF: "someone/archive/.github/workflows/digest.yml@refs/heads/main",
  };
  const range = { ...daily, ...startedWith({ date: "", from: "2026-01-01", to: "2026-01-31" }) };
  const other = {
    GITHUB_WORKFLOW_REF: "someone/archive/.github/workflows/other.yml@refs/heads/main",
  };
  await report(failed("The Hub is away."), daily);
  const [issue = expect.fail()] = server.kept;

  const backfill = await report(fine, range);
  await report(fine, { ...daily, ...startedWith({ week: "2026-W07" }) });
  await report(fine, { ...daily, ...startedWith({ date: "2026-02-13" }) });
  await report(fine, other);

  expect(backfill.printed).toMatch(/Left the issue #1 open.*the open days.*a range of days/);
  expect(issue).toMatchObject({ state: "open", comments: [] });
  await report(fine, { ...daily, ...startedWith({ date: "", from: "", top: "5" }) });
  expect(issue.state).toBe("closed");
});

test("an issue about several kinds of runs is closed once each of them was fine", async () => {
  const { server, report } = await openRepository();
  const range = startedWith({ from: "2026-01-01", to: "2026-01-31" });
  await report(failed("The Hub is away."));
  await report(failed("The model is away."), range);
  const [issue = expect.fail()] = server.kept;
  expect(issue.body).toContain("The last run, for a range of days, failed");
  expect(issue.body).toContain("Before it, runs for the open days");

  await report(fine);
  expect(issue).toMatchObject({ state: "open", comments: [expect.stringContaining("a range")] });
  await report(fine, range);
  expect(issue.state).toBe("closed");

  await report(failed("The Hub is away."));
  expect(issue.body).not.toContain("Before it");
});

test("an issue of a version that named no kind is closed by a fine run on schedule", async () => {
  const { server, report } = await openRepository();
  await report(failed("The Hub is away."));
  const [issue = expect.fail()] = server.kept;
  issue.body = issue.body.replace(/<!-- papercards failed .*\n/, "");

  await report(fine, startedWith({ week: "2026-W07" }));
  expect(issue.state).toBe("open");
  await report(fine);
  expect(issue.state).toBe("closed");
});

test("an issue whose label GitHub has dropped is found again, and never a pull request or another issue", async () => {
  const { server, report } = await openRepository();
  await report(failed("The Hub is away."));
  const [issue = expect.fail()] = server.kept;
  server.kept.push({ ...issue, number: 2, kind: "pull" }, { ...issue, number: 3, body: "Ours" });
  for (const one of server.kept) one.labels = [];

  await report(failed("The model is away."));
  await report(fine);

  expect(server.kept).toHaveLength(3);
  expect(issue).toMatchObject({
    state: "closed",
    body: expect.stringContaining("The model is away."),
  });
  expect(server.kept.slice(1).map(({ body }) => body)).not.toContain(issue.body);
});

test.each([
  ["quotes the mark", "COLLABORATOR", (body: string) => `What is that for?\n\n${body}`],
  ["is a copy of a stranger's", "CONTRIBUTOR", (body: string) => body],
])(
  "a person's issue that %s is left alone, and the run has one of its own",
  async (_, association, write) => {
    const { server, report } = await openRepository();
    await report(failed("The Hub is away."));
    const [own = expect.fail()] = server.kept;
    const written = { title: "A question", body: write(own.body), state: "open" } as const;
    const theirs = { ...own, ...written, labels: [], user: { type: "User" } as const, association };
    server.kept.splice(0, 1, theirs);

    await report(fine);
    await report(failed("The model is away."));

    expect(server.kept).toHaveLength(2);
    expect(theirs).toMatchObject({ ...written, comments: [] });
  },
);

test("the issue that a member's token has opened is found without its label", async () => {
  const { server, report } = await openRepository();
  await report(failed("The Hub is away."));
  const [issue = expect.fail()] = server.kept;
  Object.assign(issue, { labels: [], user: { type: "User" }, association: "MEMBER" });

  await report(fine);

  expect(issue.state).toBe("closed");
});

test("a cancelled run, a switch that is off and a fine run without an issue tell nothing", async () => {
  const { server, report } = await openRepository();

  await report({ generate: { result: "cancelled", outputs: {} } });
  await report(failed("x"), { INPUT_REPORT_ISSUE: "false" });
  await report(fine);

  expect(server.kept).toEqual([]);
});

test("nothing foreign acts in the issue", async () => {
  const { server, report } = await openRepository();

  await report(failed(`${HOSTILE_TITLE} @everyone #1 https://example.com ![x](y)`, "::error::x"));

  const [issue = expect.fail()] = server.kept;
  const lines = outline(parseMarkdown(issue.body));
  expect(issue.body).toContain("Owned");
  expect(lines.filter((line) => /heading|image|code/.test(line))).toEqual([]);
  expect(lines.filter((line) => /link/.test(line))).toHaveLength(1);
  expect(issue.body).not.toMatch(/@everyone|^::/m);
});

test("as much is told as GitHub and the machine take, and the rest is counted", async () => {
  const { server, report } = await openRepository();
  const long = (index: number) => ({
    ...problem("`<_$".repeat(1_000)),
    code: `CODE${index}`,
    fix: '"\\'.repeat(1_000),
  });
  const hits = Array.from({ length: 5_000 }, (_, index) => ({
    name: "2026-02-13",
    problem: long(index % 30),
  }));
  const job = { result: "failure", outputs: { problems: writeCauses(hits) } };
  const needs = JSON.stringify({ generate: job, publish: job, propose: job });

  const told = await report(needs);

  expect(Buffer.byteLength(needs)).toBeLessThan(128 * 1024);
  expect(told.exitCode, told.printed).toBe(0);
  const [{ body } = expect.fail()] = server.kept;
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toMatch(/^- CODE0 \(167: 2026-02-13 to 2026-02-13\): /m);
  expect(body).toMatch(/^- \d+ more, in the log of the run\.$/m);
  expect(body).toMatch(/^<!-- papercards report -->\n/);
});

test("results that cannot be read are told, and so are outputs that are none of ours", async () => {
  const { server, report } = await openRepository();

  expect((await report("no json")).printed).toContain("toJSON(needs)");
  await report({ generate: { result: "failure", outputs: { problems: "[{}]" } } });

  expect(server.kept[0]?.body).toContain("**generate** failed.");
});

test("without a token, and on a dry run, nothing is told, and the message is about neither pull requests nor a key", async () => {
  const { server, report } = await openRepository();

  const blind = await report(failed("It failed."), { INPUT_TOKEN: "" });
  const dry = await report(failed("It failed."), { INPUT_DRY_RUN: "yes" });

  expect(blind.exitCode, blind.printed).toBe(2);
  expect(blind.printed).toMatch(/USAGE: GitHub is asked with a token, and none was given/);
  expect(dry.exitCode, dry.printed).toBe(0);
  expect(server.requests).toEqual([]);
});
