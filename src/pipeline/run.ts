import type { ImageMode } from "../core/choices.ts";
import type { Reporter } from "../core/ports.ts";
import type { PromptTemplate } from "../core/question/prompt.ts";
import type { Ledger } from "../model/ledger.ts";
import type { CachedModel } from "../model/model.ts";
import type { Sources } from "../sources/open-sources.ts";
import type { Store } from "../store/open-store.ts";

/** What one execution works with: everything that was opened for it, and the choices of its user. */
export type Run = {
  sources: Sources;
  store: Store;
  model: CachedModel;
  ledger: Ledger;
  templates: { draft: PromptTemplate; reask: PromptTemplate; week: PromptTemplate };
  choices: Choices;
  reporter: Reporter;
  now: () => Date;
  signal: AbortSignal;
};

/** What the user decides about digests. */
type Choices = {
  /** Cards a day, by upvotes; 0 means all. */
  top: number;
  images: ImageMode;
  /** Nothing is written below the output folder. */
  isDryRun: boolean;
};
