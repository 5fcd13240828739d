import { ANSWER_CAUSES } from "./answer-causes.ts";
import { FILE_CAUSES } from "./file-causes.ts";
import { NETWORK_CAUSES } from "./network-causes.ts";
import { PROVIDER_CAUSES } from "./provider-causes.ts";
import { SOURCE_CAUSES } from "./source-causes.ts";
import { STORED_FILE_CAUSES } from "./stored-file-causes.ts";

/**
 * Why something failed, in words: what happened and what to do, for operators and, in Korean, for reviewers. A run, `doctor`,
 * annotations and the review page tell a cause in these words alone, and `docs/errors.md` lists them. `{…}` is the place of
 * a value; no Korean particle follows one.
 */
export const CAUSES = {
  ...NETWORK_CAUSES,
  ...PROVIDER_CAUSES,
  ...ANSWER_CAUSES,
  ...SOURCE_CAUSES,
  ...FILE_CAUSES,
  ...STORED_FILE_CAUSES,
} as const;

/** The same table, by where a cause lies. */
export const CAUSE_GROUPS = {
  "On the way to a server": NETWORK_CAUSES,
  "At the model's endpoint": PROVIDER_CAUSES,
  "In an answer, or in what is known of a paper": ANSWER_CAUSES,
  "At the Hub and arXiv": SOURCE_CAUSES,
  "On the disk": FILE_CAUSES,
  "In files of papercards": STORED_FILE_CAUSES,
} as const;

export type CauseName = keyof typeof CAUSES;
