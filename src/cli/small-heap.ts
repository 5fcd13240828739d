/**
 * Flags for V8 in a run over many days, which mostly waits for the network: 40 MB are live in a run of any
 * length, and without the flags V8 keeps ten times as much before it collects garbage. They cost computing
 * time, so a single day of few cards runs without.
 */
export const SMALL_HEAP = "--optimize-for-size --semi-space-growth-factor=1";
