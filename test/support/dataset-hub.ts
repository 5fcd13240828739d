import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { onTestFinished } from "vitest";
import { openLoopback } from "./loopback.ts";

/** A data set on a Hub of this machine, and what was asked of it. */
export type DatasetHub = {
  origin: string;
  files: Map<string, string>;
  commits: { parentCommit?: string; paths: string[]; token: string }[];
  requests: string[];
};

type Fault = (
  request: { method: string; path: string },
  times: number,
) => { status: number; headers?: Record<string, string> } | "hang up" | null;

type HubOptions = {
  /** Whether the data set is there. @default true */
  isThere?: boolean;
  files?: Record<string, string>;
  /** What goes wrong with a request, in place of its answer. @default nothing */
  fault?: Fault;
  /** Called before each commit is looked at, as when somebody else commits. @default nothing */
  beforeCommit?: (hub: DatasetHub) => void;
  /** Whether a commit is done though its answer is lost. @default false */
  losesAnswer?: boolean;
  /** The token that it gives to a workflow that it knows. @default it knows none */
  trusted?: string;
};

const oidOf = (text: string) =>
  createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
const headOf = (files: ReadonlyMap<string, string>) =>
  createHash("sha1")
    .update(JSON.stringify([...files]))
    .digest("hex");

type Send = (status: number, body: unknown) => void;

/** Behaves like the Hub's API of data sets, as `@huggingface/hub` asks it. */
export async function openDatasetHub(options: HubOptions = {}): Promise<DatasetHub> {
  const { fault = () => null } = options;
  const hub: DatasetHub = {
    origin: "",
    files: new Map(Object.entries(options.files ?? {})),
    commits: [],
    requests: [],
  };
  const respond = openRoutes(hub, options);
  const server = await openLoopback(async (request, response) => {
    const { method = "GET", url = "/" } = request;
    const path = new URL(url, "http://localhost").pathname;
    const name = `${method} ${path}`;
    hub.requests.push(name);
    const times = hub.requests.filter((one) => one === name).length;
    const wrong = fault({ method, path }, times);
    let text = "";
    for await (const chunk of request) text += String(chunk);
    if (wrong === "hang up") return request.socket.destroy();
    const send: Send = (status, body) => {
      response.writeHead(status, { "content-type": "application/json", ...wrong?.headers });
      response.end(JSON.stringify(body));
    };
    if (wrong !== null) return send(wrong.status, { error: "no" });
    respond({ path, text, request, send });
  });
  onTestFinished(server.close);
  hub.origin = server.origin;
  return hub;
}

type Asked = { path: string; text: string; request: IncomingMessage; send: Send };

/** What the Hub answers when nothing goes wrong. */
function openRoutes(hub: DatasetHub, options: HubOptions): (asked: Asked) => void {
  let isThere = options.isThere ?? true;
  const ofDataset: readonly (readonly [RegExp, (asked: Asked) => void])[] = [
    [
      /\/preupload\/main$/,
      ({ text, send }) => {
        const files: { path: string }[] = JSON.parse(text).files;
        send(200, { files: files.map(({ path }) => ({ path, uploadMode: "regular" })) });
      },
    ],
    [
      /\/tree\//,
      ({ send }) => {
        const toEntry = ([path, content]: [string, string]) => {
          const size = Buffer.byteLength(content);
          return { type: "file", path, oid: oidOf(content), size };
        };
        send(200, [...hub.files].map(toEntry));
      },
    ],
    [/\/commit\/main$/, (asked) => commit(asked, hub, options)],
    [/./, ({ send }) => send(200, { ...INFO, sha: headOf(hub.files) })],
  ];
  return (asked) => {
    const { path, send } = asked;
    if (path === "/oauth/token") {
      return options.trusted === undefined
        ? send(401, { error: "invalid_grant" })
        : send(200, { access_token: options.trusted });
    }
    if (path === "/api/repos/create") {
      isThere = true;
      return send(200, { url: "https://huggingface.co/datasets/name/papers", id: "1" });
    }
    if (!isThere) return send(404, { error: "Repository not found" });
    ofDataset.find(([route]) => route.test(path))?.[1](asked);
  };
}

/** What the Hub says of a data set besides its newest commit. */
const INFO = {
  ...{ id: "name/papers", _id: "1", private: false, gated: false, downloads: 0, likes: 0 },
  lastModified: "2026-01-01T00:00:00.000Z",
};

function commit({ text, request, send }: Asked, hub: DatasetHub, options: HubOptions): void {
  options.beforeCommit?.(hub);
  const [header, ...operations] = text.split("\n").map((line) => JSON.parse(line));
  const { parentCommit } = header.value;
  if (parentCommit !== undefined && parentCommit !== headOf(hub.files)) {
    send(412, { error: "A commit has happened since." });
    return;
  }
  for (const { key, value } of operations) {
    if (key === "deletedFile") hub.files.delete(value.path);
    else hub.files.set(value.path, Buffer.from(value.content, "base64").toString("utf8"));
  }
  const paths = operations.map(({ value }) => value.path);
  hub.commits.push({ parentCommit, paths, token: request.headers.authorization ?? "" });
  if (options.losesAnswer === true && hub.commits.length === 1) {
    request.socket.destroy();
    return;
  }
  send(200, { commitOid: headOf(hub.files), commitUrl: "https://huggingface.co/commit" });
}
