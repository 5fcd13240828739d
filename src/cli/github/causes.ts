import { z } from "zod";
import type { PapercardsError } from "../../core/errors.ts";
import { parseJson } from "../../core/parse-json.ts";

/** Most causes that a run hands on for its report. More would not be read. */
const MAX_CAUSES = 20;

/** Most digests that one cause names. A range is told by its ends. */
const MAX_NAMED_DIGESTS = 1_000;

/** Longest text of a cause, in characters. Ours have a tenth of it. */
const MAX_CAUSE_CHARS = 2_000;

const Text = z.string().max(MAX_CAUSE_CHARS);

/** One cause of what went wrong in a run, and the days or weeks that it hit. */
const Cause = z.object({
  code: Text,
  message: Text,
  fix: Text,
  names: z.array(z.string().max(10)).max(MAX_NAMED_DIGESTS),
});
export type Cause = z.infer<typeof Cause>;

/** A digest that something went wrong with. */
export type Hit = {
  name: string | null;
  problem: Pick<PapercardsError, "code" | "message" | "fix">;
};

/** What went wrong, one cause for all digests with the same kind of problem and the same next step, as text. */
export function writeCauses(hits: readonly Hit[]): string {
  const groups = Map.groupBy(hits, ({ problem: { code, fix } }) => JSON.stringify([code, fix]));
  const causes = [...groups.values()].flatMap((group): Cause[] => {
    const problem = group[0]?.problem;
    if (problem === undefined) return [];
    const names = group.flatMap(({ name }) => name ?? []).slice(0, MAX_NAMED_DIGESTS);
    const [code, message, fix] = [problem.code, problem.message, problem.fix].map((text) =>
      text.slice(0, MAX_CAUSE_CHARS),
    );
    return [{ code: code ?? "", message: message ?? "", fix: fix ?? "", names }];
  });
  return JSON.stringify(causes.slice(0, MAX_CAUSES));
}

/** Reads what {@link writeCauses} has written; nothing, when it is anything else. */
export function readCauses(text: string | undefined): Cause[] {
  const parsed = z
    .array(Cause)
    .max(MAX_CAUSES)
    .safeParse(parseJson(text ?? ""));
  return parsed.data ?? [];
}
