import { CAUSES, type CauseName } from "./cause-table.ts";

/** What happened, and the next step as one or two imperative sentences. */
export type Words = { happened: string; fix: string };

/** A cause as it is told: to operators, and in Korean to reviewers. */
export type Explanation = Words & { korean: Words };

/** The next step, and what the review page says; null where a failure never gets there. */
export type Next = { fix: string; korean: Words | null };

/** The places for values in a text: `host` of `Nothing listens at {host}.` */
type Places<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never;

type Row<Name extends CauseName> = (typeof CAUSES)[Name];

type PlacesOf<Name extends CauseName> = Places<
  | Row<Name>["happened"]
  | Row<Name>["fix"]
  | Row<Name>["korean"]["happened"]
  | Row<Name>["korean"]["fix"]
>;

type Values<Name extends CauseName> = [PlacesOf<Name>] extends [never]
  ? []
  : [Readonly<Record<PlacesOf<Name>, string>>];

/** What a cause means and what to do about it, with the values that its words have places for. */
export function explain<Name extends CauseName>(name: Name, ...given: Values<Name>): Explanation {
  const values = new Map<string, string>(Object.entries(given[0] ?? {}));
  const { korean, ...english }: Explanation = CAUSES[name];
  return { ...fill(english, values), korean: fill(korean, values) };
}

function fill({ happened, fix }: Words, values: ReadonlyMap<string, string>): Words {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (_, place) => values.get(place) ?? "");
  return { happened: put(happened), fix: put(fix) };
}
