import { explain } from "../../core/causes/explanation.ts";
import type { Digest } from "../../core/digest/digest.ts";
import { StoreError } from "../../core/errors.ts";
import { nameInFile } from "../../core/output-paths.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import { meaningOf, meaningOfChart, readChecksums } from "../../core/review/document/document.ts";
import type { Files } from "../files.ts";
import { isOwnWork } from "./checksums.ts";
import { beside } from "./digest-names.ts";
import { drawStored } from "./stored-document.ts";

/**
 * Why a document or chart in the place of a digest's must not be written over; null when each is missing, or the work
 * of this program.
 *
 * @param path The digest's JSON file.
 * @param digest What it holds; null when there is none.
 */
export async function findForeign(
  path: string,
  digest: Digest | null,
  files: Pick<Files, "read">,
): Promise<StoreError | null> {
  const [document, chart] = [beside(path, "md"), beside(path, "svg")];
  const foreign =
    digest === null ? refuseForeignDocument(document, await files.read(document)) : null;
  const isWeek = DigestWeek.safeParse(nameInFile(path)).success; // no day has a chart
  if (foreign !== null || !isWeek) return foreign;
  return refuseForeignChart(chart, await files.read(chart), digest);
}

/** The refusal to write over a document that has no data, unless this program wrote it; null for none. */
function refuseForeignDocument(path: string, markdown: string | null): StoreError | null {
  if (isBlank(markdown) || isOwnWork(markdown, meaningOf)) return null;
  if (readChecksums(markdown) === null) return refuseForeign(path, "document");
  return new StoreError(
    path,
    "was edited by hand, and the JSON beside it, which the edit would be taken over into, is missing.",
    explain("dataMissing"),
  );
}

/** The refusal to write over a chart that is not as this program drew it from its data; null for none. */
function refuseForeignChart(
  path: string,
  svg: string | null,
  digest: Digest | null,
): StoreError | null {
  if (isBlank(svg) || isOwnWork(svg, meaningOfChart)) return null;
  const drawn = digest && drawStored(digest);
  if (drawn !== null && meaningOfChart(svg) === meaningOfChart(drawn)) return null;
  if (readChecksums(svg) === null) return refuseForeign(path, "chart");
  return new StoreError(
    path,
    "was edited by hand, and a chart is drawn from the JSON alone.",
    explain("chartEdited"),
  );
}

function refuseForeign(path: string, what: string): StoreError {
  return new StoreError(
    path,
    `is no ${what} that papercards wrote, and stands where one belongs.`,
    explain("documentForeign"),
  );
}

function isBlank(text: string | null): text is null {
  return text === null || meaningOf(text) === "";
}
