import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Peer } from "./peer.ts";
import { openPeerModel } from "./peer-model.ts";
import { PEER_PAPERS } from "./peer-papers.ts";

const Enhanced = z.object({ AI: z.object({ tldr: z.string() }) });

/** The loop of dw-dengwei/daily-arXiv-ai-enhanced, as far as `arxiv-loop-port.ts` says. */
export const ARXIV_LOOP: Peer = {
  name: "dw-dengwei/daily-arXiv-ai-enhanced, a port of its loop",
  packages: [],
  difference:
    "one question a paper through a tool, no checks, no cache; a fixed text where an answer cannot be read",
  openModel: openPeerModel,
  prepare: ({ folder }) => {
    const lines = PEER_PAPERS.map(({ id, abstract }) => JSON.stringify({ id, summary: abstract }));
    writeFileSync(join(folder, "papers.jsonl"), lines.join("\n"));
    return [resolve("bench/peers/arxiv-loop-port.ts"), "8"];
  },
  countGood: (folder) =>
    readFileSync(join(folder, "enhanced.jsonl"), "utf8")
      .split("\n")
      .map((line) => Enhanced.parse(JSON.parse(line)))
      .filter(({ AI }) => AI.tldr !== "Summary generation failed").length,
};
