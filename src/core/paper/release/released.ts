import { listOffers } from "./offers.ts";

/** What a reader may take of a paper today. */
export type Released = { hasCode: boolean; hasWeights: boolean };

/** Whether a paper has itself released code, be it as a tool, and weights. */
export function readReleased(...[paper, artefacts]: Parameters<typeof listOffers>): Released {
  const kinds = listOffers(paper, artefacts).map(({ kind }) => kind);
  return {
    hasCode: kinds.includes("code") || kinds.includes("tool"),
    hasWeights: kinds.includes("model"),
  };
}
