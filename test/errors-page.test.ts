import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceCauses } from "../scripts/causes.ts";
import { FailureCode } from "../src/core/card/failure.ts";

const PAGE = readFileSync("docs/errors.md", "utf8");

/** Codes that the program prints: those of its error classes, and those it prints by hand. */
function listCodes(): string[] {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join("src", path), "utf8"))
    .join("\n");
  const codes = [
    ...sources.matchAll(/\breadonly code = "([A-Z_]+)"/g),
    ...sources.matchAll(/\bstderr(?:\.write)?\(\s*`([A-Z_]+): /g),
  ];
  return codes.map(([, code = ""]) => code);
}

test("every error code has its place on the page, and the page knows no other", () => {
  const explained = [...PAGE.matchAll(/^### (\S+)$/gm)].map(([, code]) => code);

  const codes = new Set([...listCodes(), ...FailureCode.options]);
  expect(explained.toSorted()).toEqual([...codes].toSorted());
});

test("every code says what it means, why it happens, and what to do", () => {
  const sections = PAGE.split(/^### /m).slice(1);

  const incomplete = sections.filter(
    (section) => !/^- \*\*Means\*\*: [\s\S]+^- \*\*Why\*\*: [\s\S]+^- \*\*Do\*\*: /m.test(section),
  );
  expect(incomplete).toEqual([]);
});

test("the page has the table of causes as the program tells them; `npm run generate` makes it again", () => {
  expect(PAGE).toBe(replaceCauses(PAGE));
});
