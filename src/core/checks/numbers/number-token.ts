import type { TextRange } from "../../text-range.ts";
import type { Unit } from "./units.ts";

/** One way to read a number: its value in the base of its unit. */
export type NumberReading = { value: number; unit: Unit };

/** A number in a text. It has more than one reading where the text is ambiguous. */
export type NumberToken = TextRange & { readings: readonly NumberReading[] };
