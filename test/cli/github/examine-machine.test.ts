import { join } from "node:path";
import { expect, test } from "vitest";
import { examineMachine } from "../../../src/cli/github/examine/examine-machine.ts";
import { makeFolder } from "../../support/temporary.ts";

test("a disk without room is told before anything is made, with what is left and what is needed", async () => {
  const inputs = { temporaryFolder: makeFolder(), outputFile: null, summaryFile: null };
  const folder = join(makeFolder(), "not/there/yet");
  const world = { exact: { stdout: () => {}, stderr: () => {} } };
  const examine = (free: number) =>
    examineMachine({ inputs, folders: [folder], freeBytes: async () => free }, world);

  await expect(examine(1_000_000)).rejects.toMatchObject({
    code: "USAGE",
    message: expect.stringMatching(/has 1000000 bytes left, fewer than the 268435456/),
  });
  await expect(examine(1_000_000_000)).resolves.toBeUndefined();
  await expect(examineMachine({ inputs, folders: [folder] }, world)).resolves.toBeUndefined();
});
