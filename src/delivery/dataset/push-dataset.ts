import { DeliveryError } from "../../core/errors.ts";
import { HttpError } from "../../http/http-error.ts";
import { DATASET_CARD } from "./dataset-card.ts";
import { type DatasetFile, OWN_FILE } from "./dataset-files.ts";
import { toGitOid } from "./git-oid.ts";

/** How often the data set is looked at again after somebody else has committed, or nobody knows what became of a commit. */
const MOST_TRIES = 4;

/** Characters of one commit, some 20 MB as they are sent: the Hub refuses what is much larger. */
const MOST_CHARS = 6_000_000;

/** The data set on the Hub. */
export type DatasetTarget = {
  /** Owner and name. */
  repository: string;
  hubUrl: string;
  token: string;
  fetch: typeof fetch;
  /** Whether a data set that is not there is made. */
  creates: boolean;
};

/** What differs between the archive and the data set. */
type DatasetChanges = { added: string[]; changed: string[]; removed: string[] };

/** The same, and the commit; null where there was nothing to do, or nothing was to be done. */
export type Pushed = DatasetChanges & { commit: string | null };

/**
 * Brings the data set up to date in one commit, with what has changed alone; what others keep there stays. The commit names the state that it
 * was made for: where somebody else has committed meanwhile, the data set is looked at again.
 *
 * @param files The card of the data set is added.
 * @throws {DeliveryError} when the Hub refuses, or nobody knows what became of it.
 */
export async function pushDataset(
  files: readonly DatasetFile[],
  target: DatasetTarget,
  { isDryRun }: { isDryRun: boolean },
): Promise<Pushed> {
  const all = [{ path: "README.md", text: DATASET_CARD }, ...files];
  for (let tried = 1; ; tried += 1) {
    try {
      return await pushOnce(all, target, isDryRun);
    } catch (error) {
      const status = await readStatus(error);
      const isAgain =
        error instanceof HttpError || status === 409 || status === 412 || status >= 500;
      if (!isAgain || tried === MOST_TRIES) throw toDeliveryError(error, status, target.repository);
    }
  }
}

async function pushOnce(
  files: readonly DatasetFile[],
  target: DatasetTarget,
  isDryRun: boolean,
): Promise<Pushed> {
  const { commit } = await import("@huggingface/hub");
  const there = await look(target, isDryRun);
  const changes = compare(files, there.oids);
  const changed = new Set([...changes.added, ...changes.changed]);
  if (isDryRun || changed.size + changes.removed.length === 0) return { ...changes, commit: null };
  let [head, newest]: [string | null, string | null] = [there.head, null];
  for (const part of splitCommits(files.filter(({ path }) => changed.has(path)))) {
    const isFirst = newest === null;
    const done = await commit({
      ...toParameters(target),
      title: `Update ${part.length} ${part.length === 1 ? "file" : "files"} of cards`,
      ...(head === null ? {} : { parentCommit: head }),
      useXet: false,
      operations: [
        ...part.map(({ path, text }) => ({
          operation: "addOrUpdate" as const,
          path,
          content: new Blob([text]),
        })),
        ...(isFirst ? changes.removed : []).map((path) => ({ operation: "delete" as const, path })),
      ],
    });
    newest = done?.commit.oid ?? null;
    head = newest;
  }
  return { ...changes, commit: newest };
}

/** Files as one commit takes them: all of them, but for the first years of a large archive. At least one, which may be empty. */
function splitCommits(files: readonly DatasetFile[]): DatasetFile[][] {
  const parts: DatasetFile[][] = [[]];
  let chars = 0;
  for (const file of files) {
    const last = parts.at(-1);
    if (last !== undefined && (last.length === 0 || chars + file.text.length <= MOST_CHARS)) {
      last.push(file);
      chars += file.text.length;
    } else {
      parts.push([file]);
      chars = file.text.length;
    }
  }
  return parts;
}

/** The newest state of the data set and its files; a data set that is not there is made, but for a dry run. */
async function look(target: DatasetTarget, isDryRun: boolean) {
  const { createRepo, datasetInfo, listFiles } = await import("@huggingface/hub");
  const parameters = toParameters(target);
  const oids = new Map<string, string>();
  const { hubUrl, accessToken, fetch } = parameters;
  try {
    const info = { name: target.repository, hubUrl, accessToken, fetch };
    const { sha } = await datasetInfo({ ...info, additionalFields: ["sha"] });
    for await (const file of listFiles({ ...parameters, recursive: true, revision: sha })) {
      if (file.type === "file" && file.oid !== undefined) oids.set(file.path, file.oid);
    }
    return { head: sha, oids };
  } catch (error) {
    if ((await readStatus(error)) !== 404 || !target.creates) throw error;
    if (!isDryRun) await createRepo({ ...parameters });
    return { head: null, oids };
  }
}

function compare(
  files: readonly DatasetFile[],
  there: ReadonlyMap<string, string>,
): DatasetChanges {
  const paths = new Set(files.map(({ path }) => path));
  const isOther = ({ path, text }: DatasetFile) => there.get(path) !== toGitOid(text);
  const other = files.filter(isOther).map(({ path }) => path);
  return {
    added: other.filter((path) => !there.has(path)),
    changed: other.filter((path) => there.has(path)),
    removed: [...there.keys()].filter((path) => OWN_FILE.test(path) && !paths.has(path)),
  };
}

function toParameters({ repository, hubUrl, token, fetch }: DatasetTarget) {
  return {
    repo: { type: "dataset" as const, name: repository },
    hubUrl,
    accessToken: token,
    fetch,
  };
}

/** The status of the Hub's refusal; 0 for anything else. */
async function readStatus(error: unknown): Promise<number> {
  const { HubApiError } = await import("@huggingface/hub");
  return error instanceof HubApiError ? error.statusCode : 0;
}

function toDeliveryError(error: unknown, status: number, repository: string): unknown {
  if (error instanceof HttpError) {
    return new DeliveryError(
      `The Hub gave no whole answer about ${repository} (${error.failure}).`,
      "Run the same command again: it looks first at what is there, and sends what is missing.",
      { cause: error, isUncertain: true },
    );
  }
  if (status === 0) return error;
  return new DeliveryError(
    `The Hub refused ${repository} with status ${status}.`,
    adviseOn(status),
    {
      cause: error,
    },
  );
}

function adviseOn(status: number): string {
  if (status === 401)
    return "Set HF_TOKEN to a token that is valid, from https://huggingface.co/settings/tokens.";
  if (status === 403) return "Let the token of HF_TOKEN write to that data set.";
  if (status === 404) return "Make the data set on the Hub first, or correct its name.";
  if (status === 409 || status === 412)
    return "Run the same command again once others have stopped committing there.";
  if (status === 413)
    return "Push fewer months at first: move the oldest digests away, push, and bring them back.";
  if (status === 429)
    return "Run the same command again in an hour; the Hub takes so many commits an hour.";
  if (status >= 500) return "Run the same command again later; the Hub has trouble of its own.";
  return "Compare the name of the data set, owner/name, with the Hub's.";
}
