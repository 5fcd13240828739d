import { z } from "zod";
import type { Environment } from "../../../core/environment.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { readRegularFile } from "../../../store/read-regular-file.ts";

/** What a run was started for. Which days these are does not count: another range may do what one has failed to. */
const PURPOSES = ["the open days", "one day", "a range of days", "a week"] as const;
type Purpose = (typeof PURPOSES)[number];

/** What two runs have in common of which the later one shows that the failure of the earlier one is over. */
export type RunKind = {
  purpose: Purpose;
  /** Its file and branch, as GitHub names them: `.github/workflows/digest.yml@refs/heads/main`. */
  workflow: string;
};

const Filled = z.string().trim().min(1);

/** What was filled in by hand; an event of another kind has none of it. */
const Event = z.object({
  inputs: z
    .object({ date: z.unknown(), from: z.unknown(), to: z.unknown(), week: z.unknown() })
    .partial()
    .nullish(),
});

/**
 * The kind of this run, by GitHub's own variables. A run on schedule, one after a push and one that is started without
 * days are of one kind: they do the same work.
 */
export async function readRunKind(environment: Environment): Promise<RunKind> {
  const { GITHUB_EVENT_PATH: path, GITHUB_WORKFLOW_REF: workflow = "" } = environment;
  const bytes = path ? await readRegularFile(path).catch(() => null) : null; // a report is not kept back by it
  const { inputs } = Event.safeParse(parseJson(bytes?.toString("utf8") ?? "")).data ?? {};
  const isFilled = (value: unknown) => Filled.safeParse(value).success;
  const named = { workflow: workflow.split("/").slice(2).join("/") };
  if (isFilled(inputs?.from) || isFilled(inputs?.to))
    return { purpose: "a range of days", ...named };
  if (isFilled(inputs?.date)) return { purpose: "one day", ...named };
  return { purpose: isFilled(inputs?.week) ? "a week" : "the open days", ...named };
}

/** The comment of an issue that names the kinds of runs that have failed. */
const FAILED = /^<!-- papercards failed (\S+) -->$/m;

const Kinds = z.array(z.object({ purpose: z.enum(PURPOSES), workflow: z.string() }));

/** The kinds of runs that an issue tells of; null where a version has written it that did not name them. */
export function readFailedKinds(body: string): RunKind[] | null {
  const [, text] = FAILED.exec(body) ?? [];
  return text === undefined ? null : (Kinds.safeParse(parseJson(decode(text))).data ?? null);
}

/** Names kinds of runs in an issue, where no reader sees it. */
export function writeFailedKinds(kinds: readonly RunKind[]): string {
  return `<!-- papercards failed ${encodeURIComponent(JSON.stringify(kinds))} -->`;
}

/** An issue's text that names other kinds. */
export function replaceFailedKinds(body: string, kinds: readonly RunKind[]): string {
  return body.replace(FAILED, () => writeFailedKinds(kinds));
}

export function isSameKind(one: RunKind, other: RunKind): boolean {
  return one.purpose === other.purpose && one.workflow === other.workflow;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
