import { Draft, DraftAnswer } from "./draft.ts";

/** The lists of a draft whose length a person may change. */
const LISTS = ["keyPoints", "actions", "risks"] as const;
type ListName = (typeof LISTS)[number];

/** How an item of a list is changed: a new one at the end, or one that goes, or changes its place with a neighbour. */
export const LIST_CHANGES = ["add", "remove", "up", "down"] as const;
export type ListChange = {
  act: (typeof LIST_CHANGES)[number];
  /** Of the list for a new item, such as `risks`, or else of the item, such as `risks[1]`. */
  path: string;
};

/** What a new item says. */
const NEW_ITEMS = {
  keyPoints: { evidence: "", text: "" },
  actions: "",
  risks: { basis: "inferred", evidence: null, text: "" },
} as const satisfies Record<ListName, unknown>;

/**
 * The draft with an item of a list more, less, or in another place; null when there is no such item, or the list would be
 * longer or shorter than a draft's.
 */
export function changeList(draft: Draft, { act, path }: ListChange): Draft | null {
  const [, name, at] = /^(\w+?)(?:\[(\d+)\])?$/.exec(path) ?? [];
  const list = LISTS.find((one) => one === name);
  if (list === undefined || (act === "add") !== (at === undefined)) return null;
  const items = arrange(draft[list], { act, at: Number(at), item: NEW_ITEMS[list] });
  // a draft of the first edition may have more key points than one that is written today
  if (items === null || (act === "add" && !DraftAnswer.shape[list].safeParse(items).success)) {
    return null;
  }
  return Draft.safeParse({ ...draft, [list]: items }).data ?? null;
}

type Arranging = { act: ListChange["act"]; at: number; item: unknown };

function arrange(items: readonly unknown[], { act, at, item }: Arranging): unknown[] | null {
  if (act === "add") return [...items, item];
  if (at >= items.length) return null;
  if (act === "remove") return items.toSpliced(at, 1);
  const to = act === "up" ? at - 1 : at + 1;
  if (to < 0 || to >= items.length) return null;
  return items.with(at, items[to]).with(to, items[at]);
}
