import { cleanLine } from "../text.ts";
import { Draft } from "./draft.ts";
import { areTags } from "./other-tags.ts";

/** The values of a draft by path, such as `keyPoints[0].text`; tags are one value, joined by commas. */
type DraftFields = ReadonlyMap<string, string>;

/** Every value of a draft that a person may change, in the draft's own order. */
export function readFields({ tags, ...draft }: Draft): DraftFields {
  return new Map([...leavesOf(draft, ""), ["tags", tags.join(", ")]]);
}

/** Whether a path, as {@link changedFields} names it, may be one of a draft, be it longer or of an earlier edition. */
export function isFieldName(path: string): boolean {
  const [, name = ""] = /^(\w+)(?:\[\d{1,2}\])?(?:\.\w{1,20})?$/.exec(path) ?? [];
  return Object.hasOwn(Draft.shape, name);
}

/**
 * The draft with one value changed; null when there is no such path, or when the field cannot have this
 * value. An empty quote of a risk becomes null.
 */
export function changeField(draft: Draft, path: string, text: string): Draft | null {
  if (!readFields(draft).has(path)) return null;
  const line = cleanLine(text);
  if (path === "tags" && !areTags(splitTags(line), draft)) return null;
  const changed = setAt(draft, path.match(/\w+/g) ?? [], toValue(path, line));
  return Draft.safeParse(changed).data ?? null;
}

/** The paths whose values differ between two drafts; a list of another length counts as a whole. */
export function changedFields(before: Draft, after: Draft): string[] {
  const [old, fresh] = [readFields(before), readFields(after)];
  const lists = (["keyPoints", "actions", "risks"] as const).filter(
    (list) => before[list].length !== after[list].length,
  );
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (path) => old.get(path) !== fresh.get(path) && !lists.some((list) => path.startsWith(list)),
  );
  return [...lists, ...paths];
}

/** The draft with what another one has at these paths, as {@link changedFields} names them; null where that is no draft. */
export function withFieldsOf(draft: Draft, other: Draft, paths: readonly string[]): Draft | null {
  const mixed = paths.reduce<unknown>((mix, path) => {
    const keys = path.match(/\w+/g) ?? [];
    return setAt(mix, keys, valueAt(other, keys));
  }, draft);
  return Draft.safeParse(mixed).data ?? null;
}

/** A draft with what was changed in either of two versions of it; null where both have changed a field to something else. */
export function mergeDrafts(was: Draft, one: Draft, other: Draft): Draft | null {
  const [own, theirs] = [changedFields(was, one), changedFields(was, other)];
  const isAlike = (path: string) => {
    const keys = path.match(/\w+/g) ?? [];
    return JSON.stringify(valueAt(one, keys)) === JSON.stringify(valueAt(other, keys));
  };
  const isClash = own.some((path) =>
    theirs.some((their) => isWithin(path, their) && !(path === their && isAlike(path))),
  );
  return isClash ? null : withFieldsOf(one, other, theirs);
}

/** Whether two paths are the same, or one is of an item of the list that the other is. */
function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}[`) || other.startsWith(`${path}[`);
}

/** The tags that a field's text names, each once. */
export function splitTags(line: string): string[] {
  const names = line.split(",").map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== "");
}

function toValue(path: string, line: string): unknown {
  if (path === "tags") return splitTags(line);
  return line === "" && /^risks\[\d+\]\.evidence$/.test(path) ? null : line;
}

function leavesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === "string" || value === null) return [[path, value ?? ""]];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => leavesOf(item, `${path}[${index}]`));
  }
  return entriesOf(value).flatMap(([name, inner]) =>
    leavesOf(inner, path === "" ? name : `${path}.${name}`),
  );
}

/** Replaces an existing value only: no path adds a key or an item. */
function setAt(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    return target.map((item: unknown, index) =>
      String(index) === key ? setAt(item, rest, value) : item,
    );
  }
  const entries = entriesOf(target).map(([name, inner]) =>
    name === key ? [name, setAt(inner, rest, value)] : [name, inner],
  );
  return Object.fromEntries(entries);
}

function valueAt(target: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => entriesOf(value).find(([name]) => name === key)?.[1],
    target,
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
