import type { World } from "../world.ts";

/** What JSON lets stand as it is, but a terminal or a runner could take for something else. */
const NOT_AS_IT_IS =
  /[\u007F-\u009F\u2028\u2029\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFC]|##(?=\w{0,20}\[)/gu;

/** Prints one value as one line of JSON on stdout: the same value for whoever reads it, and all of it visible. */
export function printJson(value: unknown, { exact }: Pick<World, "exact">): void {
  exact.stdout(`${toText(value)}\n`);
}

/**
 * Prints an object in the same way, whose first key is a list of any length: each item as soon as it is there, and
 * the other keys at the end.
 */
export function openJsonList(
  key: string,
  { exact }: Pick<World, "exact">,
): { add: (item: unknown) => void; close: (others: object) => void } {
  const start = `{${toText(key)}:[`;
  let before = start;
  return {
    add: (item) => {
      exact.stdout(`${before}${toText(item)}`);
      before = ",";
    },
    close: (others) => {
      exact.stdout(`${before === start ? start : ""}],${toText(others).slice(1)}\n`);
    },
  };
}

function toText(value: unknown): string {
  return JSON.stringify(value).replaceAll(NOT_AS_IT_IS, escapeUnits);
}

function escapeUnits(text: string): string {
  const units = text.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return units.map((unit) => `\\u${unit}`).join("");
}
