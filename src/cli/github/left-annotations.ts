import { describeCount } from "../print/amounts.ts";
import { renderAnnotation } from "../print/annotations.ts";
import type { LeftFile } from "./hand-over/find-changed.ts";
import type { HandedOver } from "./hand-over/hand-over.ts";

/** Files that a message names; of more it says how many. */
const NAMED_FILES = 5;

/** Renders what is not handed over as annotations, one for each cause. */
export function renderLeftAnnotations({
  left,
  absent,
}: Pick<HandedOver, "left" | "absent">): string {
  const causes = Map.groupBy(left, ({ why }) => why);
  const annotations = [...causes].map(([why, files]) => ({
    level: "warning" as const,
    title: "Not handed over",
    message: `${describeFiles(files)}: ${why}. The rest is handed over.`,
  }));
  const missing = {
    level: "notice" as const,
    title: "Missing here",
    message: `${describeFiles(absent.map((name) => ({ name })))}: in the commit that is checked out, but not in the output folder. The branch keeps it.`,
  };
  return [...annotations, ...(absent.length === 0 ? [] : [missing])].map(renderAnnotation).join("");
}

function describeFiles(files: readonly Pick<LeftFile, "name">[]): string {
  const names = files.slice(0, NAMED_FILES).map(({ name }) => name);
  const more = files.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${describeCount(more, "more file")}` : ""}`;
}
