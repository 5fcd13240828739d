/**
 * Flags for V8 in a run of many cards, which mostly waits for the network: 40 MB are live in a run of any
 * length, and without the flags V8 keeps ten times as much before it collects garbage. They cost computing
 * time, so a single day of few cards runs without.
 */
export const SMALL_HEAP = "--optimize-for-size --semi-space-growth-factor=1";

/**
 * The same where many days are made or checked, and computing time counts: garbage is collected when the heap has grown by a
 * quarter, which takes a fifth less of that time than saving memory wherever it can be saved, and 30 MB more in a backfill.
 */
export const ARCHIVE_HEAP = "--semi-space-growth-factor=1 --heap-growing-percent=25";

/** The same for a site, which takes its time to make pages and little memory: a tenth less time, and 25 MB more for 12,000 cards. */
export const SITE_HEAP = "--semi-space-growth-factor=1 --heap-growing-percent=60";
