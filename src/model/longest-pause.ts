/** Longest pause that a run waits for, in milliseconds; a provider that asks for more ends its questions. */
export const LONGEST_PAUSE_MS = 600_000;
