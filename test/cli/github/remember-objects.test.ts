import { expect, test } from "vitest";
import { rememberObjects } from "../../../src/cli/github/git/remember-objects.ts";

const COMMIT = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

/** How often git is started for the same command, asked twice. */
async function countStarts(command: string, exitCode = 0): Promise<number> {
  let starts = 0;
  const run = rememberObjects(async () => {
    starts += 1;
    return { exitCode };
  });
  const args = command.split(" ");
  expect(await run(args)).toEqual(await run(args));
  return starts;
}

test.each([
  `ls-tree -t -z --full-tree -r ${COMMIT} -- output`,
  `cat-file blob ${COMMIT}:output/README.md`,
  `rev-parse --verify --quiet ${COMMIT}:output/README.md`,
  `rev-parse ${COMMIT}^{tree}`,
])("what objects hold is read once: git %s", async (command) => {
  expect(await countStarts(command)).toBe(1);
});

test.each([
  "rev-parse HEAD^{commit}",
  "ls-tree -r refs/remotes/origin/main -- output",
  `rev-parse ${COMMIT} refs/heads/main`,
  `rev-parse ${COMMIT}^`,
  `log -1 --format=%P ${COMMIT} --`,
  `ls-files -- ${COMMIT}`,
  "rev-parse --show-toplevel",
])("what may be another one later is read again: git %s", async (command) => {
  expect(await countStarts(command)).toBe(2);
});

test("what could not be read is read again, since it may have been fetched since", async () => {
  expect(await countStarts(`cat-file -e ${COMMIT}`, 1)).toBe(2);
});
