import { explain } from "../../core/causes/explanation.ts";
import { SourceError } from "../../core/errors.ts";
import type { ArtefactKind, HubRepository } from "../../core/paper/artefacts.ts";
import type { Paper } from "../../core/paper/paper.ts";
import type { HubOptions } from "../daily-papers.ts";
import { getText } from "../get.ts";
import { readItems } from "../read-items.ts";
import { toAddress } from "../to-address.ts";
import { readRepositories, type SeenRepository } from "./hub-repository.ts";

/** Repositories that are looked through for those of a paper itself. Few papers have more; of those the most liked are seen. */
const MAX_LISTED_REPOSITORIES = 100;

/** One list of repositories with their tags. 500 Spaces take a third of it. */
const MAX_REPOSITORIES_BYTES = 2 * 1024 * 1024;

/** The repositories of one kind that link a paper, the names of those that are private, and whether there may be more. */
type ListedRepositories = { repositories: HubRepository[]; hidden: string[]; isCut: boolean };

/**
 * Lists the repositories of one kind that link a paper, most liked first.
 *
 * Source: `GET /api/models`, `/api/datasets` and `/api/spaces`, through `@huggingface/hub`. A next page is
 * never asked for.
 *
 * @throws {SourceError} when the Hub gives no usable answer.
 */
export async function listRepositories(
  kind: ArtefactKind,
  id: Paper["id"],
  hub: HubOptions,
): Promise<ListedRepositories> {
  const tag = `arxiv:${id}`;
  const hidden: string[] = [];
  const options = {
    search: { tags: [tag] },
    sort: "likes" as const,
    limit: MAX_LISTED_REPOSITORIES, // Spaces know no limit: 500 of them come
    additionalFields: ["tags" as const],
    fetch: toListFetch(tag, hub, (names) => hidden.push(...names)),
  };
  const library = await import("@huggingface/hub"); // large, and seldom needed
  const list = {
    models: () => library.listModels(options),
    datasets: () => library.listDatasets(options),
    spaces: () => library.listSpaces(options),
  };
  const repositories: HubRepository[] = [];
  for await (const entry of list[kind]()) {
    repositories.push({ name: entry.name, gated: "gated" in entry && entry.gated !== false });
    if (repositories.length >= MAX_LISTED_REPOSITORIES) break;
  }
  const isCut = repositories.length + hidden.length >= MAX_LISTED_REPOSITORIES;
  return { repositories, hidden, isCut };
}

/**
 * The library's way to the network: our client, within its bounds, to the Hub that the settings name. What
 * the library gets holds only what was read, and no link to a next page.
 */
function toListFetch(
  tag: string,
  hub: HubOptions,
  onHidden: (names: readonly string[]) => void,
): typeof fetch {
  return async (input) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    const url = toAddress(hub.endpoint, asked.pathname); // the library knows no endpoint with a path
    url.search = asked.search;
    const items = await getText(
      { url, accept: "application/json", maxBytes: MAX_REPOSITORIES_BYTES, token: hub.token },
      (body) => readTagged(url, { tag, onHidden }, readItems(url, body)),
      hub,
    );
    return Response.json(items);
  };
}

/**
 * The repositories of an answer. A server that does not know what was asked for lists the most liked ones of
 * the whole Hub.
 */
function readTagged(
  url: URL,
  { tag, onHidden }: { tag: string; onHidden: (names: readonly string[]) => void },
  items: readonly unknown[],
) {
  const read = readRepositories(items);
  const isTagged = ({ tags }: SeenRepository) => tags?.includes(tag);
  onHidden(read.hidden.filter(isTagged).map(({ name }) => name));
  const repositories = read.repositories.filter(isTagged);
  if (repositories.length === 0 && items.length > 0) {
    const problem = `lists ${items.length} repositories of which none can be read and has the tag ${tag}.`;
    throw new SourceError(url, problem, { status: 200, explanation: explain("sourceForeign") });
  }
  return repositories.map(({ name, gated, likes }) => ({ id: name, gated: gated ?? false, likes }));
}
