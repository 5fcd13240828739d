import type { Hole } from "../../pipeline/find-holes.ts";
import { renderAnnotation } from "./annotations.ts";

/** Says of each hole which command fills it; one line each. */
export function describeHoles(holes: readonly Hole[]): string[] {
  return holes.map((hole) => {
    const { first, last } = hole;
    const what = hole.hasDigests
      ? "not all in the archive, or with cards to be tried again"
      : "not in the archive";
    return `${nameDays(hole)} older than the look-back window and ${what}; run \`papercards backfill ${first} ${last}\`.`;
  });
}

/** The holes as one annotation; none without holes. */
export function renderHoleAnnotation(holes: readonly Hole[]): string {
  if (holes.length === 0) return "";
  const message = describeHoles(holes).join(" ");
  return renderAnnotation({ level: "warning", title: "Days that no run makes", message });
}

/** `2026-02-03 is`, or `2026-02-03 to 2026-02-04 are`. */
function nameDays({ first, last }: Hole): string {
  return first === last ? `${first} is` : `${first} to ${last} are`;
}
