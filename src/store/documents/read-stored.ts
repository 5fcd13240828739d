import type { z } from "zod";
import { type Digest, Digest as DigestForm, digestName } from "../../core/digest/digest.ts";
import { StoreError } from "../../core/errors.ts";
import { digestFile, nameInFile, withoutEnding } from "../../core/output-paths.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import type { Files } from "../files.ts";
import {
  type FoundEdit,
  readEdit,
  refuseForeignChart,
  refuseForeignDocument,
  refuseOverwriting,
} from "./stored-document.ts";

/** A digest as it is stored. */
type StoredDigest<Kind extends Digest> = {
  /** With what a person has changed in its document; null when there is no data. */
  now: Kind | null;
  /** Why one of its files must not be written over; null when each may be. */
  refusal: StoreError | null;
  /** What a person has done to its document, or to the data beside it. */
  status: FoundEdit["status"];
};

/** The digest in a file, which has to be the one that the file is named after. */
export async function readNamed<Named extends Digest>(
  path: string,
  form: z.ZodType<Named>,
  files: Files,
): Promise<Named | null> {
  const digest = await files.readJson(path, form);
  if (digest === null || digestName(digest) === nameInFile(path)) return digest;
  throw new StoreError(
    path,
    `holds the digest of ${digestName(digest)}.`,
    "Give it the name of what it holds, or bring back the last good version.",
  );
}

/** A digest with what a person has changed in it or in its document, and why that cannot be taken over. */
export async function readWithEdits<Kind extends Digest>(
  path: string,
  form: z.ZodType<Kind>,
  files: Files,
): Promise<StoredDigest<Kind>> {
  const digest = await readNamed(path, form, files);
  if (digest === null) return { now: null, refusal: null, status: "same" };
  const document = beside(path, "md");
  const edit = readEdit(digest, await files.read(document));
  const { status } = edit;
  if (edit.status === "refused") {
    return { now: digest, refusal: refuseOverwriting(document, edit), status };
  }
  const now = "cards" in edit ? { ...digest, cards: edit.cards } : digest;
  return { now, refusal: null, status };
}

/**
 * The same of a digest that is to be written, with why a document or chart in its place must not be written over:
 * each is missing, or the work of this program, or it stays as it is.
 */
export async function readToWrite<Kind extends Digest>(
  path: string,
  form: z.ZodType<Kind>,
  files: Files,
): Promise<StoredDigest<Kind>> {
  const read = await readWithEdits(path, form, files);
  return { ...read, refusal: read.refusal ?? (await findForeign(path, read.now, files)) };
}

/** The same of one among many: that it cannot be read is why it must not be written over, and keeps no other back. */
export async function readIfPossible(path: string, files: Files): Promise<StoredDigest<Digest>> {
  try {
    return await readToWrite(path, DigestForm, files);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { now: null, refusal: error, status: "refused" };
  }
}

async function findForeign(
  path: string,
  digest: Digest | null,
  files: Files,
): Promise<StoreError | null> {
  const [document, chart] = [beside(path, "md"), beside(path, "svg")];
  const foreign =
    digest === null ? refuseForeignDocument(document, await files.read(document)) : null;
  const isWeek = DigestWeek.safeParse(nameInFile(path)).success; // no day has a chart
  if (foreign !== null || !isWeek) return foreign;
  return refuseForeignChart(chart, await files.read(chart), digest);
}

function beside(path: string, ending: "md" | "svg"): string {
  return digestFile(withoutEnding(path), ending);
}
