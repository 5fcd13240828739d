import PQueue from "p-queue";
import type { Model } from "./model.ts";

/** How fast a provider may be asked. */
export type Limits = {
  /** Questions in flight at once. Minimum: 1. */
  concurrency: number;
};

/** The same model, asked no faster than these limits say; questions wait their turn. */
export function withLimits(model: Model, { concurrency }: Limits): Model {
  const queue = new PQueue({ concurrency });
  return { ...model, ask: (question, signal) => queue.add(() => model.ask(question, signal)) };
}
