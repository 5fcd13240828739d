import { join } from "node:path";
import { expect, test } from "vitest";
import { assertWritable } from "../../src/store/assert-writable.ts";
import { makeFolder } from "../support/temporary.ts";

const space = (blocks: number, bavail: number) => async () => ({ blocks, bavail });

test.each(["", "not/made/yet"])(
  "a full disk takes no files, although it lets in: %j",
  async (below) => {
    const folder = join(makeFolder(), below);

    await expect(assertWritable(folder, "out", space(16, 0))).rejects.toMatchObject({
      message: "out cannot be written to (ENOSPC). The disk is full.",
      fix: expect.stringMatching(/^Make room on the disk/),
    });
  },
);

test.each([
  ["with room", space(16, 1)],
  ["of a file system that counts no blocks", space(0, 0)],
])("a folder %s can be written", async (_, readSpace) => {
  await expect(assertWritable(makeFolder(), "out", readSpace)).resolves.toBeUndefined();
});
