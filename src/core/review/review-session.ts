import type { Card } from "../card/card.ts";
import { PapercardsError } from "../errors.ts";
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
  /** The model's answer to a remark, as a card of its own, until one of the two is chosen. */
  proposal: { remark: string; card: Card } | null;
};

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
};

/** The Markdown that readers see now, and what they would see after publishing. */
export type PublishPreview = { before: string; after: string };

/** What a reviewer can do. A change is stored before its promise resolves with the state after it. */
export type ReviewSession = {
  look: () => Promise<ReviewState>;
  /**
   * @throws {ReviewError} `CONFLICT`, with the text that is there, when the card has been changed since that
   * revision; `INPUT` for a bad value.
   */
  edit: (
    id: string,
    change: { path: string; text: string },
    revision: number,
  ) => Promise<ReviewState>;
  /** Takes back the changes of a card's draft. */
  revert: (id: string, revision: number) => Promise<ReviewState>;
  decide: (id: string, decision: Decision, revision: number) => Promise<ReviewState>;
  /**
   * Dismisses a finding of a card, which is named as `nameFinding` names it.
   * @throws {ReviewError} `INPUT` for a reason that is none, or a finding that is not there any more.
   */
  dismiss: (
    id: string,
    dismissal: { finding: string; reason: string },
    revision: number,
  ) => Promise<ReviewState>;
  /** Takes the dismissal of a finding back. */
  restore: (id: string, finding: string, revision: number) => Promise<ReviewState>;
  /**
   * Asks the model for a card's draft, also when there is one already. The new draft becomes a proposal
   * beside the card, or the card itself when there was none.
   * @throws {PapercardsError} when there is no usable answer; the review is as before.
   */
  ask: (id: string, remark: string) => Promise<ReviewState>;
  /** Chooses between the model's new draft and the present one. */
  choose: (id: string, choice: "new" | "old", revision: number) => Promise<ReviewState>;
  preview: () => Promise<PublishPreview>;
  /** Writes the digest, its Markdown and the index; returns their paths. */
  publish: (revision: number) => Promise<string[]>;
  /** The stored picture of a card, as WebP; null when there is none. */
  readImage: (id: string) => Promise<Uint8Array | null>;
};

/** A reviewer's request cannot be done. The message is in Korean: reviewers read it on the page. */
export class ReviewError extends PapercardsError {
  override readonly name = "ReviewError";
  readonly code: "CONFLICT" | "INPUT" | "MISSING";
  readonly fix: string;
  /** In a conflict over a field, what somebody else has written there; null otherwise. */
  readonly current: string | null;

  constructor(code: ReviewError["code"], message: string, fix: string, current?: string) {
    super(message);
    this.code = code;
    this.fix = fix;
    this.current = current ?? null;
  }
}
