import { createHash } from "node:crypto";
import type { Digest } from "../../../core/digest/digest.ts";
import type { StoreError } from "../../../core/errors.ts";
import { digestPath } from "../../../core/output-paths.ts";
import { sameCards } from "../../../core/review/carry-edits.ts";
import {
  isMarkedClosed,
  markClosed,
  placeReview,
  readTicked,
  renderPullRequestBody,
  SKIP_LABEL,
  unmarkClosed,
} from "../../../core/review/pull-request.ts";
import type { ReplacedCards } from "../../../core/review/replaced-cards.ts";
import { escapeForWorkflow } from "../../print/workflow-words.ts";
import { GithubError } from "../api/github-error.ts";
import type { PullRequest } from "../api/open-github.ts";
import type { ProposeContext } from "./context.ts";
import { INDEX_NAME } from "./read-branches.ts";

/** The pull request of one branch. */
export type RequestOf = {
  name: string;
  branch: string;
  /** Null for the index alone. */
  digest: Digest | null;
  /** What the branch held before; null when it is new. */
  before: Digest | null;
  /** What it takes from the day as the branch that it is for has it. @default nothing */
  replaced?: ReplacedCards | null;
};

/**
 * Opens the pull request of a branch, or tells in the open one what has changed; ticked boxes stay, and so do a title
 * and a text of a person's.
 */
export async function showRequest(
  { github, base, repository }: ProposeContext,
  { name, branch, digest, before, replaced = null }: RequestOf,
  open: PullRequest | undefined,
): Promise<number> {
  const title = toTitle(name, digest);
  const kept = digest === null || before === null ? new Set<string>() : sameCards(digest, before);
  const ticked = new Set([...readTicked(open?.body ?? "")].filter((id) => kept.has(id)));
  const kind = digest?.kind ?? "weekly";
  const document = `${repository.output}/${digestPath(kind, name, "md")}`;
  const review =
    digest === null
      ? "병합된 날과 주를 목차에 더하고, 이웃한 문서의 링크를 고칩니다.\n"
      : renderPullRequestBody(digest, { ticked, document, replaced });
  if (open === undefined) {
    const body = placeReview("", review);
    const made = await github.openPullRequest({ title, body, head: branch, base });
    return made.number;
  }
  const next = {
    title: isOwnTitle(name, open.title) ? title : open.title,
    body: placeReview(unmarkClosed(open.body ?? ""), review),
  };
  if (open.title !== next.title || open.body !== next.body) {
    await github.changePullRequest(open.number, next);
  }
  return open.number;
}

/** Whether nobody has given a request a title of their own. */
function isOwnTitle(name: string, title: string): boolean {
  return [toTitle(name, null), `Daily Papers ${name}`, `Weekly Papers ${name}`].includes(title);
}

function toTitle(name: string, digest: Digest | null): string {
  if (name === INDEX_NAME) return "Index of Daily Papers";
  if (digest === null) return `Index of Daily Papers, ${name}`;
  return `${digest.kind === "daily" ? "Daily" : "Weekly"} Papers ${name}`;
}

/** Closes what is open of a branch's pull requests, marked as the program's doing, and removes the branch. */
export async function endRequest(
  { github }: ProposeContext,
  branch: string,
  requests: readonly PullRequest[],
): Promise<void> {
  for (const { number, state, body } of requests) {
    if (state !== "open") continue;
    await github.changePullRequest(number, { state: "closed", body: markClosed(body ?? "") });
  }
  await github.removeBranch(branch);
}

/** Whether a person has closed the newest request of a branch without merging it. */
export function isDeclined(newest: PullRequest | undefined): boolean {
  return isClosedUnmerged(newest) && !isMarkedClosed(newest.body ?? "");
}

/** Whether the newest request of a branch was closed without being merged, by whomever. */
export function isClosedUnmerged(newest: PullRequest | undefined): newest is PullRequest {
  return newest?.state === "closed" && newest.merged_at === null;
}

/** Whether somebody has said that the branch's day or week is not wanted. */
export function isSkipped(requests: readonly PullRequest[]): boolean {
  return requests.some(({ labels }) =>
    labels.some(({ name }) => name.toLowerCase() === SKIP_LABEL),
  );
}

/** Says in a pull request, once, what of an edit is not taken over. */
export async function tellRefusal(
  { github, warn }: ProposeContext,
  number: number,
  { message, fix }: Pick<StoreError, "message" | "fix">,
): Promise<void> {
  const sum = createHash("sha256").update(message).digest("hex").slice(0, 16);
  const mark = `<!-- papercards refused ${sum} -->`;
  const text = [
    "직접 고친 내용을 데이터에 반영하지 못해 이 브랜치를 그대로 둡니다. 고친 내용은 지워지지 않습니다.",
    `> ${escapeForWorkflow(message)}`,
    `> ${escapeForWorkflow(fix)}`,
    "그 부분을 되돌리면 다음 실행이 이어서 처리합니다.",
  ];
  try {
    const told = await github.listComments(number);
    if (told.some((body) => body.includes(mark))) return;
    await github.comment(number, `${text.join("\n\n")}\n\n${mark}\n`);
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    warn(`#${number} has no comment`, `${error.message} ${error.fix}`); // it is told here all the same
  }
}
