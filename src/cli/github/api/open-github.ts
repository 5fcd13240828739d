import { z } from "zod";
import { GithubError } from "./github-error.ts";
import { type GithubOptions, openRequests, type Requests } from "./open-requests.ts";

/** A pull request, as far as it is used. */
const PullRequest = z.object({
  number: z.int(),
  state: z.enum(["open", "closed"]),
  title: z.string(),
  body: z.string().nullable(),
  merged_at: z.string().nullable(),
  labels: z.array(z.object({ name: z.string() })),
  head: z.object({
    ref: z.string(),
    sha: z.string(),
    repo: z.object({ full_name: z.string() }).nullable(),
  }),
  base: z.object({ ref: z.string() }),
});
export type PullRequest = z.infer<typeof PullRequest>;

/** A comment on a pull request or an issue. */
const Comment = z.object({ body: z.string().nullish() });

/** An issue, which is a pull request when it says so. */
const Issue = z.object({
  number: z.int(),
  state: z.enum(["open", "closed"]),
  title: z.string(),
  body: z.string().nullable(),
  pull_request: z.unknown().optional(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])).nullish(),
  user: z.object({ type: z.string().nullish() }).nullish(),
  author_association: z.string().nullish(),
});
type Issue = z.infer<typeof Issue>;

/** What is written of a pull request or an issue. */
type Written = { title: string; body: string };

/** The part of GitHub's API that the workflow uses, for one repository. */
export type Github = {
  /** All pull requests whose branch lies in this repository and is called so, newest first. */
  listPullRequests: (branch: string) => Promise<PullRequest[]>;
  /** All open pull requests for a branch, or for any, whose own branch lies in this repository. */
  listOpen: (base: string | null) => Promise<PullRequest[]>;
  openPullRequest: (written: Written & { head: string; base: string }) => Promise<PullRequest>;
  changePullRequest: (
    number: number,
    change: Partial<Written> & { state?: "closed" },
  ) => Promise<void>;
  /** All pull requests, open and closed, that have a label. */
  listLabelled: (label: string) => Promise<PullRequest[]>;
  /** Makes a label, unless there is one of that name. */
  makeLabel: (label: { name: string; color: string; description: string }) => Promise<void>;
  listComments: (number: number) => Promise<string[]>;
  comment: (number: number, body: string) => Promise<void>;
  /** Removes a branch; nothing happens when there is none. */
  removeBranch: (branch: string) => Promise<void>;
  /**
   * The newest issue of our own, with our label or among those of late: its body begins with this mark, and no stranger
   * has opened it. Null when there is none.
   */
  findIssue: (mark: string) => Promise<Issue | null>;
  openIssue: (written: Written) => Promise<number>;
  changeIssue: (
    number: number,
    change: Partial<Written> & { state?: Issue["state"] },
  ) => Promise<void>;
};

/**
 * Opens the API of the workflow's repository.
 *
 * Source: GitHub's documentation of its REST API, `/rest/pulls`, `/rest/issues`, `/rest/git/refs`.
 *
 * @throws {UsageError} when there is no token, or nothing says which repository it is.
 */
export function openGithub(options: GithubOptions): Github {
  const requests = openRequests(options);
  return { ...openPulls(requests), ...openConversations(requests), ...openIssues(requests) };
}

const Anything = z.unknown();

function openPulls(
  requests: Requests,
): Pick<
  Github,
  | "listPullRequests"
  | "listOpen"
  | "openPullRequest"
  | "changePullRequest"
  | "listLabelled"
  | "removeBranch"
> {
  const { repository, read, list, change } = requests;
  const [owner = ""] = repository.split("/");
  const isOwn = ({ head: { repo } }: PullRequest) =>
    repo === null || repo.full_name.toLowerCase() === repository.toLowerCase();
  return {
    listPullRequests: async (branch) => {
      const head = encodeURIComponent(`${owner}:${branch}`);
      const path = `/pulls?state=all&sort=created&direction=desc&head=${head}`;
      const found = await list(path, PullRequest, "list pull requests");
      return found.filter((one) => one.head.ref === branch && isOwn(one));
    },
    listOpen: async (base) => {
      const found = await list("/pulls?state=open", PullRequest, "list pull requests");
      const isFor = (one: PullRequest) => base === null || one.base.ref === base;
      return found.filter((one) => one.state === "open" && isFor(one) && isOwn(one));
    },
    openPullRequest: (body) =>
      change({ method: "POST", path: "/pulls", body, what: "open a pull request" }, PullRequest),
    changePullRequest: async (number, body) => {
      const what = "change a pull request";
      await change({ method: "PATCH", path: `/pulls/${number}`, body, what }, Anything);
    },
    listLabelled: async (label) => {
      const path = `/issues?state=all&labels=${encodeURIComponent(label)}`;
      const found = await list(path, Issue, "list what has a label");
      const numbers = found.flatMap((one) => (one.pull_request == null ? [] : [one.number]));
      const labelled: PullRequest[] = [];
      for (const number of numbers)
        labelled.push(await read(`/pulls/${number}`, PullRequest, "read a pull request"));
      return labelled;
    },
    removeBranch: async (branch) => {
      const path = `/git/refs/heads/${branch.split("/").map(encodeURIComponent).join("/")}`;
      const what = `remove the branch ${branch}`;
      await change({ method: "DELETE", path, what }, Anything).catch(ignore([404, 422]));
    },
  };
}

function openConversations({
  list,
  change,
}: Requests): Pick<Github, "makeLabel" | "listComments" | "comment"> {
  return {
    makeLabel: async (body) => {
      const made = change(
        { method: "POST", path: "/labels", body, what: "make a label" },
        Anything,
      );
      await made.catch(ignore([422])); // it is there
    },
    listComments: async (number) => {
      const path = `/issues/${number}/comments`;
      return (await list(path, Comment, "list comments")).map(({ body }) => body ?? "");
    },
    comment: async (number, body) => {
      const path = `/issues/${number}/comments`;
      await change({ method: "POST", path, body: { body }, what: "comment" }, Anything);
    },
  };
}

function openIssues({
  list,
  read,
  change,
}: Requests): Pick<Github, "findIssue" | "openIssue" | "changeIssue"> {
  return {
    findIssue: async (mark) => {
      const isMarked = (issue: Issue) =>
        issue.pull_request == null && issue.body?.startsWith(mark) === true && isTrusted(issue);
      const path = "/issues?state=all&direction=desc";
      const what = "list issues";
      // by its label, so that not every issue of a large repository is read
      const labelled = await list(
        `${path}&sort=created&labels=${encodeURIComponent(REPORT_LABEL)}`,
        Issue,
        what,
      );
      const found = labelled.find(isMarked);
      if (found !== undefined) return found;
      // without an error, GitHub drops a label that the token may not set; each failed run updates its issue
      const recent = await read(`${path}&sort=updated&per_page=100`, z.array(Issue), what);
      return recent.find(isMarked) ?? null;
    },
    openIssue: async (written) => {
      const body = { ...written, labels: [REPORT_LABEL] };
      const made = await change(
        { method: "POST", path: "/issues", body, what: "open an issue" },
        Issue,
      );
      return made.number;
    },
    changeIssue: async (number, body) => {
      const what = "change an issue";
      await change({ method: "PATCH", path: `/issues/${number}`, body, what }, Anything);
    },
  };
}

/** What the issue about failed runs is labelled with. */
const REPORT_LABEL = "papercards:report";

/** Who may write to the repository, in GitHub's words: a token of theirs may be the workflow's. */
const WRITERS = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

/** Whether an issue is labelled as ours, which a stranger cannot do, or of somebody whose token the workflow may have. */
function isTrusted({ labels, user, author_association: association }: Issue): boolean {
  const names = (labels ?? []).map((label) => (typeof label === "string" ? label : label.name));
  return names.includes(REPORT_LABEL) || user?.type === "Bot" || WRITERS.has(association ?? "");
}

/** Passes over a refusal with one of these statuses. */
function ignore(statuses: readonly number[]): (cause: unknown) => void {
  return (cause) => {
    if (cause instanceof GithubError && cause.status !== null && statuses.includes(cause.status))
      return;
    throw cause;
  };
}
