import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { openGithub } from "../../../../src/cli/github/api/open-github.ts";
import { openHttpClient } from "../../../../src/http/open-client.ts";
import { network } from "../../../support/network.ts";

const API = "https://api.github.com/repos/someone/archive";
const signal = new AbortController().signal;

const open = (environment = {}) =>
  openGithub({
    environment: { GITHUB_REPOSITORY: "someone/archive", ...environment },
    token: "ghs-made-up",
    http: openHttpClient({ environment: {}, signal }),
    signal,
    waitMs: 1,
  });

const pull = (number: number, ref = "papercards/2026-02-13", full_name = "someone/archive") => ({
  ...{ number, state: "open", title: "", body: null, merged_at: null, labels: [] },
  head: { ref, sha: "a".repeat(40), repo: { full_name } },
  base: { ref: "main" },
});

test.each([
  [
    "a used up rate limit",
    403,
    { "x-ratelimit-remaining": "0" },
    "API rate limit exceeded",
    /in an hour/,
  ],
  [
    "a secondary limit",
    429,
    { "retry-after": "60" },
    "You have exceeded a secondary rate limit",
    /in an hour/,
  ],
  [
    "a missing permission",
    403,
    {},
    "Resource not accessible by integration",
    /`permissions` of this job.*issues: read/,
  ],
  ["issues that are off", 410, {}, "Issues are disabled for this repo", /Turn on Issues/],
  ["a repository that is not seen", 404, {}, "Not Found", /may see this repository/],
  ["an answer without a word", 418, {}, "", /Read what GitHub says/],
])("%s is told in GitHub's words with the mend", async (_, status, headers, message, fix) => {
  network.use(
    http.post(`${API}/issues`, () => HttpResponse.json({ message }, { status, headers })),
  );

  const opening = open().openIssue({ title: "a", body: "b" });

  await expect(opening).rejects.toMatchObject({
    code: "GITHUB",
    message: expect.stringContaining(message),
    fix: expect.stringMatching(fix),
  });
});

test("what is not permitted to open pull requests names the setting that permits it", async () => {
  const message = "GitHub Actions is not permitted to create or approve pull requests.";
  network.use(http.post(`${API}/pulls`, () => HttpResponse.json({ message }, { status: 403 })));

  await expect(
    open().openPullRequest({ title: "", body: "", head: "a", base: "main" }),
  ).rejects.toMatchObject({ fix: expect.stringContaining("Settings → Actions → General") });
});

test("only reading is tried again, and no more than three times", async () => {
  let [read, written] = [0, 0];
  const down = () => HttpResponse.json({ message: "Unicorn" }, { status: 502 });
  network.use(
    http.get(`${API}/pulls`, () => {
      read += 1;
      return read === 2 ? HttpResponse.json([pull(1)]) : down();
    }),
    http.post(`${API}/issues/1/comments`, () => {
      written += 1;
      return down();
    }),
  );

  expect(await open().listPullRequests("papercards/2026-02-13")).toHaveLength(1);
  await expect(open().comment(1, "x")).rejects.toMatchObject({ status: 502 });
  expect([read, written]).toEqual([2, 1]);
});

test("all pages are read, and a fork's branch of the same name is none of ours", async () => {
  const asked: string[] = [];
  network.use(
    http.get(`${API}/pulls`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(`${searchParams.get("head")} ${searchParams.get("page")}`);
      const isFirst = searchParams.get("page") === "1";
      const first = Array.from({ length: 100 }, (_, index) => pull(index));
      return HttpResponse.json(
        isFirst ? first : [pull(100), pull(101, undefined, "other/archive")],
      );
    }),
  );

  const found = await open().listPullRequests("papercards/2026-02-13");

  expect(found).toHaveLength(101);
  expect(asked).toEqual(["someone:papercards/2026-02-13 1", "someone:papercards/2026-02-13 2"]);
});

test("what GitHub has already, or no more, is no refusal", async () => {
  network.use(
    http.post(`${API}/labels`, () =>
      HttpResponse.json({ message: "Validation Failed" }, { status: 422 }),
    ),
    http.delete(`${API}/git/refs/heads/papercards/2026-02-13`, () =>
      HttpResponse.json({ message: "Reference does not exist" }, { status: 422 }),
    ),
  );

  await open().makeLabel({ name: "a", color: "cccccc", description: "" });
  await open().removeBranch("papercards/2026-02-13");
});

test("an answer that is not as documented, too long a list, or no repository are told", async () => {
  network.use(http.get(`${API}/issues`, () => HttpResponse.json([{ number: "one" }])));
  await expect(open().findIssue("x")).rejects.toThrow(/not as documented/);

  const issue = { number: 1, state: "open", title: "", body: "", pull_request: null };
  network.use(
    http.get(`${API}/issues`, () => HttpResponse.json(Array.from({ length: 100 }, () => issue))),
  );
  await expect(open().findIssue("x")).rejects.toThrow(/more than 1000 items/);
  expect(() => open({ GITHUB_REPOSITORY: "" })).toThrow(/GITHUB_REPOSITORY/);
});
