import type { Card } from "../card/card.ts";
import { PapercardsError } from "../errors.ts";
import type { Decision } from "./review.ts";

/** One card on the desk, as its reviewer has it now. */
export type DeskCard = {
  /** With the reviewer's changes, checked again. */
  card: Card;
  decision: Decision;
  /** Whether publishing would change it. */
  isPending: boolean;
  /** What the model answered to a remark, as a card of its own, until one of the two is chosen. */
  proposal: { remark: string; card: Card } | null;
};

/** What lies on the desk: the cards of a day or a week, and how far their review has got. */
export type Desk = {
  /** The day or the week. */
  name: string;
  /** Whether there is a digest that readers see. */
  isPublished: boolean;
  isProvisional: boolean;
  /** Names this state. Whoever wants to change it has to say which one was seen. */
  revision: number;
  /** Order of the digest. */
  cards: DeskCard[];
};

/** The Markdown that readers see now, and the one that they would see. */
export type PublishPreview = { before: string; after: string };

/** What a reviewer can do. Every change is kept before its promise resolves. */
export type ReviewDesk = {
  look: () => Promise<Desk>;
  /** @throws {ReviewError} `CONFLICT` when somebody else was first, `INPUT` for a bad value. */
  edit: (id: string, change: { path: string; text: string }, revision: number) => Promise<void>;
  /** Takes back the changes of a card's draft. */
  revert: (id: string, revision: number) => Promise<void>;
  decide: (id: string, decision: Decision, revision: number) => Promise<void>;
  /**
   * Asks the model for a card's draft, again when there is one. What it answers waits beside the card,
   * or becomes the card when there was none.
   * @throws {PapercardsError} when there is no usable answer; the desk is as before.
   */
  ask: (id: string, remark: string) => Promise<void>;
  /** Settles which draft stays: the model's new one, or the one that is there. */
  choose: (id: string, choice: "new" | "old", revision: number) => Promise<void>;
  preview: () => Promise<PublishPreview>;
  /** Writes the digest, its Markdown and the index; answers their paths. */
  publish: (revision: number) => Promise<string[]>;
  /** The stored picture of a card, as WebP; null when there is none. */
  readImage: (id: string) => Promise<Uint8Array | null>;
};

/** A reviewer wants what cannot be had. The message is in Korean: reviewers read it on the page. */
export class ReviewError extends PapercardsError {
  override readonly name = "ReviewError";
  readonly code: "CONFLICT" | "INPUT" | "MISSING";
  readonly fix: string;

  constructor(code: ReviewError["code"], message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}
