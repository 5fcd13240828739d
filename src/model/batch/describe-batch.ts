import type { PendingBatch } from "../../core/ports.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { GIVE_UP } from "./batch-errors.ts";

/** A batch as messages call it. */
export function nameBatch({ batchId, inputFileId }: PendingBatch): string {
  const id = quoteForeign(batchId ?? inputFileId);
  return batchId === null ? `batch of the file ${id}` : `batch ${id}`;
}

/** A batch in a message: what it is called, and the name of its record. */
type Named = { title: string; name: string };

/** The questions that a batch of so many has left. */
type Left = { unanswered: readonly string[]; of: number };

/** That a batch has ended with this status, and left questions unanswered. */
export function describeEnd(
  status: string,
  { title, unanswered, of, why }: Pick<Named, "title"> & Left & { why: string },
): string {
  const counts = `${unanswered.length} of ${of} questions`;
  return `The ${title} ended with status "${status}" and no answer to ${counts} (to the first because ${why}).`;
}

/** That not all results of a batch could be read, with the ways out. */
export function describeUnread(
  damage: string,
  { title, name, unanswered, of }: Named & Left,
): string {
  const counts = `${unanswered.length} of ${of} questions`;
  return `The ${title} is not collected yet: of a file of results, ${damage}, so that answers to ${counts} may not have been read. What was read is kept, and the next run looks again. ${describeRecord(name)}`;
}

/** That the status of a batch is none that is known, with the ways out. */
export function describeUnknown(status: string, { title, name }: Named): string {
  return `The ${title} has the status "${status}", which is none that papercards knows; it is taken to be under way. ${describeRecord(name)}`;
}

/** That a batch is sent again in smaller ones. */
export function describeTooLarge(of: number, words: string): string {
  return `The provider takes no batch of ${of} questions (${words}). They go into batches of half as many, one after the other.`;
}

function describeRecord(name: string): string {
  return `Its record is batches/${name} in the cache. ${GIVE_UP}`;
}
