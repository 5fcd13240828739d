import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readChangeSet } from "../../../src/cli/github/change-set.ts";
import { openGit } from "../../../src/cli/github/git.ts";
import { makeFolder } from "../../support/temporary.ts";

test("of what another job hands over, only files below the output folder count", async () => {
  const artifact = makeFolder();
  const write = (path: string, text: string) => {
    const file = join(artifact, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write("base", "0123abc\n");
  for (const path of [
    "output/README.md",
    "output-of-somebody-else/README.md",
    ".github/workflows/ci.yml",
    "README.md",
  ]) {
    write(`files/${path}`, "text");
  }

  const changes = await readChangeSet(openGit(makeFolder(), {}, null), "output", artifact);

  expect(changes).toEqual({ base: "0123abc", paths: ["output/README.md"] });
});
