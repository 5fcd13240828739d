import { InterruptedError, PapercardsError } from "../../core/errors.ts";

/** What the doctor knows of one thing that a run needs. */
export type Diagnosis = {
  status: "ok" | "warning" | "failed";
  name: string;
  finding: string;
  /** What to do; null when there is nothing to do. */
  next: string | null;
};

/** A thing that works. */
export function ok(name: string, finding: string): Diagnosis {
  return { status: "ok", name, finding, next: null };
}

/** What an examination finds; an error that we expected is a finding, too, with the status that `as` says. */
export async function explainFailure(
  name: string,
  examine: () => Promise<Diagnosis[]>,
  { as = "failed" }: { as?: Diagnosis["status"] } = {},
): Promise<Diagnosis[]> {
  try {
    return await examine();
  } catch (error) {
    if (!(error instanceof PapercardsError) || error instanceof InterruptedError) throw error;
    return [{ status: as, name, finding: error.message, next: error.fix }];
  }
}
