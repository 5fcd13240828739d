import { explainFailureCode } from "../core/card/failure.ts";
import type { DailyDigest, WeeklyDigest } from "../core/digest/digest.ts";
import { createLedger } from "../model/ledger.ts";
import type { CachedModel, Model } from "../model/model.ts";
import { ModelError } from "../model/model-error.ts";
import { NO_CACHE, withCache } from "../model/with-cache.ts";
import { NO_CLAIMS } from "../store/locks/open-claims.ts";
import type { Run } from "./run.ts";

/** What a run that only reads may do besides. */
type ReadOnlyOptions = {
  /** Takes the questions that have no cached answer. @default refuses each of them with `NOT_ASKED` */
  ask?: Model["ask"];
  /** The same of those to the verifier. @default refuses them, too */
  askVerifier?: Model["ask"];
  /**
   * Whether papers are fetched. Their listing is the one thing that is written, so that it is not fetched
   * again; without fetching, a kept listing counts as it was last seen. @default true
   */
  fetches?: boolean;
};

const nothing = async () => null;
const ignore = async () => {};
const failNotAsked = async () => {
  throw new ModelError("Not asked yet.", {
    reason: "NOT_ASKED",
    explanation: explainFailureCode("NOT_ASKED"),
  });
};

/**
 * The same run, but it only reads: it writes no digest, leaves cached answers as they are and reports
 * nothing.
 */
export function readOnly(
  run: Run,
  { ask = failNotAsked, askVerifier = failNotAsked, fetches = true }: ReadOnlyOptions = {},
): Run {
  const cache = { ...run.store.answers, remember: ignore, reject: ignore };
  const ledger = createLedger();
  const { listings = "open" } = run.choices;
  const reads = ({ name, parameters }: CachedModel, ask: Model["ask"]) =>
    withCache({ name, parameters, ask }, { cache, ledger });
  const { model, verifier } = run;
  return {
    ...run,
    model: reads(model, ask),
    ...(verifier && {
      verifier: { ...verifier, model: reads(verifier.model, askVerifier), onUnread: () => {} },
    }),
    ledger,
    choices: { ...run.choices, isDryRun: true, listings: fetches ? listings : "none" },
    reporter: {},
  };
}

/**
 * The same run with this model, also as verifier where there is one, but it neither uses nor changes the listings, answers and receipts of
 * other runs, and knows nothing of their batches.
 */
export function withoutCache(run: Run, model: Model): Run {
  const { store, ledger, verifier } = run;
  const uncached = withCache(model, { cache: NO_CACHE, ledger });
  return {
    ...run,
    model: uncached,
    ...(verifier && { verifier: { ...verifier, model: uncached } }),
    store: {
      ...store,
      listings: {
        ...store.listings,
        ...{ recall: nothing, remember: ignore },
        addArtefacts: async (_date, found) => found,
      },
      answers: NO_CACHE,
      receipts: { recall: nothing, remember: ignore, recount: ignore },
      batches: { ...store.batches, list: async () => [], listQuestions: async () => [] },
      claims: NO_CLAIMS,
      prune: async () => 0,
    },
  };
}

/** The same run, but it asks nothing that costs, so it neither claims a day nor waits for one. */
export function withoutClaims(run: Run): Run {
  return { ...run, store: { ...run.store, claims: NO_CLAIMS } };
}

/** The same run, but what these days hold already is this, whatever their files hold. */
export function withDays(run: Run, days: ReadonlyMap<string, DailyDigest>): Run {
  const { digests, receipts } = run.store;
  const changed = withDigests(run, {
    readDay: async (date) => days.get(date) ?? digests.readDay(date),
    updateDay: (date, change) => digests.updateDay(date, (now) => change(days.get(date) ?? now)),
  });
  // A receipt speaks of the files.
  const recall: typeof receipts.recall = async (date, inputs) =>
    days.has(date) ? null : receipts.recall(date, inputs);
  return { ...changed, store: { ...changed.store, receipts: { ...receipts, recall } } };
}

/** The same of weeks. Their days are read from files, as ever. */
export function withWeeks(run: Run, weeks: ReadonlyMap<string, WeeklyDigest>): Run {
  const { digests } = run.store;
  return withDigests(run, {
    readWeek: async (week) => weeks.get(week) ?? digests.readWeek(week),
    updateWeek: (week, change) => digests.updateWeek(week, (now) => change(weeks.get(week) ?? now)),
  });
}

function withDigests(run: Run, changed: Partial<Run["store"]["digests"]>): Run {
  return { ...run, store: { ...run.store, digests: { ...run.store.digests, ...changed } } };
}
