import { changeList } from "./change-list.ts";
import type { Draft } from "./draft.ts";

/**
 * The draft with a passage as the quote of a key point or risk, such as `risks[1]`, or of a new one of a list, such as
 * `risks`; null when there is none, or no room for a new one. A risk with a quote is one that the abstract states.
 */
export function quotePassage(draft: Draft, item: string, passage: string): Draft | null {
  const { name, at } = /^(?<name>keyPoints|risks)(?:\[(?<at>\d{1,2})\])?$/.exec(item)?.groups ?? {};
  if (name === undefined) return null;
  const roomy = at === undefined ? changeList(draft, { act: "add", path: name }) : draft;
  if (roomy === null) return null;
  const { keyPoints, risks } = roomy;
  const length = name === "risks" ? risks.length : keyPoints.length;
  const index = at === undefined ? length - 1 : Number(at);
  if (index >= length) return null;
  const quoted = <Item>(items: readonly Item[], quote: object) =>
    items.map((one, place) => (place === index ? { ...one, ...quote } : one));
  return name === "risks"
    ? { ...roomy, risks: quoted(risks, { basis: "stated", evidence: passage }) }
    : { ...roomy, keyPoints: quoted(keyPoints, { evidence: passage }) };
}
