import type { DigestChoice, ImageMode } from "../core/choices.ts";
import type { Reporter } from "../core/ports.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Verifier } from "../drafting/verify-draft.ts";
import type { Ledger } from "../model/ledger.ts";
import type { CachedModel } from "../model/model.ts";
import type { Sources } from "../sources/open-sources.ts";
import type { Store } from "../store/open-store.ts";
import type { HubClock } from "./papers/hub-clock.ts";

/** What one execution works with: everything that was opened for it, and the choices of its user. */
export type Run = {
  /** Tells this run from others on the same cache. */
  id: string;
  sources: Sources;
  store: Store;
  model: CachedModel;
  /** A second model that reads each card that is drafted. @default none */
  verifier?: Verifier;
  ledger: Ledger;
  templates: { draft: PromptTemplate; reask: PromptTemplate; week: PromptTemplate };
  choices: Choices;
  reporter: Reporter;
  now: () => Date;
  hubClock: HubClock;
  signal: AbortSignal;
};

/** What the user decides about digests. */
type Choices = {
  /** Cards a day, by upvotes; 0 means all. */
  top: number;
  /** What comes first, by title and abstract; empty where upvotes alone decide. */
  interests: readonly string[];
  /** Which of these the command itself gives; the others give way to those of a digest that is there. @default none */
  given?: readonly DigestChoice[];
  images: ImageMode;
  /** Whether cards of another model or prompt are drafted anew, and not kept. @default false */
  redrafts?: boolean;
  /** Days back from today that a run without a date looks at. @default all that there are */
  lookbackDays?: number;
  /** Nothing is written below the output folder. */
  isDryRun: boolean;
  /**
   * Which listings are fetched: those that may have changed, also those that are settled, or none, so that a
   * kept one counts as it was last seen, and nothing else is looked up either. @default "open"
   */
  listings?: "open" | "all" | "none";
};
