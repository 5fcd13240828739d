/**
 * One pause that a provider asks for, in milliseconds. Longer ones are limits of an hour or a day: the run
 * ends and says when to come back.
 */
export const MAX_PAUSE_MS = 10 * 60_000;
