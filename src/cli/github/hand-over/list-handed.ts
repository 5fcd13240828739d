import { opendir } from "node:fs/promises";
import { join } from "node:path";

/** One entry below a folder, relative to it with forward slashes. */
type Listed = { name: string; kind: "file" | "folder" | "other" };

/** Deepest folder that is looked into. Nothing is handed over below `daily/2026`. */
const MAX_HANDED_DEPTH = 2;

/** Lists what lies below a folder, one after the other, and follows no link. */
export async function* listBelow(folder: string, inside = ""): AsyncGenerator<Listed> {
  for await (const entry of await opendir(join(folder, inside))) {
    const name = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      yield { name, kind: "folder" };
      if (name.split("/").length <= MAX_HANDED_DEPTH) yield* listBelow(folder, name);
    } else yield { name, kind: entry.isFile() ? "file" : "other" };
  }
}
