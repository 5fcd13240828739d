import type { RequestListener, ServerResponse } from "node:http";
import type { ArtefactKind } from "../../src/core/paper/artefacts.ts";
import { type Loopback, openLoopback } from "./loopback.ts";

/** A repository that links the paper. */
type Linking = {
  name: string;
  likes?: number;
  /** Undefined where the Hub does not say. */
  gated?: false | "auto" | "manual" | undefined;
  private?: boolean;
};

/** What the Hub of a test has of its one paper, and how it answers. */
export type ArtefactHubOptions = Partial<Record<ArtefactKind, readonly Linking[]>> & {
  id: string;
  /** Fields of the paper besides, such as its organization. */
  paper?: object;
  /** Repositories of a kind that the answer about the paper shows. @default 3 */
  shown?: number;
  /** The host of the next page of a list. @default the Hub itself */
  nextHost?: string;
  /** Answers in place of the Hub; false leaves it to it. */
  fail?: (path: string, response: ServerResponse) => boolean;
};

/** A Hub on this machine, and what it was asked. */
export type ArtefactHub = Loopback & {
  /** Paths without their query, in the order in which they came. */
  asked: string[];
  /** The tokens that came along, each once. */
  tokens: Set<string | undefined>;
};

const KINDS = { models: "Models", datasets: "Datasets", spaces: "Spaces" } as const;

/** Opens a Hub that behaves like the real one: the first few of each kind with the paper, and lists in pages. */
export async function openArtefactHub(options: ArtefactHubOptions): Promise<ArtefactHub> {
  const asked: string[] = [];
  const tokens = new Set<string | undefined>();
  let origin = "";
  const listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? "", origin);
    asked.push(url.pathname);
    tokens.add(request.headers.authorization);
    if (options.fail?.(url.pathname, response)) return;
    response.setHeader("content-type", "application/json");
    const kind = url.pathname.replace("/api/", "");
    if (url.pathname === `/api/papers/${options.id}`) {
      response.end(JSON.stringify(describePaper(options)));
    } else if (isKind(kind)) {
      answerList(kind, url, { options, response });
    } else {
      response.writeHead(404).end('{"error":"Paper not found"}');
    }
  };
  const loopback = await openLoopback(listener);
  origin = loopback.origin;
  return { ...loopback, asked, tokens };
}

/** What the Hub says of a paper to which nobody has linked anything. */
export function describeUnlinked(id: string): object {
  return describePaper({ id });
}

function isKind(text: string): text is ArtefactKind {
  return text in KINDS;
}

function describePaper(options: ArtefactHubOptions): object {
  const { id, paper, shown = 3 } = options;
  const linked = Object.entries(KINDS).map(([kind, name]) => {
    const all = isKind(kind) ? listVisible(kind, options) : [];
    return {
      [`linked${name}`]: all.slice(0, shown).map(describe),
      [`numTotal${name}`]: all.length,
    };
  });
  return { id, title: "A Paper", authors: [], ...paper, ...Object.assign({}, ...linked) };
}

type Answering = { options: ArtefactHubOptions; response: ServerResponse };

function answerList(kind: ArtefactKind, url: URL, { options, response }: Answering): void {
  const query = url.searchParams;
  const isAsked = query.getAll("filter").includes(`arxiv:${options.id}`);
  const all = isAsked ? listVisible(kind, options) : [];
  const start = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit"));
  const page = all.slice(start, start + limit);
  if (start + limit < all.length) {
    const next = new URL(url);
    next.searchParams.set("cursor", `${start + limit}`);
    next.host = options.nextHost ?? next.host;
    response.setHeader("link", `<${next.href}>; rel="next"`);
  }
  const expand = query.getAll("expand");
  const tags = expand.includes("tags") ? { tags: ["license:mit", `arxiv:${options.id}`] } : {};
  response.end(JSON.stringify(page.map((one) => ({ ...describe(one), ...tags }))));
}

/** Most liked first; what is private is shown to its owner alone, who owns the token of a test. */
function listVisible(kind: ArtefactKind, options: ArtefactHubOptions): Linking[] {
  return (options[kind] ?? []).toSorted((a, b) => (b.likes ?? 0) - (a.likes ?? 0));
}

function describe({ name, likes = 0, private: isPrivate = false, gated }: Linking): object {
  const said = gated === undefined ? {} : { gated };
  return { _id: `id-${name}`, id: name, likes, downloads: 7, private: isPrivate, ...said };
}
