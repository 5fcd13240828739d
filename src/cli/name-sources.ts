import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { findPackageRoot } from "./package-root.ts";

/** A place in a file of JavaScript, as stacks name it. */
const PLACE = /(file:\/\/\/[^\s()]+\.js):(\d+):(\d+)/g;

/**
 * The stack of a bug with our lines, `src/….ts:1:1`, in place of those of the bundle that is published. What no map
 * tells stays as it is. Maps are read here alone: Node would read each at every start, when it is told to use them.
 */
export function nameSources(stack: string): string {
  const root = findPackageRoot();
  const bundle = new URL("dist/", root).href;
  return stack.replaceAll(PLACE, (place, file: string, line: string, column: string) => {
    if (!file.startsWith(bundle)) return place;
    try {
      const source = findSource(new URL(`${file}.map`), Number(line), Number(column));
      return source?.replace(root.href, "") ?? place;
    } catch {
      return place; // the bug is what is to be told, not that a map is missing
    }
  });
}

function findSource(map: URL, line: number, column: number): string | null {
  const payload: SourceMapPayload = JSON.parse(readFileSync(map, "utf8"));
  const origin = new SourceMap(payload).findOrigin(line, column);
  if (!("fileName" in origin)) return null;
  return `${new URL(origin.fileName, map)}:${origin.lineNumber}:${origin.columnNumber}`;
}
