import type { DigestDate } from "./date.ts";
import type { Outcome } from "./outcome.ts";

/** How one paper's way through a run ended, and how it came by its draft. */
export type OutcomeEvent = { date: DigestDate; outcome: Outcome; source: "asked" | "kept" };

/** What a run tells while it goes on. The rooms below call it; only the command line prints. */
export type Reporter = {
  /** A day's papers are known: how many were listed and how many become cards. */
  onListing?: (event: { date: DigestDate; listed: number; chosen: number }) => void;
  onOutcome?: (event: OutcomeEvent) => void;
  /** Something the user should know, in one English sentence; the run goes on. */
  onNotice?: (message: string) => void;
  /** Nothing more happens; what follows is the summary. */
  onEnd?: () => void;
};
