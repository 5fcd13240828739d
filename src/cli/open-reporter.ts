import type { Reporter } from "../core/reporter.ts";
import type { Ledger } from "../llm/ledger.ts";
import { createPrinter } from "./printer.ts";
import { openStatusLine } from "./status-line.ts";
import type { World } from "./world.ts";

/**
 * Opens what tells the user how a run goes on: plain lines, on a terminal with a line below them that
 * says how far it has come. When quiet, notices only.
 */
export function openReporter(world: World, ledger: Ledger, isQuiet: boolean): Reporter {
  if (isQuiet || world.terminal === undefined) return createPrinter(world, isQuiet);
  const status = openStatusLine(world, ledger, world.terminal);
  return joinReporters(createPrinter(status.world, isQuiet), status.reporter);
}

/** Both are told, one after the other. */
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
