import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { makeFolder } from "../../support/temporary.ts";
import { readWorkflow } from "../../support/workflow-file.ts";

test.each([
  ["refs/heads/main", "digest.yml"],
  ["refs/heads/main", "our papers.yaml"],
  ["refs/heads/me@work", "papers@home.yml"],
])("on %s, a workflow that is kept as %j enables itself again", (ref, file) => {
  const folder = makeFolder();
  writeFileSync(join(folder, "gh"), '#!/bin/sh\nprintf "%s|" "$@"\n');
  chmodSync(join(folder, "gh"), 0o755);
  const [step] = readWorkflow("examples/caller.yml").jobs["keep-awake"]?.steps ?? [];

  const { stdout } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", step?.run ?? "exit 9"], {
    encoding: "utf8",
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      GITHUB_REPOSITORY: "us/archive",
      GITHUB_WORKFLOW_REF: `us/archive/.github/workflows/${file}@${ref}`,
    },
  });

  expect(stdout).toBe(`api|--method|PUT|repos/us/archive/actions/workflows/${file}/enable|`);
});
