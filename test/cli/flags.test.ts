import { expect, test } from "vitest";
import { type Flags, listGiven } from "../../src/cli/flags.ts";

test.each<[flags: Flags, given: string[]]>([
  [{}, []],
  [{ model: "m" }, []],
  [{ top: "3" }, ["top"]],
  [{ top: "", interests: "" }, ["interests"]],
  [{ top: "0", interests: "audio" }, ["top", "interests"]],
])(
  "flags such as %o give a choice of their own, an empty list included, but no empty number",
  (flags, given) => {
    expect(listGiven(flags)).toEqual(given);
  },
);
