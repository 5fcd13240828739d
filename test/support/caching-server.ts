import { z } from "zod";
import type { Paper } from "../../src/core/paper/paper.ts";
import { complete, type ModelReply, type ModelRequest, openModelServer } from "./model-server.ts";
import { makeDraftOf } from "./papers.ts";

/** What a provider charges for a million tokens, in US dollars. */
type Tariff = { input: number; read: number; write: number; output: number };

/** Prices of 2026-11 by OpenAI's own list; a write costs 1.25 times what an input token does. */
export const TARIFFS = {
  "gpt-5.6-luna": { input: 0.2, read: 0.02, write: 0.25, output: 1.2 },
  "gpt-6-luna": { input: 0.1, read: 0.01, write: 0.125, output: 0.5 },
} as const satisfies Record<string, Tariff>;

/** The shortest beginning that is kept, in tokens. */
const LEAST_TOKENS = 1_024;

/** A request, as far as the cache goes by it; a text counts as one part. */
const Request = z.object({
  messages: z.array(
    z.object({
      content: z.union([
        z.string().transform((text) => [{ text }]),
        z.array(z.object({ text: z.string(), prompt_cache_breakpoint: z.unknown().optional() })),
      ]),
    }),
  ),
  prompt_cache_key: z.string().default(""),
  prompt_cache_options: z.object({ mode: z.string() }).optional(),
  response_format: z.unknown(),
});

/** What one answer took, as the server counts it. */
export type Served = {
  input: number;
  read: number;
  written: number;
  output: number;
  tier: string;
  /** US dollars, by the server's own tariff. */
  usd: number;
};

/** How the server behaves. */
type Manners = {
  tariff: Tariff;
  /** What it does with a request instead; null for an answer. */
  refuse?: (request: ModelRequest) => ModelReply | null;
  /** Answers when this resolves; told how many were answered before. */
  after?: (before: number) => Promise<unknown> | undefined;
  /** Tokens of an answer. @default 1000 */
  output?: number;
};

/**
 * Opens a provider that keeps beginnings as OpenAI's newest models do: up to a breakpoint, from 1,024 tokens on, for
 * requests with the same key that come after the answer to the first. Without `mode: explicit` it sets a breakpoint of its own at the
 * end of the newest message, and charges for writing that. It counts a token for every four characters.
 */
export async function openCachingServer(papers: readonly Paper[], manners: Manners) {
  const kept = new Set<string>();
  const served: Served[] = [];
  const server = await openModelServer(papers, (request) => {
    const refused = manners.refuse?.(request) ?? null;
    if (refused !== null) return refused;
    const { body } = request;
    const counts = count(body, kept);
    const tier = body.service_tier === "flex" ? "flex" : "default";
    const output = manners.output ?? 1_000;
    const usd = charge({ ...counts, output }, manners.tariff) * (tier === "flex" ? 0.5 : 1);
    const before = served.length;
    served.push({
      input: counts.input,
      read: counts.read,
      written: counts.written,
      output,
      tier,
      usd,
    });
    const settle = async () => {
      await manners.after?.(before);
      for (const prefix of counts.prefixes) kept.add(prefix);
    };
    return {
      after: settle(),
      body: complete(JSON.stringify(makeDraftOf(request.paper)), {
        service_tier: tier,
        usage: {
          prompt_tokens: counts.input,
          completion_tokens: output,
          prompt_tokens_details: {
            cached_tokens: counts.read,
            cache_write_tokens: counts.written,
          },
        },
      }),
    };
  });
  return { ...server, served, totalUsd: () => served.reduce((sum, { usd }) => sum + usd, 0) };
}

function charge(
  { input, read, written, output }: Omit<Served, "usd" | "tier">,
  tariff: Tariff,
): number {
  const plain = input - read - written;
  const usd =
    plain * tariff.input + read * tariff.read + written * tariff.write + output * tariff.output;
  return usd / 1_000_000;
}

/** Which beginnings of a request are kept from now on, and what of it was read and written. */
function count(body: Record<string, unknown>, kept: ReadonlySet<string>) {
  const { messages, prompt_cache_key: key, ...rest } = Request.parse(body);
  const ends: string[] = [];
  let text = JSON.stringify(rest.response_format ?? null);
  for (const part of messages.flatMap(({ content }) => content)) {
    text += part.text;
    if ("prompt_cache_breakpoint" in part) ends.push(text);
  }
  if (rest.prompt_cache_options?.mode !== "explicit") ends.push(text);
  const long = ends.filter((end) => tokens(end) >= LEAST_TOKENS);
  const name = (end: string) => `${key}\n${end}`;
  const read = Math.max(0, ...long.filter((end) => kept.has(name(end))).map(tokens));
  const longest = Math.max(0, ...long.map(tokens));
  return {
    prefixes: long.map(name),
    input: tokens(text),
    read,
    written: Math.max(0, longest - read),
  };
}

function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}
