/** A grade as readers see it: 상, 중 or 하. High is good for trust, and hard for effort. */
export type Grade = "상" | "중" | "하";

/** A grade, and why: at most {@link MAX_REASON_WORDS} Korean words, for the bracket behind it. */
export type Rating = { grade: Grade; reason: string };

/** Words of a reason. It stands in a line with two ratings, on a phone. */
export const MAX_REASON_WORDS = 5;
