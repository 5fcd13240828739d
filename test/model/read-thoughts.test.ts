import { expect, test } from "vitest";
import { readCompletion } from "../../src/model/wire/read-completion.ts";
import { makeProvider } from "../support/drafting.ts";
import { makeDraft } from "../support/make.ts";

const DRAFT = makeDraft();
const TEXT = JSON.stringify(DRAFT);
const WEEK = JSON.stringify({ sentences: [{ papers: [1], text: "한 논문이 나왔습니다." }] });
const provider = makeProvider("http://127.0.0.1:9/v1");

function readText(message: object): string | null {
  const body = { choices: [{ finish_reason: "stop", message: { role: "assistant", ...message } }] };
  const read = readCompletion(JSON.stringify(body), provider);
  return read.status === "answered" ? read.answer.text : null;
}

test.each<[string, object]>([
  ["reasoning_content", { content: "", reasoning_content: `Let me see {"a": 1}.\n${TEXT}\nDone.` }],
  ["reasoning", { content: null, reasoning: TEXT }],
  ["thinking_content", { thinking_content: `\`\`\`json\n${TEXT}\n\`\`\`` }],
  [
    "reasoning_details",
    { content: " ", reasoning_details: [{ type: "reasoning.text", text: TEXT }] },
  ],
  [
    "parts that think",
    { content: [{ type: "thinking", thinking: [{ type: "text", text: TEXT }] }] },
  ],
])("a whole draft in %s is the answer where there is no other text", (_, message) => {
  expect(JSON.parse(readText(message) ?? "null")).toEqual(DRAFT);
});

test("so are a week's sentences", () => {
  expect(readText({ content: "", reasoning: `So: ${WEEK}` })).toBe(WEEK);
});

test.each<[string, object, string | null]>([
  ["no draft", { content: "", reasoning: "I had better think of the abstract first." }, null],
  ["half a draft", { content: null, reasoning: TEXT.slice(0, -20) }, null],
  [
    "two drafts",
    { content: "", reasoning: `${TEXT} or ${TEXT.replace("합니다", "했습니다")}` },
    null,
  ],
  ["a draft beside an answer", { content: "요약", reasoning: TEXT }, "요약"],
  ["a draft beside a refusal", { content: "", refusal: "I cannot.", reasoning: TEXT }, null],
  ["too many thoughts", { content: "", reasoning: `${TEXT}${" hm".repeat(30_000)}.` }, null],
])("thoughts with %s stay unread", (_, message, text) => {
  expect(readText(message)).toBe(text);
});

test("of thoughts that went in a loop their end is read, so that nobody asks for more of them", () => {
  const text = readText({
    content: "",
    reasoning: `${TEXT.slice(0, 200)}${" Wait.".repeat(20_000)}`,
  });

  expect(text).toBe(`<think>${" Wait.".repeat(20_000).slice(-8_000)}`);
});

test("thoughts that repeat the same draft hold one", () => {
  expect(JSON.parse(readText({ reasoning: `${TEXT}\nAgain: ${TEXT}` }) ?? "null")).toEqual(DRAFT);
});
