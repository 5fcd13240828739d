import { SKIP_LABEL } from "../../core/review/pull-request.ts";
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

/** What helps where a day has a request: no run opens a closed one again for the same cards. */
const OF_REQUESTS =
  "Days that wait in a pull request need only its merge. " +
  "A day whose request was closed is not proposed again by that: restore its branch and reopen the request, " +
  `or give the closed request the label \`${SKIP_LABEL}\`, which skips the day for good.`;

/** The holes as one annotation; none without holes. */
export function renderHoleAnnotation(
  holes: readonly Hole[],
  { isReview }: { isReview: boolean },
): string {
  if (holes.length === 0) return "";
  const merge = isReview ? ` ${OF_REQUESTS}` : "";
  const start = "In a workflow, start it by hand with these days as `from` and `to`.";
  const message = `${describeHoles(holes).join(" ")} ${start}${merge}`;
  return renderAnnotation({ level: "warning", title: "Days that no run makes", message });
}

/** `2026-02-03 is`, or `2026-02-03 to 2026-02-04 are`. */
function nameDays({ first, last }: Hole): string {
  return first === last ? `${first} is` : `${first} to ${last} are`;
}
