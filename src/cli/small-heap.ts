/**
 * Flags for V8 in a run over many days, which mostly waits for a network: 40 MB are live in one of any
 * length, and without them V8 lets ten times as much lie around before it cleans up. They cost computing
 * time, so a single day runs without.
 */
export const SMALL_HEAP = "--optimize-for-size --semi-space-growth-factor=1";
