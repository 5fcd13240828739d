import type { TextRange } from "../../text-range.ts";
import type { Unit } from "./units.ts";

/** One way to read a number: its value in the base of its unit. */
export type NumberReading = { value: number; unit: Unit };

/** A number as it stands in a text. More than one reading means that the text leaves it open. */
export type NumberToken = TextRange & { readings: readonly NumberReading[] };
