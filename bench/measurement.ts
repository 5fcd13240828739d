import type { Figure } from "./figure.ts";
import type { Comparison } from "./peers/comparison.ts";

/** What a bench has measured. */
export type Measurement = readonly Figure[] | Comparison;
