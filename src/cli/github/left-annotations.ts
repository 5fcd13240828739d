import { type PapercardsError, StoreError } from "../../core/errors.ts";
import { describeCount } from "../print/amounts.ts";
import { renderAnnotation } from "../print/annotations.ts";
import type { Hit } from "./causes.ts";
import type { LeftFile } from "./hand-over/find-changed.ts";
import type { HandedOver } from "./hand-over/hand-over.ts";

/** Files that a message names; of more it says how many. */
const NAMED_FILES = 5;

/** What kept files from being handed over, one for each cause. */
export function toLeftHits({ files, left }: Pick<HandedOver, "files" | "left">): Hit[] {
  const rest = files > 0 ? "The rest is handed over." : "Nothing is handed over.";
  const causes = Map.groupBy(left, ({ why }) => why);
  return [...causes].map(([why, those]) => {
    const message = `${describeFiles(those)}: ${why}. ${rest}`;
    return { name: null, problem: { code: "HAND_OVER", message, fix: those[0]?.fix ?? "" } };
  });
}

/** The same without files that one of these errors names: it tells why, and what else the file keeps back. */
export function withoutTold(handed: HandedOver, told: readonly PapercardsError[]): HandedOver {
  const paths = told.flatMap((error) => (error instanceof StoreError ? error.path : []));
  const isTold = ({ name }: LeftFile) => paths.some((path) => path.endsWith(name));
  return { ...handed, left: handed.left.filter((file) => !isTold(file)) };
}

/** Renders what is not handed over as annotations, one for each cause. */
export function renderLeftAnnotations(handed: HandedOver): string {
  const { files, absent } = handed;
  const annotations = toLeftHits(handed).map(({ problem: { message, fix } }) => ({
    level: files > 0 ? ("warning" as const) : ("error" as const),
    title: "Not handed over",
    message: `${message} ${fix}`,
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
