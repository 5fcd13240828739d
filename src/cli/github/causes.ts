import { z } from "zod";
import { type PapercardsError, StoreError, UsageError } from "../../core/errors.ts";
import { groupByCause, type Told } from "../../core/group-by-cause.ts";
import { parseJson } from "../../core/parse-json.ts";
import { truncate } from "../../core/text.ts";

/** Most causes that a run hands on for its report. More would not be read. */
const MAX_CAUSES = 20;

/** Longest text of a cause, in characters. Ours have a fifth of it; a longer one is cut. */
const MAX_CAUSE_CHARS = 1_000;

/**
 * Most that a job hands on as its causes, in bytes. The report gets those of three jobs in one variable, with each
 * quote and backslash twice, and Linux starts no process with a variable above 128 KiB.
 */
const MAX_CAUSES_BYTES = 16_000;

/** A character has two units at most, and one that was cut ends in a mark. */
const Text = z.string().max(2 * MAX_CAUSE_CHARS + 1);
const Name = z.string().max(10);

/** One cause of what went wrong in a run, and the days or weeks that it hit. */
const Cause = z.object({
  code: Text,
  message: Text,
  fix: Text,
  /** How many digests it hit, and the first and last of them; 0 and empty for what hit none by name. */
  count: z.int().nonnegative(),
  first: Name,
  last: Name,
});
export type Cause = z.infer<typeof Cause>;

/** The causes of a job, and how many more there are. */
const Causes = z.object({
  causes: z.array(Cause).max(MAX_CAUSES),
  more: z.int().nonnegative(),
});
type Causes = z.infer<typeof Causes>;

/** A digest that something went wrong with; null for what is none. */
export type Hit<Problem extends Told = Told> = { name: string | null; problem: Problem };

/**
 * Does one of many steps. A file that cannot be read or written, or is not ours, is a hit, and keeps back nothing else.
 *
 * @returns null when it has failed.
 */
export async function orHit<Value>(
  name: string | null,
  hits: Hit<PapercardsError>[],
  step: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await step();
  } catch (problem) {
    if (!(problem instanceof StoreError || problem instanceof UsageError)) throw problem;
    hits.push({ name, problem });
    return null;
  }
}

/**
 * What went wrong, one cause for all digests with the same kind of problem and the same next step, as text: as many
 * as a job may hand on, and the number of the others.
 */
export function writeCauses(hits: readonly Hit[]): string {
  const groups = groupByCause(hits);
  const causes: Cause[] = [];
  let bytes = 0;
  for (const group of groups) {
    const cause = toCause(group);
    bytes += Buffer.byteLength(JSON.stringify(cause)) + 1;
    if (causes.length >= MAX_CAUSES || bytes > MAX_CAUSES_BYTES) break;
    causes.push(cause);
  }
  return JSON.stringify({ causes, more: groups.length - causes.length } satisfies Causes);
}

function toCause(group: readonly Hit[]): Cause {
  const names = group.flatMap(({ name }) => name ?? []);
  const { code = "", message = "", fix = "" } = group[0]?.problem ?? {};
  return {
    code: truncate(code, MAX_CAUSE_CHARS),
    message: truncate(message, MAX_CAUSE_CHARS),
    fix: truncate(fix, MAX_CAUSE_CHARS),
    ...{ count: names.length, first: names[0] ?? "", last: names.at(-1) ?? "" },
  };
}

/** Reads what {@link writeCauses} has written; nothing, when it is anything else. */
export function readCauses(text: string | undefined): Causes {
  return Causes.safeParse(parseJson(text ?? "")).data ?? { causes: [], more: 0 };
}
