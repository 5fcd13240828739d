import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadSettings } from "../../config/settings.ts";
import type { Store } from "../../store/open-store.ts";
import { openWorldStore } from "../open-run.ts";
import { EXIT } from "../report.ts";
import type { World } from "../world.ts";
import { type Git, GitError, openGit } from "./git.ts";
import { type HandOver, readHandOver, unpack } from "./hand-over.ts";
import { readInputs } from "./workflow-inputs.ts";

/** Pushes before giving up: each one lost means that somebody else has won a race. */
const ATTEMPTS = 5;

/** Longest wait before the next push, in milliseconds; the wait is random, so that two racers part. */
const LONGEST_WAIT_MS = 2_000;

type Publication = { git: Git; store: Store; folder: string; output: string; branch: string };

/**
 * `papercards github publish`: commits what `generate` has handed over, and nothing outside the output
 * folder, onto the newest state of the branch, and pushes it. Whatever has changed there meanwhile wins.
 *
 * @throws {GitError} when git refuses, or every push loses its race.
 */
export async function publish(world: World): Promise<number> {
  const inputs = readInputs(world.environment);
  const settings = loadSettings(world.environment);
  const git = openGit(".", world.environment, inputs.token);
  const branch = inputs.branch ?? (await git.run("branch", "--show-current"));
  const output = settings.PAPERCARDS_OUTPUT_DIR;
  const folder = join(inputs.temporaryFolder, "papercards");
  const store = openWorldStore(settings, world);
  const handOver = await readHandOver(folder, output);
  const said = await publishTo({ git, store, folder, output, branch }, handOver);
  world.stderr(`${said}\n`);
  return EXIT.done;
}

async function publishTo(publication: Publication, handOver: HandOver): Promise<string> {
  const { git, branch } = publication;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const message = await commitOnNewest(publication, handOver);
    if (message === null) return `Nothing to publish: ${branch} has it all.`;
    if (await git.succeeds("push", "origin", `HEAD:refs/heads/${branch}`)) {
      return `Published to ${branch}: ${message}`;
    }
    await sleep(Math.random() * LONGEST_WAIT_MS * (attempt / ATTEMPTS));
  }
  throw new GitError(`${ATTEMPTS} pushes to ${branch} were refused.`);
}

/** Commits onto the branch as it is now, and answers the message; null when there is nothing to commit. */
async function commitOnNewest(
  { git, store, folder, output, branch }: Publication,
  { base, paths }: HandOver,
): Promise<string | null> {
  await git.run("fetch", "--no-tags", "--depth=1", "origin", `refs/heads/${branch}`);
  const newest = await git.run("rev-parse", "FETCH_HEAD");
  const changed = await listChanged(git, { base, newest, output });
  await git.run("reset", "--hard", newest);
  await unpack(
    folder,
    paths.filter((path) => !changed.has(toStem(path))),
  );
  await store.writeArchive(); // an index is made again, never merged
  await git.run("add", "--", output);
  if (await git.succeeds("diff", "--cached", "--quiet")) return null;
  const message = describe(await git.run("diff", "--cached", "--name-only"));
  await git.run("commit", "--message", message);
  return message;
}

/** Digests that somebody else has changed since the base, by path without ending. */
async function listChanged(
  git: Git,
  { base, newest, output }: { base: string; newest: string; output: string },
): Promise<Set<string>> {
  if (base === newest) return new Set();
  const isKnown = await git.succeeds("cat-file", "-e", `${base}^{commit}`);
  if (!isKnown) await git.run("fetch", "--no-tags", "--depth=1", "origin", base);
  const names = await git.run("diff", "--name-only", "-z", base, newest, "--", output);
  return new Set(names.split("\0").map(toStem));
}

/** JSON, Markdown and chart of a digest belong together. */
function toStem(path: string): string {
  return path.replace(/\.(?:json|md|svg)$/, "");
}

/** `Digest 2026-02-13`, or how many there are. */
function describe(names: string): string {
  const digests = names.split("\n").flatMap((name) => /([^/]+)\.json$/.exec(name)?.[1] ?? []);
  if (digests.length === 0) return "Digests";
  return digests.length > 3 ? `${digests.length} digests` : `Digest ${digests.join(", ")}`;
}
