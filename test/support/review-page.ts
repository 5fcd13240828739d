import { request } from "node:http";
import { expect, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { parseJson } from "../../src/core/parse-json.ts";
import type { User } from "./world.ts";

/** A review page that a user has opened, and how to end it. */
export type OpenedReview = {
  /** What the command printed: the address with the token. */
  url: string;
  port: number;
  /** What it has printed so far. */
  printed: () => string;
  /** As Ctrl-C does; answers the exit code. */
  stop: () => Promise<number>;
};

/** Runs `papercards review` and waits for its address; it ends with the test at the latest. */
export async function openReview(user: User, args = "2026-02-13"): Promise<OpenedReview> {
  const stop = new AbortController();
  const address = Promise.withResolvers<string>();
  let printed = "";
  const ended = user.run(`review ${args} --no-open`, {
    signal: stop.signal,
    stderr: (text) => {
      printed += text;
      const url = /Open (http:\S+)/.exec(printed)?.[1];
      if (url !== undefined) address.resolve(url);
    },
  });
  const endReview = async () => {
    stop.abort();
    return (await ended).code;
  };
  onTestFinished(async () => {
    await endReview();
  });
  ended.then(
    () => address.reject(new Error(printed)),
    (bug: unknown) => address.reject(bug),
  );
  const url = await address.promise;
  const { port } = new URL(url);
  return { url, port: Number(port), printed: () => printed, stop: endReview };
}

/** A request as a client that obeys no browser's rules may send it. */
export type RawRequest = {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  host?: string;
};

/** What came back. */
export type RawResponse = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
};

/** Sends a request with any headers, the host's included. */
export function send(port: number, path: string, raw: RawRequest = {}): Promise<RawResponse> {
  const { method = "GET", headers = {}, body = "", host = "127.0.0.1" } = raw;
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** What is below a day or week; other addresses are those of the whole page. */
const OF_REVIEW = /^\/(?:cards|publish|undo|images)\b/;

/**
 * A reviewer who has come in with the token: what a browser would send along. Addresses such as `/publish` are those of
 * the day or week that the command was started with.
 */
export type Reviewer = {
  get: (path: string) => Promise<RawResponse>;
  /** Sends an act as the page does, with the newest revision unless another one is given. */
  act: (path: string, body: object, revision?: number) => Promise<RawResponse>;
  revision: () => Promise<number>;
  headers: Record<string, string>;
};

/** Exchanges the token for the cookie. */
export async function comeIn({ url, port }: Pick<OpenedReview, "url" | "port">): Promise<Reviewer> {
  const opened = await send(port, new URL(url).pathname + new URL(url).search);
  const [cookie = ""] = [opened.headers["set-cookie"] ?? ""].flat();
  const headers = {
    cookie: cookie.split(";")[0] ?? "",
    origin: `http://127.0.0.1:${port}`,
    "content-type": "application/json",
  };
  const base = /url=([^"]+)"/.exec(opened.text)?.[1] ?? "";
  const toPath = (path: string) => (OF_REVIEW.test(path) ? `${base}${path}` : path);
  const get = (path: string) => send(port, toPath(path), { headers });
  const revision = async () =>
    Number(/data-revision="(\d+)"/.exec((await get("/publish")).text)?.[1]);
  return {
    get,
    revision,
    headers,
    act: async (path, body, seen) => {
      const content = JSON.stringify({ ...body, revision: seen ?? (await revision()) });
      return send(port, toPath(path), { method: "POST", headers, body: content });
    },
  };
}

const Asked = z.object({ asked: z.array(z.object({ status: z.string() })), html: z.string() });

/** Asks the model about a card; answers what the page says of it when it is over. */
export async function askModel(reviewer: Reviewer, card: string, remark: string): Promise<string> {
  const { status, text } = await reviewer.act(`${card}/ask`, { remark });
  if (status !== 200) return text;
  const look = async () => Asked.parse(parseJson((await reviewer.get("/asking")).text));
  await vi.waitFor(
    async () => expect((await look()).asked.some(({ status }) => status === "asking")).toBe(false),
    50_000,
  );
  return (await look()).html;
}

const Answered = z.object({ parts: z.record(z.string(), z.string()) });

/** The HTML of what came back: a page, or the parts in the answer to an act. */
export function toHtml(text: string): string {
  const { data } = Answered.safeParse(parseJson(text));
  return data === undefined ? text : Object.values(data.parts).join("");
}
