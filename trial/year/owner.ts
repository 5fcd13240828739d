import { rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DigestDate } from "../../src/core/paper/date.ts";
import { checkOut, commitAll, git } from "../../test/support/runner.ts";
import { makeFolder } from "../../test/support/temporary.ts";
import { runCommand } from "../../test/support/world.ts";
import { type Archive, pick } from "./archive.ts";
import { changeDay, HOWS } from "./writing.ts";

/** The branch on which others go on with the program. */
const UPSTREAM = "upstream";

/** Shares of days on which the owner changes what is published, and takes a new version over. */
const CHANGES = 0.06;
const UPGRADES = 0.02;

/** What the owner of an archive does on a day. */
export async function ownArchive(archive: Archive, today: DigestDate): Promise<void> {
  if (archive.random() < CHANGES) await changePublished(archive, today);
  if (archive.random() < UPGRADES) upgrade(archive, today);
}

/** Takes a change of the program over into the fork, and with it now and then another model. */
function upgrade(archive: Archive, today: DigestDate): void {
  const { origin, people, random } = archive;
  if (git(origin, "branch", "--list", UPSTREAM) === "") {
    git(
      origin,
      "update-ref",
      `refs/heads/${UPSTREAM}`,
      git(origin, "rev-list", "--max-parents=0", "main"),
    );
  }
  people.edit(UPSTREAM, "README.md", (text) => `${text}A change of ${today}.\n`, "Upstream");
  people.updateBranch({ head: "main", base: UPSTREAM });
  if (random() < 0.5) archive.model = `test-model-${today}`;
  archive.note(today, `an upgrade, with ${archive.model}`);
}

/** Lets the owner change a published day on the branch itself; with a clone, as `papercards render` leaves it. */
async function changePublished(archive: Archive, today: DigestDate): Promise<void> {
  const { origin, random, server } = archive;
  const days = git(origin, "ls-tree", "-r", "--name-only", "main", "output/daily")
    .split("\n")
    .filter((path) => path.endsWith(".json"))
    .map((path) => path.slice(-15, -5))
    .filter((date) => server.open(`papercards/${date}`) === undefined); // else they would write there
  const date = pick(random, days);
  const how =
    pick(
      random,
      HOWS.filter((one) => one !== "the newest commit"),
    ) ?? "the data";
  if (date === undefined || !changeDay(archive, "main", date, how)) return;
  const isRendered = random() < 0.5;
  if (isRendered) await renderInClone(archive);
  const where = isRendered ? ", in a clone" : "";
  archive.note(today, `the owner changes ${how} of ${date} on main${where}`);
}

async function renderInClone({ origin }: Archive): Promise<void> {
  const { folder } = checkOut(origin, makeFolder());
  await runCommand("render", { environment: {}, cwd: folder });
  if (git(folder, "status", "--porcelain") !== "") {
    commitAll(folder, "Render");
    git(folder, "push", "--quiet", "origin", "HEAD:main");
  }
  rmSync(dirname(folder), { recursive: true });
}
