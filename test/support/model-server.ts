import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import type { Paper } from "../../src/core/paper/paper.ts";
import { parseJson } from "../../src/core/parse-json.ts";
import { makeDraftOf } from "./papers.ts";

/** A message is one text, or a list of parts. */
const Content = z.union([
  z.string(),
  z
    .array(z.object({ text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join("")),
]);
const Conversation = z.object({ messages: z.array(z.object({ content: Content })) });
const Titled = z.object({ title: z.string() });

/** What a request asks for, as far as tests care. */
export type ModelRequest = {
  paper: Paper;
  /** Place of the paper in the list, from 0. */
  index: number;
  /** How many requests about this paper have come, this one included. */
  count: number;
  body: Record<string, unknown>;
  headers: IncomingMessage["headers"];
  atMs: number;
};

/** What the server does with a request. */
export type ModelReply = {
  /** @default 200 */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as it is when a string, as JSON otherwise. @default a good draft of the paper */
  body?: unknown;
  /** Answered when this resolves. @default at once */
  after?: Promise<unknown>;
  /** Breaks the connection instead of answering. */
  isReset?: boolean;
  /** Sends headers and half a body, and then nothing. */
  isHanging?: boolean;
};

export type ModelScript = (request: ModelRequest) => ModelReply;

/** A Chat Completions server on this machine that knows some papers, and what it was asked. */
export type ModelServer = {
  /** For `OPENAI_BASE_URL`. */
  url: string;
  requests: ModelRequest[];
  /** Most requests that were open at the same time. */
  peak: () => number;
  close: () => Promise<void>;
};

/**
 * Opens a server that answers each paper with a good draft, unless the script says otherwise. It tells
 * papers apart by the title in the prompt.
 */
export async function openModelServer(
  papers: readonly Paper[],
  script: ModelScript = () => ({}),
): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const server = await openBareServer((body, headers) => {
    const paper = findPaper(papers, body);
    const count = requests.filter((earlier) => earlier.paper === paper).length + 1;
    const index = papers.indexOf(paper);
    const asked = { paper, index, count, body, headers, atMs: performance.now() };
    requests.push(asked);
    return { body: complete(JSON.stringify(makeDraftOf(paper))), ...script(asked) };
  });
  return { ...server, requests };
}

/** A server that knows no papers. */
export type BareServer = Omit<ModelServer, "requests">;

/** Opens a server that answers every request as told. */
export async function openBareServer(
  answer: (body: Record<string, unknown>, headers: IncomingMessage["headers"]) => ModelReply,
): Promise<BareServer> {
  let open = 0;
  let peak = 0;
  const server = createServer(async (request, response) => {
    open += 1;
    peak = Math.max(peak, open);
    response.once("close", () => {
      open -= 1;
    });
    const isQuestion = request.method === "POST"; // and not a look whether there is a Batch API
    const body = await readBody(request);
    const answered = isQuestion ? answer(JSON.parse(body), request.headers) : { status: 404 };
    await reply(response, answered);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/v1`,
    peak: () => peak,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A completion whose text is given; the finish reason and anything else can be changed. */
export function complete(text: string | null, overrides: Record<string, unknown> = {}): unknown {
  const { finish_reason = "stop", refusal = null, ...rest } = overrides;
  const completion_tokens = String(finish_reason).includes("length") ? 2_500 : 500;
  return {
    model: "test-model-2026",
    choices: [{ index: 0, finish_reason, message: { role: "assistant", content: text, refusal } }],
    usage: { prompt_tokens: 1000, completion_tokens, total_tokens: 1000 + completion_tokens },
    ...rest,
  };
}

/** The body of a refused request, as OpenAI sends it. */
export function refuse(message: string, code: string | null = null): unknown {
  return { error: { message, type: "invalid_request_error", param: null, code } };
}

async function reply(response: ServerResponse, script: ModelReply): Promise<void> {
  await script.after;
  if (script.isReset) {
    response.destroy();
    return;
  }
  const { body = {} } = script;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/html" : "application/json";
  response.writeHead(script.status ?? 200, { "content-type": type, ...script.headers });
  if (script.isHanging) response.write(text.slice(0, text.length / 2));
  else response.end(text);
}

/** The prompt carries the paper as one line of JSON. */
function findPaper(papers: readonly Paper[], body: Record<string, unknown>): Paper {
  const { messages } = Conversation.parse(body);
  const lines = messages.flatMap(({ content }) => content.split("\n"));
  const titles = lines.flatMap((line) => Titled.safeParse(parseJson(line)).data?.title ?? []);
  const found = papers.find(({ title }) => titles.includes(title));
  if (found === undefined) throw new Error("The question names no paper that the server knows.");
  return found;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
