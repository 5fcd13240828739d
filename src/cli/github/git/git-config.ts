import type { Git } from "./git.ts";

/** One setting of git. Its name is in small letters but for what stands in quotes: `credential.https://x.helper`. */
export type ConfigEntry = { name: string; value: string };

/**
 * All that is configured where git runs: for the machine, the user, the repository and the job, in the order in which it
 * counts. Values may hold a password.
 *
 * @throws {GitError} when it cannot be read.
 */
export async function readConfig(git: Git): Promise<ConfigEntry[]> {
  const listed = await git.run("config", "--null", "--list");
  return listed.split("\0").flatMap((entry) => {
    const [name = "", ...value] = entry.split("\n");
    return name === "" ? [] : [{ name, value: value.join("\n") }];
  });
}
