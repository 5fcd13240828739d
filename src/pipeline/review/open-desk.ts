import { changeField } from "../../core/draft/draft-fields.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { changeDraft, decide } from "../../core/review/review.ts";
import type { Desk, ReviewDesk } from "../../core/review/review-desk.ts";
import type { Run } from "../run.ts";
import { asking } from "./asking.ts";
import { createLayOut, layOutAll } from "./desk-cards.ts";
import { findCard, type Table } from "./desk-state.ts";
import { loadBase } from "./load-base.ts";
import { badValue } from "./problems.ts";
import { publishing } from "./publishing.ts";
import { openBook } from "./review-book.ts";
import { stageImages } from "./stage-images.ts";

/**
 * Opens the desk of a day: its cards, published or as a dry run would make them, and what is decided
 * about them so far.
 *
 * @throws {PapercardsError} when the day has no papers, or they cannot be read.
 */
export async function openDesk(date: DigestDate, run: Run): Promise<ReviewDesk> {
  const table: Table = {
    date,
    run,
    base: await loadBase(date, run),
    publications: (await run.store.reviews.read(date)).publications,
    book: openBook(date, run.store.reviews),
    layOut: createLayOut(),
    images: stageImages(run),
  };
  return {
    look: () => look(table),
    ...deciding(table),
    ...asking(table),
    ...publishing(table),
    readImage: async (id) => table.images.read(findCard(table, id).paper),
  };
}

async function look(table: Table): Promise<Desk> {
  const { date, book, layOut } = table;
  const review = await book.read();
  if (review.publications !== table.publications) {
    table.base = await loadBase(date, table.run);
    table.publications = review.publications;
  }
  const { base } = table;
  return {
    name: date,
    isPublished: base.published !== null,
    isProvisional: base.digest.status === "provisional",
    revision: review.revision,
    cards: layOutAll(base.digest.cards, review, layOut),
  };
}

/** What a reviewer does to one card. */
function deciding(table: Table): Pick<ReviewDesk, "edit" | "revert" | "decide"> {
  const { book } = table;
  return {
    edit: async (id, { path, text }, revision) => {
      const card = findCard(table, id);
      await book.change(id, revision, (entry) => {
        const changed = changeDraft(card, entry, (draft) => changeField(draft, path, text));
        if (changed === null) throw badValue(path);
        return changed;
      });
    },
    revert: async (id, revision) => {
      findCard(table, id);
      await book.change(id, revision, (entry) => ({ ...entry, edit: null }));
    },
    decide: async (id, decision, revision) => {
      findCard(table, id);
      await book.change(id, revision, (entry) => decide(entry, decision));
    },
  };
}
