/** A provider that asks for a longer pause will not answer this run any more: 10 minutes, in milliseconds. */
export const LONGEST_PAUSE_MS = 600_000;
