import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

/** One reference card: a paper, the Korean sentences about it, and the English ones behind them. */
export type ReferenceCard = {
  id: string;
  title: string;
  abstract: string;
  texts: readonly string[];
  quotes: readonly string[];
};

const PATH = new URL("../../test/fixtures/reference-cards.jsonl.gz", import.meta.url);

const Row = z.object({
  paper_id: z.string(),
  title: z.string(),
  abstract: z.string(),
  purpose: z.string(),
  method: z.array(z.string()),
  conclusion: z.string(),
});

/** An English passage in brackets at the end of a Korean sentence; some are cut and never close. */
const QUOTE = /\s?\(((?:[^가-힣]){25,})$/;

/** The 300 reference cards, in the order of the file. Empty sentences are left out. */
export function readReferenceCards(): ReferenceCard[] {
  return gunzipSync(readFileSync(PATH))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => toCard(Row.parse(JSON.parse(line))));
}

function toCard({ paper_id, title, abstract, purpose, method, conclusion }: z.infer<typeof Row>) {
  const texts = [purpose, ...method, conclusion].map((text) => text.replace(QUOTE, "").trim());
  const quotes = method.flatMap((text) => QUOTE.exec(text)?.[1]?.replace(/[).\s]+$/, "") ?? []);
  return { id: paper_id, title, abstract, texts: texts.filter((text) => text !== ""), quotes };
}
