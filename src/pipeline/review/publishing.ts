import { type DailyDigest, shownCards } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { afterPublishing, type Review } from "../../core/review/review.ts";
import type { ReviewDesk } from "../../core/review/review-desk.ts";
import { layOutAll } from "./desk-cards.ts";
import type { Table } from "./desk-state.ts";
import { loadBase } from "./load-base.ts";
import { conflict } from "./problems.ts";

/** Showing what publishing would change, and publishing. */
export function publishing(table: Table): Pick<ReviewDesk, "preview" | "publish"> {
  return {
    preview: async () => {
      const { published } = table.base;
      const next = await composeDigest(table, await table.book.read());
      return {
        before: published === null ? "" : renderDigest(published),
        after: renderDigest(next),
      };
    },
    publish: (revision) => table.book.withSeen(revision, (review) => publish(table, review)),
  };
}

/** The digest as publishing would write it now. */
async function composeDigest(
  { base, layOut, images }: Table,
  review: Review,
): Promise<DailyDigest> {
  const { digest, published } = base;
  const cards = layOutAll(digest.cards, review, layOut).map((laid) => laid.card);
  // A published card keeps its image; a new one gets what a run would have given it.
  const planned = published === null ? await Promise.all(cards.map(images.plan)) : cards;
  return { ...digest, cards: planned };
}

/** Writes pictures, digest and index, and then takes what is published off the review. */
async function publish(table: Table, review: Review): Promise<string[]> {
  const { run, date, images } = table;
  await refuseOutdated(table);
  const next = await composeDigest(table, review);
  await images.store(shownCards(next));
  const files = await run.store.digests.write(next);
  const index = await run.store.writeIndex();
  const left = afterPublishing(review);
  await run.store.reviews.write(date, left);
  table.base = { digest: next, published: next };
  table.publications = left.publications;
  return [...files, index];
}

/** A run may have written the digest since: then the reviewer has to see its cards first. */
async function refuseOutdated(table: Table): Promise<void> {
  const published = await table.run.store.digests.readDay(table.date);
  if (JSON.stringify(published) === JSON.stringify(table.base.published)) return;
  table.base = await loadBase(table.date, table.run);
  throw conflict();
}
