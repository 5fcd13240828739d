import { expect, test } from "vitest";
import { rememberIndex } from "../../../src/cli/github/git/remember-index.ts";

const COMMIT = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
const READ = `read-tree ${COMMIT}`;

/** How often git is started for these commands, of which `write-tree` prints {@link COMMIT}. */
async function countStarts(commands: readonly string[], exitCode = 0): Promise<number> {
  let starts = 0;
  const run = rememberIndex(async () => {
    starts += 1;
    return { exitCode, stdout: `${COMMIT}\n`, stderr: "" };
  });
  for (const command of commands) await run(command.split(" "), "");
  return starts;
}

test.each([
  [READ, READ],
  [READ, "checkout-index --force -z --stdin", `diff-index --cached ${COMMIT}`, READ],
  ["write-tree", READ],
])("a commit that the index holds already is not read again: %s, %s", async (...commands) => {
  expect(await countStarts(commands)).toBe(commands.length - 1);
});

test.each([
  [READ, `read-tree ${COMMIT.replace("d", "e")}`, READ],
  [READ, "update-index --add -z --stdin", READ],
  [READ, "some-command-of-tomorrow", READ],
  [READ, `read-tree -i -m --aggressive ${COMMIT} ${COMMIT} ${COMMIT}`, READ],
  ["read-tree refs/remotes/origin/main", "read-tree refs/remotes/origin/main"],
])("an index that may hold something else is read again: %s, %s", async (...commands) => {
  expect(await countStarts(commands)).toBe(commands.length);
});

test("a commit that could not be read is read again", async () => {
  expect(await countStarts([READ, READ], 128)).toBe(2);
});
