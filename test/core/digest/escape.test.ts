import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { toString as toText } from "mdast-util-to-string";
import { expect, test } from "vitest";
import {
  escapeCell,
  escapeMarkdown,
  escapeMessage,
  escapeTarget,
  escapeXml,
} from "../../../src/core/digest/escape.ts";
import { toCodeUrl, toProjectUrl } from "../../../src/core/paper/links.ts";
import { cleanLine } from "../../../src/core/text.ts";
import { doesGithubAct, parseMarkdown } from "../../support/github-markdown.ts";
import { HOSTILE_TITLE, hostileText } from "../../support/hostile.ts";
import { rounds } from "../../support/rounds.ts";

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
      expect(doesGithubAct(toText(blocks))).toBe(false);
    }),
    rounds(1000),
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
    rounds(500),
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
  "👩‍🔬 LabAgent: An ❤️‍🩹 Assistant, 1️⃣ Step at a Time",
])("ordinary text keeps its look: %s", (text) => {
  expect(escapeMarkdown(text).replaceAll("\\<", "<")).toBe(text);
});

test.each([
  "@octocat",
  "by @octocat, @org/team (@a) and @1.",
  "정확도@octocat",
  "a range @octocat..1234567",
  "fixes #123 and GH-12, org/repo#12 too",
  "https://evil.example/x?y",
  "www.evil.example",
  "mail me@evil.example",
  "mail a@.b.io, a@-b.io, a_b@c-d.io, Acc@0.5m and mailto:a@b.io",
  "see 0123456789abcdef0123456789abcdef01234567",
  "see 0123456789ab, (1234567) and user@deadbeef",
  "Robust Torch::fire::Kernels",
  "parser.js:100:14 and the 1:1234:5 Ratio",
  "Moods from :-1: to :+1: in :white_check_mark: threads",
  "::add-mask::x",
])("GitHub makes nothing of %s", (text) => {
  const escaped = escapeMarkdown(text);

  const read = toText(parseMarkdown(escaped));
  expect(doesGithubAct(text) || text.startsWith("::")).toBe(true);
  expect(doesGithubAct(read)).toBe(false);
  expect(withoutJoiners(read)).toBe(text);
  expect(escaped).not.toMatch(/^::/);
});

test.each([
  "Acc@500m, mAP@0.5, Pass@1 and IoU@0.5:0.95",
  "@user_name and @user.name",
  "std::vector, a:b and Lab: Agents",
  "012345 of facade, v1.2.3 and 2602.12036",
  "high-10, C# and F1",
])("a reader's own copy of %s has nothing in it that is not there", (text) => {
  expect(escapeMarkdown(text).replaceAll("\\", "")).toBe(text);
});

test.each([
  "33.7% 개선",
  "2.7B 모델",
  "-5%p 하락",
  "+28%를 얻음",
  "#1 자리",
  "1)차 실험",
  "=3이 되는 경우",
])("what begins no block of its own is not escaped: %s", (text) => {
  expect(escapeMarkdown(text)).toBe(text.replace("#1", "#\u20601"));
});

test.each([
  "1. 항목",
  "12) 항목",
  "- 항목",
  "+ 항목",
  "# 제목",
  "###### 제목",
  "> 인용",
  "---",
  "===",
  "- - -",
])("what would begin one is: %s", (text) => {
  const [block] = parseMarkdown(escapeMarkdown(text)).children;
  const [, below] = parseMarkdown(`앞 문단\n${escapeMarkdown(text)}`).children;

  expect(block?.type).toBe("paragraph");
  expect(below).toBeUndefined();
});

test("several hostile texts in one block of plain CommonMark are text, each of them", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (first, second) => {
      const read = fromMarkdown(`a ${escapeCell(first)} b\nc ${escapeCell(second)} d`);

      expect(read.children.map((block) => block.type)).toEqual(["paragraph"]);
      expect(new Set(read.children.flatMap(childTypes))).toEqual(new Set(["text"]));
    }),
    rounds(1000),
  );
});

test("whatever a text holds, XML takes it", () => {
  fc.assert(
    fc.property(hostileText, fc.string({ unit: "binary" }), (hostile, random) => {
      // https://www.w3.org/TR/xml/#charsets, and no sign that begins a tag or an entity of its own
      expect(escapeXml(hostile + random)).toMatch(
        /^(?:[\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}](?<![<>"'&])|&(?:amp|lt|gt|quot|apos);)*$/u,
      );
    }),
    rounds(1000),
  );
});

test("a message keeps its commands as code, and nothing else in it acts", () => {
  const message = "It is *odd* [x](y): run `papercards review`, please.";
  const [paragraph] = parseMarkdown(escapeMessage(message)).children;
  expect(toText(paragraph)).toBe("It is *odd* [x](y): run papercards review, please.");
  expect(paragraph && childTypes(paragraph)).toEqual(["text", "inlineCode", "text"]);
  for (const address of ["http://127.0.0.1:43957/v1", "https://hub.example/a_b*c?d=e#f"]) {
    expect(escapeMessage(`Write it as ${address}, or not (${address}).`)).toBe(
      `Write it as \`${address}\`, or not (\`${address}\`).`,
    );
  }

  fc.assert(
    fc.property(hostileText, (text) => {
      const blocks = parseMarkdown(`x ${escapeMessage(text)}`).children;
      const types = blocks
        .flatMap(childTypes)
        .filter((type) => !/^(?:text|inlineCode)$/.test(type));

      expect([blocks.map(({ type }) => type), types]).toEqual([["paragraph"], []]);
    }),
  );
});

/** Where a link to an address leads, with other text around it, in a paragraph and in a table. */
function readTargets(address: string): (string | undefined)[] {
  const link = `[제목](${escapeTarget(address)})`;
  const markdown = `${link} · *a* $b$ (c) | ![그림](${escapeTarget(address)})\n\n|a|b|\n|-|-|\n|${link}|(c)|`;
  const targets: (string | undefined)[] = [];
  visit(parseMarkdown(markdown), (node) => {
    if (node.type === "link" || node.type === "image") targets.push(node.url);
  });
  return targets;
}

type Visited = { type: string; url?: string; children?: readonly Visited[] };

function visit(node: Visited, see: (node: Visited) => void): void {
  see(node);
  for (const child of node.children ?? []) visit(child, see);
}

/** A part of an address that is full of what Markdown reads. */
const part = fc.string({ unit: fc.constantFrom(..."()[]{}|*_`$&;#!^\\'~:%a/", "&lt;", "%2F") });

test("whatever address is kept of a paper leads to the same place from a document", () => {
  const written = fc
    .tuple(fc.constantFrom("a.io", "github.com/o/n", "b.c.org:443"), part, part, part)
    .map(([host, path, query, fragment]) => `https://${host}/${path}?${query}#${fragment}`);
  fc.assert(
    fc.property(fc.oneof(written, hostileText), (text) => {
      for (const address of [toProjectUrl(text), toCodeUrl(text)]) {
        if (address === null) continue;
        const targets = readTargets(address).map((target) => new URL(target ?? "").href);
        expect(targets).toEqual(Array(3).fill(new URL(address).href));
      }
    }),
    rounds(100),
  );
});

test("any text at all stays one target", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(readTargets(`https://a.io/${text}`)).toHaveLength(3);
    }),
    rounds(100),
  );
});

test.each([
  "https://lhmd.top/trisplat/#interactive",
  "https://a.io/wiki/Rope_(data)?q=a&copy;=1#/tab:b",
  "https://a.io/~b/$c/d'e*f!#[x]{y}|z^",
])("an address keeps its structure: %s", (address) => {
  expect(readTargets(address)).toEqual([address, address, address]);
});

test("an address looks in a document as it does elsewhere", () => {
  const address = "https://lhmd.top/trisplat/#interactive";

  expect(escapeTarget(address)).toBe(address);
});
