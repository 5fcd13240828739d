import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderUsage, replaceUsage } from "../src/cli/usage.ts";
import { renderDigestSchema } from "../src/core/digest/digest-schema.ts";

test.each(["README.md", "README.ko.md"])(
  "the usage block of %s is the program's own help",
  (name) => {
    const readme = readFileSync(name, "utf8");

    expect(readme).toContain("Usage: papercards run");
    expect(replaceUsage(readme, renderUsage())).toBe(readme);
  },
);

test("the published JSON Schema is up to date", () => {
  expect(readFileSync("schema/digest.schema.json", "utf8")).toBe(renderDigestSchema());
});

test("every dependency has its line in CONTRIBUTING.md", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const contributing = readFileSync("CONTRIBUTING.md", "utf8");
  const families = [/^mdast-util-/, /^micromark-extension-/];

  const unexplained = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) =>
      !contributing.includes(`\`${name}\``) && !families.some((family) => family.test(name)),
  );

  expect(unexplained).toEqual([]);
});

test.each([
  ["README.md", "close and reopen", "squashed"],
  ["README.ko.md", "닫았다가 다시 열거나", "squash"],
])("%s says what required checks and a rule for signed commits need", (name, ...needs) => {
  const readme = readFileSync(name, "utf8");

  for (const need of [...needs, "PAPERCARDS_GITHUB_TOKEN", "papercards/**"])
    expect(readme).toContain(need);
});

test.each(["README.md", "README.ko.md"])("the card in %s is one of the bundled day", (name) => {
  const day = readFileSync("examples/2026-02-13/output/daily/2026/2026-02-13.md", "utf8");
  const quoted = readFileSync(name, "utf8").match(/^> .*(?:\n>.*)*/m)?.[0] ?? "";
  const paragraphs = quoted
    .replaceAll(/^> ?/gm, "")
    .split(/<br>\n|\n\n/)
    .map((text) => text.replaceAll("\n", " "));
  const texts = paragraphs.map((text) =>
    text.replace(/^(?:📌|🚀|⚠️) |^\*\*(?=\[)|(?<=\))\*\*$/gu, ""),
  );

  expect(texts).toHaveLength(7);
  expect(texts.find((text) => text.startsWith("**공개**"))).toBeDefined();
  expect(texts.filter((text) => !day.includes(text))).toEqual([]);
});
