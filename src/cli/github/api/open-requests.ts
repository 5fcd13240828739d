import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Environment } from "../../../core/environment.ts";
import { InterruptedError, UsageError } from "../../../core/errors.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { explainWay, findHttpError } from "../../../http/http-error.ts";
import type { HttpClient } from "../../../http/open-client.ts";
import { GithubError, toGithubError } from "./github-error.ts";

/** Longest time for one answer of GitHub's API, in milliseconds. It answers within ten seconds, or not at all. */
const GITHUB_TIMEOUT_MS = 30_000;

/** Most of one answer of GitHub's API, in bytes. A hundred pull requests with bodies of the greatest length are below it. */
const MAX_GITHUB_ANSWER_BYTES = 16 * 1024 * 1024;

/** Most pages that are read of one list. A thousand pull requests of one branch, or comments on one, are never there. */
const MAX_GITHUB_PAGES = 10;

/** Most tries of a request that only reads. What has not answered after the third is down. */
const MAX_GITHUB_TRIES = 3;

/** Wait before a request that only reads is sent again, in milliseconds. */
const GITHUB_WAIT_MS = 1_000;

const PAGE_ITEMS = 100;

/** A request to change something. */
type Change = {
  method: "POST" | "PATCH" | "DELETE";
  /** Below the repository, such as `/pulls`. */
  path: string;
  body?: Readonly<Record<string, unknown>>;
  /** What it does, as an infinitive, for messages. */
  what: string;
};

/** Requests to the API of one repository. */
export type Requests = {
  /** The owner and the name of the repository, `owner/name`. */
  repository: string;
  /** One thing. */
  read: <Value>(path: string, form: z.ZodType<Value>, what: string) => Promise<Value>;
  /** A list, page by page. */
  list: <Value>(path: string, form: z.ZodType<Value>, what: string) => Promise<Value[]>;
  /** Changes something, once, and returns what it is then. */
  change: <Value>(change: Change, form: z.ZodType<Value>) => Promise<Value>;
};

/** How GitHub is reached. */
export type GithubOptions = {
  environment: Environment;
  /** Null when none was given. */
  token: string | null;
  http: HttpClient;
  signal: AbortSignal;
  /** @default 1000 */
  waitMs?: number;
};

/**
 * Opens the API of the workflow's repository. Nothing is sent yet.
 *
 * @throws {UsageError} when there is no token, or nothing says which repository it is.
 */
export function openRequests(options: GithubOptions): Requests {
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository = "" } = options.environment;
  if (options.token === null) {
    throw new UsageError(
      "GitHub is asked with a token, and none was given.",
      "Pass one as `token`, such as the job's own, `github.token`.",
    );
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new UsageError(
      "GITHUB_REPOSITORY does not name the repository, so nothing can be asked about it.",
      "Run this step in a workflow of GitHub Actions, which sets it.",
    );
  }
  const base = `${(api || "https://api.github.com").replace(/\/$/, "")}/repos/${repository}`;
  const send = openSend(base, options);
  const read: Requests["read"] = async (path, form, what) =>
    parse(await send({ method: "GET", path, what }), form, what);
  return {
    repository,
    read,
    list: async (path, form, what) => {
      const items: z.infer<typeof form>[] = [];
      for (let page = 1; page <= MAX_GITHUB_PAGES; page += 1) {
        const mark = path.includes("?") ? "&" : "?";
        const paged = `${path}${mark}per_page=${PAGE_ITEMS}&page=${page}`;
        const found = await read(paged, z.array(form), what);
        items.push(...found);
        if (found.length < PAGE_ITEMS) return items;
      }
      throw new GithubError(
        `GitHub has more than ${MAX_GITHUB_PAGES * PAGE_ITEMS} items to ${what}.`,
        { fix: "Report this, with the number of pull requests and comments that there are." },
      );
    },
    change: async (change, form) => parse(await send(change), form, change.what),
  };
}

type Sent = Omit<Change, "method"> & { method: Change["method"] | "GET" };

function openSend(base: string, options: GithubOptions): (request: Sent) => Promise<Buffer> {
  const { token, http, signal, waitMs = GITHUB_WAIT_MS } = options;
  const once = async ({ method, path, body, what }: Sent) => {
    const response = await http
      .request({
        url: new URL(base + path),
        method,
        body: body === undefined ? null : JSON.stringify(body),
        contentType: body === undefined ? undefined : "application/json",
        accept: "application/vnd.github+json",
        token,
        timeoutMs: GITHUB_TIMEOUT_MS,
        maxBytes: MAX_GITHUB_ANSWER_BYTES,
        signal,
      })
      .catch((cause: unknown) => {
        throw signal.aborted ? new InterruptedError() : toUnanswered(what, cause);
      });
    if (response.status >= 300) throw toGithubError(what, response);
    return response.bytes;
  };
  return async (request) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await once(request);
      } catch (error) {
        const isOver = request.method !== "GET" || tried >= MAX_GITHUB_TRIES || !isPassing(error);
        if (isOver) throw error;
        await sleep(waitMs);
      }
    }
  };
}

function isPassing(error: unknown): boolean {
  return error instanceof GithubError && (error.status === null || error.status >= 500);
}

function toUnanswered(what: string, cause: unknown): unknown {
  const error = findHttpError(cause);
  if (error === null) return cause;
  const way = explainWay(error.failure, { host: "GitHub", setting: "GITHUB_API_URL" });
  return new GithubError(`GitHub gave no answer when asked to ${what}: ${error.message}.`, {
    cause,
    fix: way?.fix ?? "Run the failed job again later; what was made is still handed over.",
  });
}

function parse<Value>(bytes: Buffer, form: z.ZodType<Value>, what: string): Value {
  const parsed = form.safeParse(parseJson(bytes.toString("utf8")));
  if (parsed.success) return parsed.data;
  throw new GithubError(`GitHub's answer, when asked to ${what}, is not as documented.`, {
    fix: "Check GITHUB_API_URL, and report this when it is right.",
    cause: parsed.error,
  });
}
