/** One answer of the Hub or arXiv, with its body. Twenty times what a slow one takes. */
const SOURCE_TIMEOUT_MS = 30_000;

/** The listing of one day: all tries of the API and of the page together. Longer, and nobody would wait for it. */
const SOURCE_DEADLINE_MS = 5 * 60_000;

/** Waits that the Hub asks for, together, for one day. It counts requests in windows of five minutes. */
const MAX_TOLD_WAIT_MS = 5 * 60_000;

/** Time lost to an arXiv that does not answer, until it is left alone. Abstracts are missing seldom, and one day may lack many. */
const ARXIV_DEADLINE_MS = 60_000;

/** One thumbnail. The largest come within it on a line of half a megabit a second. */
const THUMBNAIL_TIMEOUT_MS = 15_000;

/** Time lost to image hosts that do not answer, until they are left alone. No card needs its image. */
const THUMBNAILS_DEADLINE_MS = 30_000;

/** What the Hub knows of one paper, or one list of repositories. Three times what a slow one takes. */
const ARTEFACTS_TIMEOUT_MS = 10_000;

/** Time lost to a Hub that does not say what it has of papers, until it is left alone. A card can do without. */
const ARTEFACTS_DEADLINE_MS = 30_000;

/** Waits that arXiv or an image host asks for, together. They stand for no window; later runs ask again. */
const MAX_SHORT_WAIT_MS = 30_000;

/**
 * Time after the first loss in which a source gets no more than its time. It is twice the longest, so that a Hub
 * that is gone costs a range of days one deadline, and a run of hours asks it again.
 */
const SOURCE_REST_MS = 10 * 60_000;

/** Wait before the second try, in milliseconds. */
const FIRST_WAIT_MS = 500;

/** Pause between two requests to arXiv, in milliseconds, as its terms of use ask for (info.arxiv.org). */
const ARXIV_PAUSE_MS = 3_000;

/** Longest wait of which nothing is said, in milliseconds. */
const NOTABLE_WAIT_MS = 5_000;

/** Answers within this time cost nothing, so that many good ones never use a budget up; in milliseconds. */
const QUICK_MS = 1_000;

/** How long one source is waited for, in milliseconds. */
export type WaitBounds = {
  /** One answer with its body. */
  answerMs: number;
  /** All that belongs together, but for what is quick. */
  totalMs: number;
  /** The waits together that the source itself asks for; those for a new window do not count as time lost. */
  toldMs: number;
  /** Wait before the second try; doubled for each later one, and up to twice as long by chance. */
  firstWaitMs: number;
  /** All of it begins anew so long after the first time that was lost; but never within one day's listing. */
  renewedAfterMs: number;
  /** Answers within this time do not count as time lost. */
  quickMs: number;
  /** Waits from this length on are told. */
  notableMs: number;
};

/**
 * How long each source is waited for. Of the Hub, the bounds hold for the listing of one day, and for all days
 * together as long as none of them can be had. Of artefacts they hold for all papers together.
 */
export const SOURCE_BOUNDS = {
  hub: {
    answerMs: SOURCE_TIMEOUT_MS,
    totalMs: SOURCE_DEADLINE_MS,
    toldMs: MAX_TOLD_WAIT_MS,
    firstWaitMs: FIRST_WAIT_MS,
    renewedAfterMs: SOURCE_REST_MS,
    ...{ quickMs: QUICK_MS, notableMs: NOTABLE_WAIT_MS },
  },
  arxiv: {
    answerMs: SOURCE_TIMEOUT_MS,
    totalMs: ARXIV_DEADLINE_MS,
    toldMs: MAX_SHORT_WAIT_MS,
    firstWaitMs: ARXIV_PAUSE_MS,
    renewedAfterMs: SOURCE_REST_MS,
    ...{ quickMs: QUICK_MS, notableMs: NOTABLE_WAIT_MS },
  },
  artefacts: {
    answerMs: ARTEFACTS_TIMEOUT_MS,
    totalMs: ARTEFACTS_DEADLINE_MS,
    toldMs: 0, // a quota that is used up is left alone
    firstWaitMs: FIRST_WAIT_MS,
    renewedAfterMs: SOURCE_REST_MS,
    ...{ quickMs: QUICK_MS, notableMs: NOTABLE_WAIT_MS },
  },
  thumbnails: {
    answerMs: THUMBNAIL_TIMEOUT_MS,
    totalMs: THUMBNAILS_DEADLINE_MS,
    toldMs: MAX_SHORT_WAIT_MS,
    firstWaitMs: FIRST_WAIT_MS,
    renewedAfterMs: SOURCE_REST_MS,
    ...{ quickMs: QUICK_MS, notableMs: NOTABLE_WAIT_MS },
  },
} as const satisfies Record<string, WaitBounds>;

/** Bounds for each source. */
export type SourceBounds = Readonly<Record<keyof typeof SOURCE_BOUNDS, WaitBounds>>;
