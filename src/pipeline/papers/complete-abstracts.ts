import {
  type ExplainedFailure,
  NO_ABSTRACT,
  toUnreachable,
  WITHDRAWN,
} from "../../core/card/failure.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { SourceError } from "../../core/errors.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { readAbstract } from "../../core/paper/read-abstract.ts";
import type { Run } from "../run.ts";
import { askArxiv } from "./ask-arxiv.ts";

/** Papers with the abstracts that could be had, and why the others have none, by their id. */
type CompletePapers = { papers: Paper[]; unaskable: ReadonlyMap<Paper["id"], ExplainedFailure> };

/** A paper's abstract, or why there is none. */
type Found = { abstract: string } | { failure: ExplainedFailure };

/**
 * The same papers, with abstracts from the day's digest or from arXiv where the Hub has none. arXiv is asked
 * once for all of them; a withdrawn paper needs none.
 */
export async function completeAbstracts(
  listed: readonly Paper[],
  { withdrawn, stored }: { withdrawn: ReadonlySet<Paper["id"]>; stored: DailyDigest | null },
  run: Run,
): Promise<CompletePapers> {
  const known = new Map<string, Found>();
  for (const { paper } of stored?.cards ?? []) {
    if (paper.abstract !== "") known.set(paper.id, { abstract: paper.abstract });
  }
  for (const id of withdrawn) known.set(id, { failure: WITHDRAWN });
  const missing = listed.filter(({ id, abstract }) => abstract === "" && !known.has(id));
  const found = new Map([...known, ...(await findAtArxiv(missing, run))]);

  const unaskable = new Map<Paper["id"], ExplainedFailure>();
  const papers = listed.map((paper) => {
    const result = paper.abstract === "" ? found.get(paper.id) : paper;
    if (result === undefined || "failure" in result) {
      unaskable.set(paper.id, result?.failure ?? NO_ABSTRACT);
      return paper;
    }
    return { ...paper, abstract: result.abstract };
  });
  return { papers, unaskable };
}

/** What arXiv has of each paper. */
async function findAtArxiv(
  papers: readonly Paper[],
  run: Run,
): Promise<ReadonlyMap<Paper["id"], Found>> {
  if (papers.length === 0 || run.choices.listings === "none") return new Map();
  try {
    const abstracts = await askArxiv(
      papers.map(({ id }) => id),
      run,
    );
    return new Map(papers.map((paper) => [paper.id, read(paper, abstracts.get(paper.id) ?? "")]));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const failure = toUnreachable(error.message, error.explanation);
    return new Map(papers.map(({ id }) => [id, { failure }]));
  }
}

function read({ title }: Paper, text: string): Found {
  const reading = readAbstract([text], title);
  if (reading.status === "abstract") return reading;
  return { failure: reading.status === "withdrawn" ? WITHDRAWN : NO_ABSTRACT };
}
