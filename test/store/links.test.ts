import crypto from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openOutgoingBatch } from "../../src/store/batches/outgoing-batch.ts";
import { toTemporaryName } from "../../src/store/files/temporary-name.ts";
import { openFiles } from "../../src/store/files.ts";
import { makeFolder } from "../support/temporary.ts";

const writer = { processId: 7, isRunning: () => true };

/** A folder of the user's, another one outside it, and a file there. */
function makePlace() {
  const folder = makeFolder();
  const [root, outside] = [join(folder, "output"), join(folder, "elsewhere")];
  mkdirSync(root);
  mkdirSync(outside);
  writeFileSync(join(outside, "theirs.json"), "theirs");
  return {
    root,
    outside,
    files: openFiles(writer, { roots: [{ folder: root, next: { fix: ".", korean: null } }] }),
  };
}

test.each([
  ["the file's folder", "daily/2026", "daily/2026/theirs.json"],
  ["a folder above it", "daily", "daily/2026/x.json"],
])("nothing is written behind a link in the place of %s", async (_name, link, path) => {
  const { root, outside, files } = makePlace();
  mkdirSync(join(root, link, ".."), { recursive: true });
  symlinkSync(outside, join(root, link));

  await expect(files.write(join(root, path), "ours")).rejects.toMatchObject({
    code: "STORE",
    message: expect.stringContaining(`${join(root, link)} is a link`),
  });

  expect(readdirSync(outside)).toEqual(["theirs.json"]);
  expect(readFileSync(join(outside, "theirs.json"), "utf8")).toBe("theirs");
});

test("no announcement of a batch is removed, or written, behind a link", async () => {
  const { root, outside } = makePlace();
  mkdirSync(join(root, "batches"));
  symlinkSync(outside, join(root, "batches/outgoing"));
  writeFileSync(join(outside, "announced.json"), "theirs");
  const outgoing = openOutgoingBatch(root, { writer, cwd: "." });
  const announcement = { endpoint: "http://127.0.0.1/v1", fingerprints: ["a"] };

  await expect(outgoing.withdraw()).rejects.toMatchObject({ code: "STORE" });
  await expect(outgoing.announce(announcement)).rejects.toMatchObject({ code: "STORE" });

  expect(readFileSync(join(outside, "announced.json"), "utf8")).toBe("theirs");
});

test("a file is not moved out of, or into, a folder behind a link", async () => {
  const { root, outside, files } = makePlace();
  symlinkSync(outside, join(root, "linked"));
  writeFileSync(join(root, "ours.json"), "ours");
  const refused = { code: "STORE" };

  const into = () => files.move(join(root, "ours.json"), join(root, "linked/ours.json"));
  const out = () => files.move(join(root, "linked/theirs.json"), join(root, "mine.json"));

  await expect(into()).rejects.toMatchObject(refused);
  await expect(out()).rejects.toMatchObject(refused);
  expect(readdirSync(outside)).toEqual(["theirs.json"]);
});

test.each(["theirs", "ours"])(
  "a link in the place of a file is replaced itself, also when it leads to %j",
  async (text) => {
    const { root, outside, files } = makePlace();
    const [path, linked] = [join(root, "x.md"), join(outside, "theirs.json")];
    writeFileSync(linked, text);
    symlinkSync(linked, path);

    await files.write(path, "ours");

    expect(lstatSync(path).isSymbolicLink()).toBe(false);
    expect(readFileSync(path, "utf8")).toBe("ours");
    expect(readFileSync(linked, "utf8")).toBe(text);
  },
);

test("the folder that the user names may be a link", async () => {
  const { outside } = makePlace();
  const root = join(makeFolder(), "output");
  symlinkSync(outside, root);
  const files = openFiles(writer, { roots: [{ folder: root, next: { fix: ".", korean: null } }] });

  await files.write(join(root, "daily/x.json"), "ours");

  expect(readFileSync(join(outside, "daily/x.json"), "utf8")).toBe("ours");
});

test("nobody can foresee a temporary name, and a file that has it is neither followed nor replaced", async () => {
  const { root, outside, files } = makePlace();
  const names = new Set(Array.from({ length: 1_000 }, () => toTemporaryName(writer)));
  const uuid = vi.spyOn(crypto, "randomUUID").mockReturnValue("1-2-3-4-5");
  syncBuiltinESMExports();
  onTestFinished(() => {
    uuid.mockRestore();
    syncBuiltinESMExports();
  });
  const foreseen = join(root, toTemporaryName(writer));
  symlinkSync(join(outside, "theirs.json"), foreseen);

  await expect(files.write(join(root, "x.md"), "ours")).rejects.toMatchObject({ code: "STORE" });
  rmSync(foreseen);
  writeFileSync(foreseen, "theirs");
  await expect(files.write(join(root, "x.md"), "ours")).rejects.toMatchObject({ code: "STORE" });

  expect(readFileSync(foreseen, "utf8")).toBe("theirs");
  expect(names.size).toBe(1_000);
  expect(readFileSync(join(outside, "theirs.json"), "utf8")).toBe("theirs");
  expect(existsSync(join(root, "x.md"))).toBe(false);
});
