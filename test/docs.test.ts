import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderUsage, replaceUsage } from "../src/cli/help/usage.ts";
import { renderDigestSchema } from "../src/core/digest/digest-schema.ts";

test.each(["README.md", "README.ko.md"])(
  "the usage block of %s is the program's own help",
  (name) => {
    const readme = readFileSync(name, "utf8");

    expect(readme).toContain("Usage: papercards run");
    expect(replaceUsage(readme, renderUsage())).toBe(readme);
  },
);

/** What both READMEs must have alike: the levels of headings, what code blocks run, where links lead, and tables. */
function outlineOf(name: string): object {
  const text = readFileSync(name, "utf8");
  const blocks = [...text.matchAll(/^```(?:sh|ts|yaml)\n(.*?)^```/gms)].map(
    ([, code = ""]) => code,
  );
  const prose = text.replaceAll(/^```.*?^```/gms, "");
  const others: readonly string[] = ["README.md", "README.ko.md"]; // each links the other
  const links = [...prose.matchAll(/\]\(([^)#\s]+)/g)].map(([, path = ""]) => path);
  return {
    headings: [...prose.matchAll(/^#+ /gm)].map(([marks]) => marks.trim()),
    commands: blocks.map((code) => code.replaceAll(/\s*#.*$/gm, "")),
    links: links.filter((path) => !others.includes(path)).toSorted(),
    rows: prose.match(/^\|/gm)?.length,
  };
}

test("both READMEs say the same: headings, commands, links and tables", () => {
  expect(outlineOf("README.ko.md")).toEqual(outlineOf("README.md"));
});

/** What each paragraph names in any language: its code, and its numbers of three digits or more. */
function namesOf(name: string): string[][] {
  const prose = readFileSync(name, "utf8").replaceAll(/^```.*?^```/gms, "");
  return prose.split(/\n\s*\n/).map((paragraph) => {
    const code = [...paragraph.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);
    const words = paragraph.replaceAll(/`[^`]+`|\]\([^)]*\)/g, "");
    const numbers = words.match(/\d+(?:[,.]\d+)*/g) ?? [];
    return [...new Set([...code, ...numbers.filter((number) => number.length > 2)])].toSorted();
  });
}

test("each paragraph of one README names what the same one of the other does", () => {
  expect(namesOf("README.ko.md")).toEqual(namesOf("README.md"));
});

/** Words that a Korean reader meets under another name everywhere else, each with that name. */
const OTHER_WORDS: readonly (readonly [other: RegExp, usual: string])[] = [
  [/공급자|프로바이더/, "제공자"],
  [/엔드 ?포인트/, "endpoint"],
  [/리포지터리|레포지토리/, "저장소"],
  [/워크플로/, "workflow"],
  [/토큰/, "token"],
  [/프롬프트/, "prompt"],
  [/벤치마크/, "benchmark"],
  [/펴[낸내냈]|이미 낸 /, "발행"],
  [/\bFork\b/, "포크"],
  [/\b(?:batch|cache)(?=[가-힣])/, "배치, 캐시"],
  [/도표|그래프/, "차트"],
  [/까닭/, "이유"],
  [/견[주줘]/, "비교"],
];

/** What a Korean reader meets: the README, the review page with its messages, digests and pull requests. */
const KOREAN = [
  "README.ko.md",
  ...globSync([
    "public/*.js",
    "src/{cli,pipeline,store,web}/**/*.ts",
    "src/core/{causes,digest}/**/*.ts",
    "src/core/review/*.ts",
  ]),
];

test("Korean readers meet one word for one thing", () => {
  const found = KOREAN.flatMap((name) => {
    const text = readFileSync(name, "utf8");
    return OTHER_WORDS.flatMap(([other, usual]) => {
      const word = other.exec(text)?.[0];
      return word === undefined ? [] : [`${name}: ${word} for ${usual}`];
    });
  });

  expect(KOREAN).toContain("src/web/pages/header.ts");
  expect(found).toEqual([]);
});

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
