import fc from "fast-check";
import { toString as toText } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { escapeMarkdown } from "../../../src/core/digest/escape.ts";
import { cleanLine } from "../../../src/core/text.ts";
import { parseMarkdown } from "../../support/github-markdown.ts";
import { HOSTILE_TITLE, hostileText } from "../../support/hostile.ts";

const childTypes = (node: { type: string; children?: { type: string }[] }) =>
  (node.children ?? []).map((child) => child.type);

const withoutJoiners = (text: string) => text.replaceAll("\u2060", "");

test("hostile text comes out as one paragraph of plain text, letter by letter the same", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const blocks = parseMarkdown(escapeMarkdown(text)).children;

      const isBlank = cleanLine(text) === "";
      expect(blocks.map((block) => block.type)).toEqual(isBlank ? [] : ["paragraph"]);
      expect(blocks.flatMap(childTypes)).toEqual(isBlank ? [] : ["text"]);
      expect(withoutJoiners(toText(blocks))).toBe(cleanLine(text));
    }),
    { numRuns: 3000 },
  );
});

test("hostile text stays inside the link, the list item or the quotation it is put into", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const link = parseMarkdown(
        `## 1. [${escapeMarkdown(text)}](https://huggingface.co/papers/1)`,
      );
      const item = parseMarkdown(`- ${escapeMarkdown(`a${text}`)}`);
      const quotation = parseMarkdown(`> ⚠️ ${escapeMarkdown(text)} 다시`);

      expect(link.children.map((block) => block.type)).toEqual(["heading"]);
      expect(link.children.flatMap(childTypes)).toEqual(["text", "link"]);
      expect(item.children.flatMap(childTypes)).toEqual(["listItem"]);
      expect(quotation.children.flatMap(childTypes)).toEqual(["paragraph"]);
    }),
    { numRuns: 2000 },
  );
});

test("the title that tries everything stays text", () => {
  const markdown = escapeMarkdown(HOSTILE_TITLE);

  expect(markdown).not.toContain("\n");
  expect(markdown).toContain("\\](javascript:alert(1)) \\<img");
  expect(markdown).not.toContain("@everyone");
  expect(withoutJoiners(toText(parseMarkdown(markdown)))).toBe(cleanLine(HOSTILE_TITLE));
});

test.each([
  "GigaBrain-0.5M*을 제안합니다.",
  "다양한 모델 크기(4B~30B)에서 추론 능력 개선 효과 입증",
  "100% 정확도, C# 코드, A -> B, 'think token', x_i, 3 < 5가 아님: $5",
])("ordinary text keeps its look: %s", (text) => {
  expect(escapeMarkdown(text).replaceAll("\\<", "<")).toBe(text);
});

test.each([
  ["@octocat", "mention"],
  ["fixes #123 and GH-12", "issue"],
  ["https://evil.example/x?y", "address"],
  ["www.evil.example", "address"],
  ["mail me@evil.example", "address"],
  ["see 0123456789abcdef0123456789abcdef01234567", "commit"],
])("GitHub makes no link of %s", (text) => {
  const escaped = escapeMarkdown(text);

  expect(escaped).toContain("\u2060");
  expect(withoutJoiners(escaped)).toBe(text);
});
