import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Peer } from "./peer.ts";
import { openPeerModel } from "./peer-model.ts";
import { PEER_DAY, PEER_PAPERS } from "./peer-papers.ts";

const SCRIPT = "newsletter-kit.mjs";

const Made = z.object({
  newsletters: z.tuple([z.object({ htmlBody: z.string() })]),
  articles: z.array(z.object({ tag1: z.string().nullable(), importanceScore: z.number() })),
});

/** A framework for newsletters, set up as the quick start of its README does. */
export const NEWSLETTER: Peer = {
  name: "@llm-newsletter-kit/core 3.0.6",
  packages: ["@llm-newsletter-kit/core@3.0.6", "@ai-sdk/openai@4.0.118"],
  difference:
    "tags, then a score for each paper, one question after the other (no setting for more), then one newsletter of all; asks for all tags and scores up to five times again while any is missing",
  openModel: openPeerModel,
  prepare: ({ folder }) => {
    copyFileSync(join("bench/peers", SCRIPT), join(folder, SCRIPT));
    writeFileSync(join(folder, "articles.json"), JSON.stringify(PEER_PAPERS.map(toArticle)));
    return [SCRIPT];
  },
  /** Papers with tags and a score of the model's: 1 stands for none. */
  countGood: (folder) => {
    const made = Made.parse(JSON.parse(readFileSync(join(folder, "newsletter.json"), "utf8")));
    return made.articles.filter(({ tag1, importanceScore }) => tag1 && importanceScore > 1).length;
  },
};

function toArticle({ id, title, abstract }: (typeof PEER_PAPERS)[number]): object {
  return {
    ...{ id, title, detailContent: abstract, publishedDate: PEER_DAY, contentType: "Research" },
    ...{ hasAttachedImage: false, imageContextByLlm: null, tag1: null, tag2: null, tag3: null },
    targetUrl: "https://huggingface.co/papers",
    url: `https://huggingface.co/papers/${id}`,
    importanceScore: 0, // of one that waits for its analysis
  };
}
