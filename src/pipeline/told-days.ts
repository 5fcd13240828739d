/**
 * How long a hole is told after it has left the look-back window, in days. An archive may leave days out on
 * purpose, and GitHub drops a cache, with what is known of days without papers, after some weeks.
 */
export const TOLD_DAYS = 31;
