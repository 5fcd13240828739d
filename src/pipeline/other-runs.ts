import { openBatchGuard } from "../model/batch/pending-questions.ts";
import type { OtherRuns } from "../model/with-cache.ts";
import type { Store } from "../store/open-store.ts";
import { takeClaim } from "./claim.ts";

/** Opens what keeps a question from being asked while another run of this cache asks it, live or in a batch. */
export function openOtherRuns(
  store: Pick<Store, "batches" | "claims">,
  { endpoint, onNotice }: { endpoint: string; onNotice: (message: string) => void },
): OtherRuns {
  return {
    refuseSent: openBatchGuard(store.batches, endpoint),
    findAsked: async (fingerprints) => {
      const claimed = new Set(await store.claims.list());
      return fingerprints.filter((fingerprint) => claimed.has(toClaimName(fingerprint)));
    },
    takeTurn: (fingerprint, signal) =>
      takeClaim(toClaimName(fingerprint), "is asking the same question", {
        ...{ store, signal },
        reporter: { onNotice },
      }),
  };
}

function toClaimName(fingerprint: string): string {
  return `question-${fingerprint}`;
}
