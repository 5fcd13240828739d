import { z } from "zod";
import { explain } from "../../core/causes/explanation.ts";
import { SourceError } from "../../core/errors.ts";
import type { ArtefactKind } from "../../core/paper/artefacts.ts";
import { readOwnersOf } from "../../core/paper/listing.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { findJsonExcess, parseJson } from "../../core/parse-json.ts";
import type { HubOptions } from "../daily-papers.ts";
import { getText, type TextBody } from "../get.ts";
import { toAddress } from "../to-address.ts";
import { readRepositories, type SeenRepository } from "./hub-repository.ts";

/** What the Hub knows of one paper. The largest recorded list of 3,303 authors, with their accounts, takes about half of it. */
const MAX_PAPER_ANSWER_BYTES = 2 * 1024 * 1024;

/** The repositories of one kind that the Hub links to a paper. */
export type LinkedRepositories = {
  /** The first of them, or all, most liked first. */
  repositories: SeenRepository[];
  /** How many there are; null when the Hub does not say. */
  total: number | null;
  /** Whether none is left out. */
  isWhole: boolean;
  /** The names of those that are private, and counted by the Hub where it shows them. */
  hidden: readonly string[];
};

/** What the Hub links to a paper, and the accounts to which it belongs by now, in small letters. */
export type PaperAnswer = Record<ArtefactKind, LinkedRepositories> & { owners: readonly string[] };

/** Stands in place of an answer about a paper of which the Hub has no page. */
const NOTHING_SHOWN: LinkedRepositories = {
  ...{ repositories: [], hidden: [] },
  ...{ total: null, isWhole: false },
};
export const NO_PAGE: PaperAnswer = {
  ...{ models: NOTHING_SHOWN, datasets: NOTHING_SHOWN, spaces: NOTHING_SHOWN },
  owners: [],
};

const List = z.array(z.unknown()).nullish().catch(null);
const Count = z.int().nonnegative().nullish().catch(null);

const Answer = z.object({
  id: z.string(),
  linkedModels: List,
  linkedDatasets: List,
  linkedSpaces: List,
  numTotalModels: Count,
  numTotalDatasets: Count,
  numTotalSpaces: Count,
});

/**
 * Asks the Hub what it links to a paper that it has listed.
 *
 * Source: `GET /api/papers/<id>`, fields as in `PaperInfo` of huggingface_hub (Python). Lists of models and
 * Spaces are cut; their numbers are not.
 *
 * @throws {SourceError} when the Hub gives no usable answer; with the status 404 when it has no page of the paper.
 */
export function fetchPaperAnswer(id: Paper["id"], hub: HubOptions): Promise<PaperAnswer> {
  const url = toAddress(hub.endpoint, `/api/papers/${id}`);
  return getText(
    { url, accept: "application/json", maxBytes: MAX_PAPER_ANSWER_BYTES, token: hub.token },
    (body) => readAnswer(url, id, body),
    hub,
  );
}

function readAnswer(url: URL, id: Paper["id"], { text, contentType }: TextBody): PaperAnswer {
  const value = parseJson(text);
  const { data } = Answer.safeParse(value);
  if (data === undefined || data.id.replace(/v\d+$/, "") !== id) {
    const what = findJsonExcess(text) ?? "is not the paper that was asked for";
    const problem = `answered ${contentType || "something"} that ${what}.`;
    throw new SourceError(url, problem, { status: 200, explanation: explain("sourceForeign") });
  }
  return {
    models: readLinked(data.linkedModels, data.numTotalModels),
    datasets: readLinked(data.linkedDatasets, data.numTotalDatasets),
    spaces: readLinked(data.linkedSpaces, data.numTotalSpaces),
    owners: readOwnersOf(value),
  };
}

function readLinked(list: z.infer<typeof List>, count: z.infer<typeof Count>): LinkedRepositories {
  const total = count ?? (list?.length === 0 ? 0 : null);
  const { repositories, hidden } = readRepositories(list ?? []);
  return {
    repositories,
    hidden: hidden.map(({ name }) => name),
    total,
    isWhole: total !== null && (list?.length ?? 0) >= total,
  };
}
