import { z } from "zod";
import { explain, type Next } from "../../core/causes/explanation.ts";
import { StoreError } from "../../core/errors.ts";
import { parseJson } from "../../core/parse-json.ts";
import { quoteForeign } from "../../core/printed/printed.ts";
import { describeBytes, describeText } from "./describe-file.ts";

/** The names under which files of ours keep the version of their form. */
const VERSION_FIELDS = ["schemaVersion", "formatVersion"] as const;

/** A file of a version of its own. */
const Versioned = z.object({
  schemaVersion: z.number().optional(),
  formatVersion: z.number().optional(),
});

type ParseOptions = {
  /** What errors call the file. */
  name: string;
  /** The next step when it is not what it should be. */
  next: Next;
};

const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of a file, without the mark that some editors put at its start.
 *
 * @throws {StoreError} when its bytes are no text in UTF-8.
 */
export function decodeFile(bytes: Uint8Array, { name, next }: ParseOptions): string {
  try {
    return UTF_8.decode(bytes);
  } catch (cause) {
    const { problem, step = next } = describeBytes(bytes) ?? { problem: "is no text in UTF-8." };
    throw new StoreError(name, problem, step, { cause });
  }
}

/**
 * The value of a file's JSON.
 *
 * @throws {StoreError} saying what the file is instead.
 */
export function parseJsonFile(text: string, { name, next }: ParseOptions): unknown {
  const value = parseJson(text);
  if (value !== undefined) return value;
  const { problem, step } = describeText(text);
  throw new StoreError(name, problem, step ?? next);
}

/** The value of JSON that papercards wrote: what would make one value of several does not mend it. */
function parseOwnJson(text: string, { name, next }: ParseOptions): unknown {
  const value = parseJson(text);
  if (value !== undefined) return value;
  const { problem, step, joins = false } = describeText(text);
  throw new StoreError(name, problem, joins ? next : (step ?? next));
}

/**
 * A file's JSON in the form of a schema.
 *
 * @throws {StoreError} saying what the file is instead.
 */
export function parseFile<Value>(
  text: string,
  schema: z.ZodType<Value>,
  options: ParseOptions,
): Value {
  const value = parseOwnJson(text, options);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const versions = Versioned.safeParse(value).data;
  const otherVersion = parsed.error.issues.find(({ path }) =>
    VERSION_FIELDS.some((field) => field === path.at(0)),
  );
  const version = versions?.schemaVersion ?? versions?.formatVersion;
  const isNewer = otherVersion && version !== undefined && isAbove(version, otherVersion);
  const next = isNewer ? explain("fileNewer") : options.next;
  const problem =
    otherVersion && version !== undefined
      ? `has format version ${version}, which this version of papercards does not know.`
      : `${version === undefined ? FOREIGN : CHANGED}: ${describeIssue(parsed.error)}.`;
  throw new StoreError(options.name, problem, next, { cause: parsed.error });
}

const FOREIGN = "is not a file that papercards wrote";

/** Of a file that tells a version that is known, such as one with a card that somebody has written by hand. */
const CHANGED = "holds what papercards does not write, as after an edit by hand";

/** Whether a version is above every one that the schema allows in its place. */
function isAbove(version: number, issue: z.core.$ZodIssue): boolean {
  const known = issue.code === "invalid_value" ? issue.values : [];
  return known.length > 0 && known.every((one) => Number(one) < version);
}

/** The first problem is enough to see what kind of file it is. */
export function describeIssue({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return "unknown";
  const place = quoteForeign(issue.path.join(".")) || "whole file";
  return `${place}: ${quoteForeign(issue.message)}`;
}
