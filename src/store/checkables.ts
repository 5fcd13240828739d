import type { z } from "zod";
import { Checkable, type CheckableCard } from "../core/digest/checkable.ts";
import { StoreError } from "../core/errors.ts";
import { type Files, parseJsonFile } from "./files.ts";

/** A file with cards to check, and its text, in which they are found again. */
export type CheckableFile = { text: string; cards: readonly CheckableCard[] };

/**
 * Reads a file with cards to check, or answers null when there is none.
 *
 * @throws {StoreError} naming a file that is torn, or that holds no digest and no card.
 */
export async function readCheckable(path: string, files: Files): Promise<CheckableFile | null> {
  const text = await files.read(path);
  if (text === null) return null;
  const parsed = Checkable.safeParse(parseJsonFile(path, text));
  if (parsed.success) return { text, cards: parsed.data.cards };
  throw new StoreError(
    path,
    `is no digest and no card: ${describeIssue(parsed.error)}.`,
    "Name a file that papercards wrote, or one with `paper` (id, title, abstract) and `draft`.",
    { cause: parsed.error },
  );
}

/** The first problem is enough to see what kind of file it is. */
function describeIssue({ issues: [issue] }: z.ZodError): string {
  return issue === undefined
    ? "unknown"
    : `${issue.path.join(".") || "whole file"}: ${issue.message}`;
}
