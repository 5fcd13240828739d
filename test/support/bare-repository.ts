import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";

// A bare repository as the files in which git keeps it: starting git for each look or change takes most of a test's time.

const CONFIG = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n";

/** Where `git gc` puts references. */
const PACKED = "packed-refs";

/** Makes a repository with one commit of these files on `main`, which is its default branch. */
export function makeBare(folder: string, files: Readonly<Record<string, string>>): void {
  for (const inside of ["objects/pack", "objects/info", "refs/heads", "refs/tags", "info"])
    mkdirSync(join(folder, inside), { recursive: true });
  writeFileSync(join(folder, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(folder, "config"), CONFIG);
  const entries = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const tree = entries.flatMap(([name, text]) => [
    Buffer.from(`100644 ${name}\0`),
    Buffer.from(storeObject(folder, "blob", Buffer.from(text)), "hex"),
  ]);
  const who = `Someone <a@example.com> ${Math.floor(Date.now() / 1000)} +0000`;
  const lines = [
    `tree ${storeObject(folder, "tree", Buffer.concat(tree))}`,
    ...[`author ${who}`, `committer ${who}`, "", "Begin", ""],
  ];
  setRef(folder, "refs/heads/main", storeObject(folder, "commit", Buffer.from(lines.join("\n"))));
}

/** Stores an object; returns its id. */
export function storeObject(folder: string, type: string, content: Buffer): string {
  const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const id = createHash("sha1").update(bytes).digest("hex");
  const path = join(folder, "objects", id.slice(0, 2), id.slice(2));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, deflateSync(bytes));
  return id;
}

/** The newest commit of a branch; null when there is no such branch. */
export function tipOf(repository: string, branch: string): string | null {
  if (branch === "") return null;
  const path = join(repository, "refs/heads", branch);
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  const packed = join(repository, PACKED);
  if (!existsSync(packed)) return null;
  const line = readFileSync(packed, "utf8")
    .split("\n")
    .find((one) => one.endsWith(` refs/heads/${branch}`));
  return line?.split(" ")[0] ?? null;
}

/** The parents of a commit; null where it lies in a pack. */
export function parentsOf(repository: string, id: string): string[] | null {
  const path = join(repository, "objects", id.slice(0, 2), id.slice(2));
  if (!existsSync(path)) return null;
  const [head = ""] = inflateSync(readFileSync(path)).toString("latin1").split("\n\n");
  return [...head.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent);
}

/** Lets a reference lead to a commit. */
export function setRef(repository: string, ref: string, commit: string): void {
  const path = join(repository, ref);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${commit}\n`);
}

/** Removes a reference. */
export function removeRef(repository: string, ref: string): void {
  rmSync(join(repository, ref), { force: true });
  const packed = join(repository, PACKED);
  if (!existsSync(packed)) return;
  const lines = readFileSync(packed, "utf8").split("\n");
  writeFileSync(packed, lines.filter((line) => !line.endsWith(` ${ref}`)).join("\n"));
}
