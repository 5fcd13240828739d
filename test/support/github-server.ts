import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { parentsOf, removeRef, setRef, tipOf } from "./bare-repository.ts";
import { openLoopback, readBody } from "./loopback.ts";
import { git, type Inputs } from "./runner.ts";

/** A pull request or an issue, as the server keeps it. */
export type Kept = {
  number: number;
  kind: "pull" | "issue";
  state: "open" | "closed";
  title: string;
  body: string;
  labels: string[];
  comments: string[];
  head: string;
  base: string;
  sha: string;
  mergedAt: string | null;
  /** Who has opened it, as GitHub tells it: the workflow's own token is a bot's. */
  user: { type: "Bot" | "User" };
  association: string;
};

/** A stand-in for GitHub's REST API beside a bare repository. */
export type GithubServer = {
  /** The variables of a job in this repository. */
  environment: Inputs;
  kept: Kept[];
  /** Each request: `POST /pulls`. */
  requests: string[];
  /** Open pull requests by branch. */
  open: (branch: string) => Kept | undefined;
  find: (number: number) => Kept;
  /** Answers this path, method first, with a refusal from now on. */
  refuse: (
    request: string,
    status: number,
    body: unknown,
    headers?: Record<string, string>,
  ) => void;
};

const REPOSITORY = "someone/archive";
const TOKEN = "ghs-made-up";

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/**
 * Opens the stand-in. It answers as GitHub's documentation of `/rest/pulls`, `/rest/issues` and `/rest/git/refs`
 * says, as far as the program asks; pull requests follow their branches in the bare repository.
 */
export async function openGithubServer(origin: string, kept: Kept[] = []): Promise<GithubServer> {
  const labels = new Set(["bug"]);
  const requests: string[] = [];
  const refusals = new Map<string, Answer>();
  const state = { origin, kept, labels };
  const server = await openLoopback(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const path = decodeURIComponent(pathname.replace(`/repos/${REPOSITORY}`, ""));
    const method = request.method ?? "GET";
    const text = (await readBody(request)).toString("utf8");
    requests.push(`${method} ${path}`);
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    follow(state);
    const answer = isKnown
      ? (refusals.get(`${method} ${path}`) ??
        answerRequest(
          { method, path, query: searchParams, body: text === "" ? {} : JSON.parse(text) },
          state,
        ))
      : { status: 401, body: { message: "Bad credentials" } };
    send(response, request, answer);
  });
  onTestFinished(server.close);
  return {
    environment: {
      GITHUB_API_URL: server.origin,
      GITHUB_REPOSITORY: REPOSITORY,
      INPUT_TOKEN: TOKEN,
      INPUT_REVIEW: "true",
    },
    kept,
    requests,
    open: (branch) => kept.find((one) => one.head === branch && one.state === "open"),
    find: (number) => {
      const found = kept.find((one) => one.number === number);
      if (found === undefined) throw new Error(`There is no #${number}.`);
      return found;
    },
    refuse: (request, status, body, headers = {}) =>
      refusals.set(request, { status, body, headers }),
  };
}

type State = { origin: string; kept: Kept[]; labels: Set<string> };

/** An open pull request is at the tip of its branch, and closed when that is gone. */
function follow({ origin, kept }: State): void {
  for (const one of kept) {
    if (one.kind !== "pull" || one.state !== "open") continue;
    const tip = tipOf(origin, one.head);
    if (tip === null) one.state = "closed";
    else if (tip !== one.sha) {
      one.sha = tip;
      setRef(origin, `refs/pull/${one.number}/head`, tip);
    }
  }
}

type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, string>;
};

function answerRequest(asked: Asked, state: State): Answer {
  const { method, path } = asked;
  const number = Number(/^\/(?:pulls|issues)\/(\d+)/.exec(path)?.[1]);
  const one = state.kept.find((kept) => kept.number === number);
  const key = `${method} ${path.replace(/\d+/, "N").replace(/^\/git\/refs\/heads\/.*/, "/git/refs/heads/B")}`;
  switch (key) {
    case "GET /pulls":
      return { status: 200, body: listPulls(asked, state).map(toPull) };
    case "POST /pulls":
      return openPull(asked, state);
    case "GET /issues":
      return { status: 200, body: listIssues(asked, state).map(toIssue) };
    case "POST /issues":
      return openIssue(asked, state);
    case "POST /labels":
      return makeLabel(asked, state);
    case "DELETE /git/refs/heads/B":
      return removeBranch(path.replace("/git/refs/heads/", ""), state);
    default:
      return one === undefined ? NOT_FOUND : answerOne(key, one, asked);
  }
}

const NOT_FOUND: Answer = { status: 404, body: { message: "Not Found" } };

function answerOne(key: string, one: Kept, { body }: Asked): Answer {
  switch (key) {
    case "GET /pulls/N":
      return { status: 200, body: toPull(one) };
    case "PATCH /pulls/N":
    case "PATCH /issues/N":
      Object.assign(one, body);
      return { status: 200, body: one.kind === "pull" ? toPull(one) : toIssue(one) };
    case "GET /issues/N/comments":
      return { status: 200, body: one.comments.map((text) => ({ body: text })) };
    case "POST /issues/N/comments":
      one.comments.push(body.body ?? "");
      return { status: 201, body: { body: body.body } };
    default:
      return NOT_FOUND;
  }
}

function listPulls({ query }: Asked, { kept }: State): Kept[] {
  const head = query.get("head")?.split(":")[1];
  const pulls = kept.filter(
    (one) => one.kind === "pull" && (head === undefined || one.head === head),
  );
  return toPage(pulls.toReversed(), query);
}

function listIssues({ query }: Asked, { kept }: State): Kept[] {
  const label = query.get("labels");
  const found = kept.filter((one) => label === null || one.labels.includes(label));
  return toPage(found.toReversed(), query);
}

function toPage(found: Kept[], query: URLSearchParams): Kept[] {
  const [items, page] = [Number(query.get("per_page") ?? 30), Number(query.get("page") ?? 1)];
  return found.slice((page - 1) * items, page * items);
}

function openPull({ body }: Asked, { origin, kept }: State): Answer {
  const { title = "", head = "", base = "", body: text = "" } = body;
  const invalid = (message: string): Answer => ({
    status: 422,
    body: {
      message: "Validation Failed",
      errors: [{ resource: "PullRequest", code: "custom", message }],
    },
  });
  const [tip, onto] = [tipOf(origin, head), tipOf(origin, base)];
  if (tip === null || onto === null) return invalid("head or base is invalid");
  const isAhead = parentsOf(origin, tip)?.includes(onto);
  if (!isAhead && git(origin, "rev-list", "--count", `${onto}..${tip}`) === "0") {
    return invalid(`No commits between ${base} and ${head}`);
  }
  if (kept.some((one) => one.head === head && one.state === "open")) {
    return invalid(`A pull request already exists for someone:${head}.`);
  }
  const number = kept.length + 1;
  setRef(origin, `refs/pull/${number}/head`, tip);
  const one = { ...blank(number, "pull"), title, body: text, head, base, sha: tip };
  kept.push(one);
  return { status: 201, body: toPull(one) };
}

function openIssue({ body }: Asked, { kept }: State): Answer {
  const { labels = [], ...written } = body as Record<string, never>;
  const one = { ...blank(kept.length + 1, "issue"), ...written, labels };
  kept.push(one);
  return { status: 201, body: toIssue(one) };
}

function blank(number: number, kind: Kept["kind"]): Kept {
  return {
    ...{ number, kind, state: "open", title: "", body: "", labels: [], comments: [] },
    ...{ head: "", base: "", sha: "", mergedAt: null },
    ...{ user: { type: "Bot" }, association: "NONE" },
  };
}

function makeLabel({ body }: Asked, { labels }: State): Answer {
  const { name = "" } = body;
  if (labels.has(name)) {
    return {
      status: 422,
      body: {
        message: "Validation Failed",
        errors: [{ resource: "Label", code: "already_exists" }],
      },
    };
  }
  labels.add(name);
  return { status: 201, body };
}

function removeBranch(branch: string, { origin }: State): Answer {
  if (tipOf(origin, branch) === null) {
    return { status: 422, body: { message: "Reference does not exist" } };
  }
  removeRef(origin, `refs/heads/${branch}`);
  return { status: 204 };
}

function toPull({ number, state, title, body, labels, head, base, sha, mergedAt }: Kept) {
  return {
    ...{ number, state, title, body, merged_at: mergedAt },
    labels: labels.map((name) => ({ name })),
    head: { ref: head, sha, repo: { full_name: REPOSITORY } },
    base: { ref: base },
  };
}

function toIssue({ number, kind, state, title, body, labels, user, association }: Kept) {
  return {
    ...{ number, state, title, body, user, author_association: association },
    labels: labels.map((name) => ({ name })),
    ...(kind === "pull" ? { pull_request: {} } : {}),
  };
}

function send(
  response: ServerResponse,
  _: IncomingMessage,
  { status, body, headers = {} }: Answer,
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
