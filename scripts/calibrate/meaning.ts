import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { checkContent } from "../../src/core/checks/content.ts";
import type { Finding } from "../../src/core/checks/finding.ts";
import { readPassage } from "../../src/core/checks/passage.ts";
import { prepareSource } from "../../src/core/checks/source.ts";
import type { Share } from "./measure.ts";

const FOLDER = new URL("../../test/fixtures/meaning/", import.meta.url);

/** The halves of the set: the rules were written with the first before the eyes, the other decides. */
export const HALVES = ["looked-at", "held-out"] as const;
export type HalfName = (typeof HALVES)[number];

const FIELDS = ["keyPoint", "headline", "oneLine", "explanation", "statedRisk"] as const;
const Sentence = z.object({
  field: z.enum(FIELDS),
  text: z.string(),
  quote: z.string().nullish(),
});
const Paper = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  clean: z.array(Sentence),
  damaged: z.array(Sentence.extend({ kind: z.string() })),
});

/** What became of the sentences of one class of fields. */
type MeaningResult = {
  /** Damaged sentences that were found, by kind of damage. */
  kinds: ReadonlyMap<string, Share>;
  found: Share;
  /** Clean sentences with an alarm. */
  alarms: Share;
  /** Those sentences, each with what was said of it. */
  told: readonly { id: string; text: string; excerpt: string | null }[];
};

/** A half by classes of fields: key points with their quotes, and prose. */
export type MeaningHalf = { points: MeaningResult; prose: MeaningResult };

/** Reads and tries a half of the set; null where it is not there. */
export function tryMeaning(name: HalfName): MeaningHalf | null {
  const file = new URL(`${name}.json.gz`, FOLDER);
  if (!existsSync(file)) return null;
  const papers = z.array(Paper).parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  const isPoint = ({ field }: z.infer<typeof Sentence>) => field === "keyPoint";
  return {
    points: tryPapers(papers, isPoint),
    prose: tryPapers(papers, (sentence) => !isPoint(sentence)),
  };
}

type SetPaper = z.infer<typeof Paper>;

function tryPapers(
  papers: readonly SetPaper[],
  isMeant: (sentence: z.infer<typeof Sentence>) => boolean,
): MeaningResult {
  const damaged = papers.flatMap((paper) =>
    paper.damaged
      .filter(isMeant)
      .map((sentence) => ({ kind: sentence.kind, ...findMeaning(paper, sentence) })),
  );
  const clean = papers.flatMap((paper) =>
    paper.clean.filter(isMeant).map((sentence) => findMeaning(paper, sentence)),
  );
  const kinds = Map.groupBy(damaged, ({ kind }) => kind);
  const told = clean.flatMap(({ id, text, findings: [first] }) =>
    first ? [{ id, text, excerpt: first.excerpt }] : [],
  );
  return {
    kinds: new Map([...kinds].map(([kind, some]) => [kind, count(some)])),
    found: count(damaged),
    alarms: count(clean),
    told,
  };
}

type Tried = { id: string; text: string; findings: readonly Finding[] };

function findMeaning(paper: SetPaper, { field, text, quote }: z.infer<typeof Sentence>): Tried {
  const own = field === "keyPoint" ? (quote ?? null) : null;
  const passage = readPassage({ path: "text", text, role: "report", quote: own });
  const findings = checkContent(prepareSource(paper), passage).filter(
    ({ check }) => check === "meaning",
  );
  return { id: paper.id, text, findings };
}

function count(tried: readonly Tried[]): Share {
  return { found: tried.filter(({ findings }) => findings.length > 0).length, of: tried.length };
}
