import type { Card } from "../../core/card/card.ts";
import { imagePath, isStored } from "../../core/output-paths.ts";
import type { Paper } from "../../core/paper/paper.ts";
import { fetchPicture } from "../fetch-picture.ts";
import type { Run } from "../run.ts";

/** Pictures of cards that are not published yet: fetched and converted, but not stored. */
export type StagedImages = {
  /** The picture of a paper, stored or staged; null when there is none to be had. */
  read: (paper: Paper) => Promise<Uint8Array | null>;
  /** The card with the image that publishing will give it. */
  plan: (card: Card) => Promise<Card>;
  /** Stores the pictures of planned cards. */
  store: (cards: readonly Card[]) => Promise<void>;
};

/** Stages pictures in memory, so that a review shows what a digest will show before there is one. */
export function stageImages(run: Run): StagedImages {
  const { choices, store } = run;
  const staged = new Map<Paper["id"], Promise<Uint8Array | null>>();
  const stage = (paper: Paper) => {
    const known = staged.get(paper.id) ?? stagePicture(paper, run);
    staged.set(paper.id, known);
    return known;
  };
  return {
    read: async (paper) => (await store.images.read(paper.id)) ?? stage(paper),
    plan: async (card) => {
      const isLinked = card.image !== null && !isStored(card.image);
      if (choices.images !== "download" || !isLinked) return card;
      const picture = await stage(card.paper);
      return { ...card, image: picture === null ? null : imagePath(card.paper.id) };
    },
    store: async (cards) => {
      for (const { paper, image } of cards) {
        const picture = image !== null && isStored(image) ? await staged.get(paper.id) : null;
        if (picture) await store.images.keep(paper.id, picture);
      }
    },
  };
}

async function stagePicture(paper: Paper, run: Run): Promise<Uint8Array | null> {
  return (await fetchPicture(paper, run))?.webp ?? null;
}
