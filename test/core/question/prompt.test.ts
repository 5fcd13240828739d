import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderDraftPrompt } from "../../../src/core/draft/draft-prompt.ts";
import { describeShapes } from "../../../src/core/draft/shapes.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import type { Paper } from "../../../src/core/paper/paper.ts";
import { fill, parseTemplate } from "../../../src/core/question/prompt.ts";
import { ATTACKS, toItem } from "../../support/attacks.ts";
import { hostileText } from "../../support/hostile.ts";
import { makePaper } from "../../support/make.ts";
import { readOddItems } from "../../support/recorded.ts";
import { rounds } from "../../support/rounds.ts";

const found = parseTemplate(readFileSync("prompts/draft.md", "utf8"));
if (found === null) throw new Error("prompts/draft.md is no template.");
const template = found;
const [system] = renderDraftPrompt(template, makePaper());

/** Every sign at which some reader begins a new line. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** A prompt is well formed when it carries the paper as one line of JSON and is the same otherwise. */
function expectWellFormed(paper: Paper): void {
  const messages = renderDraftPrompt(template, paper);
  const [first, second] = messages;
  const lines = (second?.content ?? "").split(LINE_END);
  const data = lines.filter((line) => line.startsWith("{"));
  const { title, abstract, codeUrl, projectUrl, organization } = paper;
  const released = {
    ...(codeUrl === null ? {} : { code: codeUrl }),
    ...(projectUrl === null ? {} : { projectPage: true }),
    ...{ models: null, datasets: null, spaces: null },
  };

  expect(messages).toHaveLength(2);
  expect(first).toEqual(system);
  expect(second?.role).toBe("user");
  expect(data).toHaveLength(1);
  expect(JSON.parse(data[0] ?? "")).toEqual({
    ...{ title, abstract, organization, released },
  });
  expect(lines.filter((line) => line !== data[0]).join("\n")).toBe(
    template.user.replace("{{paper}}\n", "").replace("{{shapes}}", describeShapes(paper)),
  );
}

function toPaper(item: unknown): Paper {
  const [paper] = parseListing([item]).papers;
  if (paper === undefined) throw new Error("The item is no paper.");
  return paper;
}

test.each(ATTACKS)("the prompt stays well formed under $name", (attack) => {
  expectWellFormed(toPaper(toItem(attack)));
});

test("there are twenty attacks at least, and each has something to say to a model", () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(20);
  expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
});

test.each(readOddItems().map(({ tag, item }) => [tag, item] as const))(
  "the prompt stays well formed for a real item with %s",
  (_tag, item) => {
    expectWellFormed(toPaper(item));
  },
);

test("the prompt stays well formed whatever title and abstract the Hub gives", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (title, abstract) => {
      expectWellFormed(toPaper(toItem({ title, abstract })));
    }),
    rounds(500),
  );
});

test("the prompt stays well formed even for a paper whose text nobody has cleaned", () => {
  const dirty = fc.string({
    unit: fc.constantFrom(...'\n\r\u0085\u2028\u2029"\\{}$', "{{paper}}", "---user---"),
  });
  fc.assert(
    fc.property(dirty, dirty, dirty, (title, abstract, organization) => {
      expectWellFormed(makePaper({ title, abstract, organization }));
    }),
    rounds(400),
  );
});

test("what fills a place is never read for places again", () => {
  expect(fill("{{a}} {{b}} {{c}} {{toString}}", { a: "{{b}} $& $1", b: "{{a}}" })).toBe(
    "{{b}} $& $1 {{a}} {{c}} {{toString}}",
  );
});

test("the question names the paper's own artefacts, says which are gated, and tells none from not looked up", () => {
  const artefacts = {
    models: {
      own: [
        { name: "owner/model", gated: false },
        { name: "owner/gated", gated: true },
      ],
      mentions: 12,
    },
    datasets: { own: [], mentions: 3 },
    spaces: null,
  };
  const paper = makePaper({ projectUrl: "https://project.github.io/" });

  const [, user] = renderDraftPrompt(template, paper, artefacts);

  const line = (user?.content ?? "").split("\n").find((text) => text.startsWith("{")) ?? "";
  expect(JSON.parse(line).released).toEqual({
    code: paper.codeUrl,
    projectPage: true,
    models: ["owner/model", "owner/gated (gated: access on request)"],
    datasets: [],
    spaces: null,
  });
  expect(user?.content).not.toContain(paper.projectUrl);
});

test("emoji that are joined stand in the question as in the title", () => {
  const title = "👩‍🔬 LabAgent: An ❤️‍🩹 Assistant, 1️⃣ Step at a Time";

  const [, user] = renderDraftPrompt(template, toPaper(toItem({ title, abstract: "" })));

  expect(user?.content).toContain(`"title":"${title}"`);
});
