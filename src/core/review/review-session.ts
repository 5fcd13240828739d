import type { Card } from "../card/card.ts";
import type { Finding } from "../checks/finding.ts";
import type { WeekSentence } from "../digest/week/week-intro.ts";
import type { WeekTags } from "../digest/week/week-tags.ts";
import type { ListChange } from "../draft/change-list.ts";
import type { Draft } from "../draft/draft.ts";
import { PapercardsError } from "../errors.ts";
import type { Choice } from "./choose-proposal.ts";
import type { WaitingReview } from "./inbox/waiting-review.ts";
import type { Decision } from "./review.ts";

/** One card of a review, as its reviewer has it now. */
export type ReviewCard = {
  /** With the reviewer's changes, checked again. */
  card: Card;
  decision: Decision;
  /** Whether publishing would change it. */
  isPending: boolean;
  /** Whether its draft is changed in this review, which can be taken back. */
  isEdited: boolean;
  /** The draft as it was before it was changed in this review; null when it is not. */
  original: Draft | null;
  /** The model's answer to a remark, as a card of its own, until one of the two is chosen. */
  proposal: { remark: string; card: Card } | null;
  /** Whether a draft that was not chosen can be looked at again. */
  hasSetAside: boolean;
};

/** One sentence of a week, as its reviewer has it now. */
export type ReviewSentence = {
  id: string;
  /** As the week has it. */
  was: WeekSentence;
  /** With the reviewer's changes. */
  sentence: WeekSentence;
  /** What the checks find in it, as `checkWeekSentence` names fields. */
  findings: Finding[];
  /** The cards of its papers, in their order. */
  cards: Card[];
  decision: Decision;
  isPending: boolean;
  isEdited: boolean;
};

/** A card with fields in which nothing is written. */
export type EmptyCard = { id: string; title: string; fields: string[] };

/** The state of the review of a day or a week. */
export type ReviewState = {
  /** The day or the week. */
  name: string;
  /** Whether there is a digest that readers see. */
  isPublished: boolean;
  isProvisional: boolean;
  /**
   * Number of this state. A change has to name the revision that its sender has seen: it is refused when
   * its card has been changed since. Publishing is refused when any card has.
   */
  revision: number;
  /** Order of the digest. */
  cards: ReviewCard[];
  /** What there is besides cards in a week; null for a day. */
  week: {
    /** Whether it has a digest of its own, which follows what is published of its days. */
    isMade: boolean;
    /** What the chart of that digest shows; empty for none. */
    tagWeeks: readonly WeekTags[];
    sentences: ReviewSentence[];
    /** The day of each card, by the paper's id. */
    dates: ReadonlyMap<string, string>;
  } | null;
};

/** The state after a change, and the number by which the change can be undone. */
export type ChangedState = ReviewState & { undo: number };

/** All reviews of a cache, by day and by week. */
export type ReviewDesk = {
  /** Days and weeks with something to look at, those with errors first. */
  list: () => Promise<readonly WaitingReview[]>;
  /**
   * The review of a day or a week, which is opened when it is first asked for.
   * @throws {ReviewError} `MISSING` when the name is none, or there is nothing of it.
   */
  open: (name: string) => Promise<ReviewSession>;
};

/** What publishing would change. */
export type PublishPreview = {
  /** The Markdown that readers see now, and what they would see. */
  before: string;
  after: string;
  /** The cards as they would be, hidden ones included, and as readers have them; null for a card that they have not. */
  cards: readonly { before: Card | null; after: Card }[];
};

/** A new text of a field. */
type FieldChange = {
  path: string;
  text: string;
  stroke?: number | undefined;
  was?: string | undefined;
  items?: readonly string[] | undefined;
};

/** What a reviewer can do. A change is stored before its promise resolves with the state after it. */
export type ReviewSession = {
  look: () => Promise<ReviewState>;
  /**
   * Changes one field. Changes with the same stroke, a number of the sender's, are undone as one. `was` is what the sender
   * has changed: as long as the field still says it, changes of other fields since that revision are no conflict. `items`
   * is what the items of the field's list said: the change is refused when another one stands in the place of its own.
   * @throws {ReviewError} `CONFLICT`, with the text that is there, when the card has been changed since that
   * revision; `INPUT` for a bad value.
   */
  edit: (id: string, change: FieldChange, revision: number) => Promise<ChangedState>;
  /** Takes back the changes of a card's draft. */
  revert: (id: string, revision: number) => Promise<ChangedState>;
  /** Takes back the changes of one of its fields. */
  revertField: (id: string, path: string, revision: number) => Promise<ChangedState>;
  /**
   * Makes a passage of the abstract the quote of a key point or risk, such as `risks[1]`, or of a new one of a list.
   * @throws {ReviewError} `INPUT` when the abstract has no such passage, or the card no such item.
   */
  quote: (
    id: string,
    passage: { item: string; text: string },
    revision: number,
  ) => Promise<ChangedState>;
  /** @throws {ReviewError} `INPUT` when a card is to be accepted that has no draft yet. */
  decide: (id: string, decision: Decision, revision: number) => Promise<ChangedState>;
  /**
   * Accepts cards about which nothing asks for a person's eye, all at once; they are undone as one.
   * @throws {ReviewError} `CONFLICT` when one of them is not so any more; none is accepted then.
   */
  acceptClean: (ids: readonly string[], revision: number) => Promise<ChangedState>;
  /**
   * Dismisses a finding of a card, which is named as `nameFinding` names it.
   * @throws {ReviewError} `INPUT` for a reason that is none, or a finding that is not there any more.
   */
  dismiss: (
    id: string,
    dismissal: { finding: string; reason: string },
    revision: number,
  ) => Promise<ChangedState>;
  /** Takes the dismissal of a finding back. */
  restore: (id: string, finding: string, revision: number) => Promise<ChangedState>;
  /**
   * Puts a card back as it was before a change.
   * @throws {ReviewError} `CONFLICT` when it has been changed since; `MISSING` for a change that is not remembered any more.
   */
  undo: (act: number) => Promise<ReviewState>;
  /**
   * Asks the model for a card's draft, also when there is one already. The new draft becomes a proposal
   * beside the card, or the card itself when there was none.
   * @throws {PapercardsError} when there is no usable answer; the review is as before.
   */
  ask: (id: string, remark: string) => Promise<ReviewState>;
  /** Chooses between the model's new draft and the present one. */
  choose: (id: string, choice: Choice, revision: number) => Promise<ChangedState>;
  /** Proposes the draft once more that was not chosen. */
  reconsider: (id: string, revision: number) => Promise<ChangedState>;
  /** Adds, removes or moves an item of a list. */
  arrange: (id: string, change: ListChange, revision: number) => Promise<ChangedState>;
  /** Begins a draft by hand for a card that has none. */
  begin: (id: string, revision: number) => Promise<ChangedState>;
  preview: () => Promise<PublishPreview>;
  /**
   * Writes the digest, its Markdown and the index; returns their paths.
   * @throws {ReviewError} `INPUT`, with the cards, when a changed card has empty fields.
   */
  publish: (revision: number) => Promise<string[]>;
  /** The stored picture of a card, as WebP; null when there is none. */
  readImage: (id: string) => Promise<Uint8Array | null>;
};

/** What somebody else has changed of a card since its reviewer has looked at it. */
export type CardChanges = {
  /** What is decided about it by now; null when that is as before. */
  decision: Decision | null;
  /** The fields of its draft. */
  fields: string[];
  hasOtherDraft: boolean;
  /** Whether findings were dismissed or restored. */
  hasOtherFindings: boolean;
};

/** What is known of a problem beside its sentence. */
type ReviewProblem = {
  changes?: CardChanges | null;
  current?: string | undefined;
  written?: string | undefined;
  path?: string;
  empty?: readonly EmptyCard[];
};

/** A reviewer's request cannot be done. The message is in Korean: reviewers read it on the page. */
export class ReviewError extends PapercardsError {
  override readonly name = "ReviewError";
  readonly code: "CONFLICT" | "INPUT" | "MISSING" | "LARGE";
  readonly fix: string;
  /** In a conflict over a field, what somebody else has written there; null otherwise. */
  readonly current: string | null;
  /** In the same conflict, what the reviewer has written. */
  readonly written: string | null;
  /** The field that cannot have its value; null when it is not about one. */
  readonly path: string | null;
  /** Because of what an act was not done; null where that is not known. */
  readonly changes: CardChanges | null;
  /** The cards that keep a day from being published. */
  readonly empty: readonly EmptyCard[];

  constructor(
    code: ReviewError["code"],
    message: string,
    fix: string,
    { current, written, path, empty = [], changes = null }: ReviewProblem = {},
  ) {
    super(message);
    this.code = code;
    this.fix = fix;
    this.current = current ?? null;
    this.written = written ?? null;
    this.path = path ?? null;
    this.empty = empty;
    this.changes = changes;
  }
}
