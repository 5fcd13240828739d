import type { Reporter } from "../../core/ports.ts";

/** Tells both, one after the other. */
export function joinReporters(first: Reporter, second: Reporter): Reporter {
  return {
    onListing: (event) => {
      first.onListing?.(event);
      second.onListing?.(event);
    },
    onOutcome: (event) => {
      first.onOutcome?.(event);
      second.onOutcome?.(event);
    },
    onNotice: (message) => {
      first.onNotice?.(message);
      second.onNotice?.(message);
    },
    onEnd: () => {
      first.onEnd?.();
      second.onEnd?.();
    },
  };
}
