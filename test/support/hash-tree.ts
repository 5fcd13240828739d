import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Everything below a folder, `.git` included: each path with its mode and the hash of its bytes. */
export function hashTree(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return paths.map((path) => {
    const file = join(folder, path);
    const { mode } = lstatSync(file);
    const kind = mode & 0o170000;
    const bytes =
      kind === 0o100000 ? readFileSync(file) : kind === 0o120000 ? readlinkSync(file) : "";
    return `${mode.toString(8)} ${path} ${createHash("sha256").update(bytes).digest("hex")}`;
  });
}
