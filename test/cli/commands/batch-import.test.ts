import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { z } from "zod";
import { openBatchUser } from "../../support/batch-proxy.ts";
import { answerLine, type BatchQuestion, expiredLine } from "../../support/batch-server.ts";
import { answerQuestion } from "../../support/recorded-world.ts";

/** Imports what is made of the answers to three questions. */
async function importWith(
  make: (lines: string[], questions: BatchQuestion[], text: string) => string | Uint8Array,
) {
  const { user } = await openBatchUser();
  const [questionsFile, file] = ["questions.jsonl", "answers.jsonl"].map((name) =>
    join(user.folder, name),
  );
  await user.run(`batch export ${questionsFile} 2026-02-13 --top 3`);
  const text = readFileSync(questionsFile ?? "", "utf8");
  const questions: BatchQuestion[] = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const lines = questions.map((question) => `${JSON.stringify(answerLine(question))}\n`);
  writeFileSync(file ?? "", make(lines, questions, text));
  return user.run(`batch import ${file}`);
}

test.each<[string, Parameters<typeof importWith>[0], RegExp]>([
  ["the questions", (_, __, text) => text, /holds questions, not answers\./],
  ["an empty file", () => "", /is empty\./],
  ["blank lines", () => "\n \n\r\n", /is empty\./],
  [
    "UTF-16",
    (lines) => Buffer.from(`\uFEFF${lines.join("")}`, "utf16le"),
    /is no text in UTF-8 but in UTF-16/,
  ],
  ["UTF-16 without a mark", (lines) => Buffer.from(lines.join(""), "utf16le"), /in UTF-16/],
  ["gzip", (lines) => gzipSync(lines.join("")), /is packed with gzip\./],
  ["a JSON array", (lines) => `[${lines.join(",")}]`, /is one JSON array and not lines/],
  ["JSON over several lines", () => JSON.stringify({ a: 1 }, null, 2), /is no file of JSON lines/],
  [
    "zeros",
    () => Buffer.alloc(2_000),
    /lines; it begins with signs that nobody sees, such as NUL\./,
  ],
  ["a page", () => "<html>", /is no file of JSON lines; it begins with "<html>"/],
])("import of %s says what the file is", async (_, make, words) => {
  const { code, stderr } = await importWith(make);

  expect(stderr).toMatch(words);
  expect(code, stderr).toBe(1);
});

test.each<[string, Parameters<typeof importWith>[0], string, number]>([
  ["a mark at its start", (lines) => `\uFEFF${lines.join("")}`, "3 answers taken in", 0],
  ["CRLF", (lines) => lines.join("").replaceAll("\n", "\r\n"), "3 answers taken in", 0],
  ["CR line ends", (lines) => lines.join("").replaceAll("\n", "\r"), "3 answers taken in", 0],
  [
    "a line that is no UTF-8",
    (lines) => breakFirst(lines.join("")),
    "2 answers taken in, 0 refused, 1 line not ours.",
    3,
  ],
  [
    "errors",
    (_, questions) => questions.map((one) => JSON.stringify(expiredLine(one))).join("\n"),
    "note: 3 questions without an answer: batch_expired: This request",
    3,
  ],
])("import of a file with %s takes in what there is", async (_, make, words, code) => {
  const imported = await importWith(make);

  expect(imported.stderr).toContain(words);
  expect(imported.code).toBe(code);
});

const KEY = "sk-proj-abcdefghij0123456789ABCDEFGHIJ";
const TOO_LONG = (tokens: number) =>
  `This model's maximum context length is 4096 tokens. However, you requested ${tokens} tokens. ${KEY}`;

/** A line that failed, as engines write it. */
const FAILED: Record<string, (custom_id: string, message: string) => object> = {
  "vLLM's text": (custom_id, error) => ({ custom_id, response: null, error }),
  "vLLM's object": (custom_id, message) => ({
    ...{ custom_id, response: { status_code: 400, body: null } },
    error: { error: { message, type: "BadRequestError", code: 400 } },
  }),
  "Anthropic's errored": (custom_id, message) => ({
    custom_id,
    result: {
      ...{ type: "errored" },
      error: { type: "error", error: { type: "invalid_request_error", message } },
    },
  }),
  "Gemini's error": (key, message) => ({ key, error: { code: 3, message } }),
};

test.each(Object.entries(FAILED))(
  "import tells refusals in the engine's words, one line for each cause: %s",
  async (_, fail) => {
    const { stderr, code } = await importWith((_lines, questions) =>
      questions
        .map(({ custom_id }, index) =>
          fail(
            custom_id,
            index === 2 ? "The model does not chat.\n##[error]" : TOO_LONG(5_000 + index),
          ),
        )
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(""),
    );
    const notes = stderr.split("\n").filter((line) => line.startsWith("note: "));

    expect(stderr).toContain("0 answers taken in, 3 refused, 0 lines not ours.");
    expect(notes).toEqual([
      `note: 2 questions refused: ${TOO_LONG(5_000).replace(KEY, "[key]")}.`,
      "note: 1 question refused: The model does not chat. # #[error].",
    ]);
    expect(code).toBe(3);
  },
);

test("import tells five causes, and counts what has others", async () => {
  const names = ["one", "two", "three", "four", "five", "six", "seven"];
  const { stderr } = await importWith((_, questions) =>
    names
      .map((name, index) => {
        const custom_id = index < 3 ? questions[index]?.custom_id : `${index}`.repeat(64);
        return `${JSON.stringify({ custom_id, response: null, error: `Case ${name}.` })}\n`;
      })
      .join(""),
  );

  expect(stderr.match(/^note: 1 question refused: Case \w+\.$/gm)).toHaveLength(5);
  expect(stderr).toContain("note: 2 questions refused for other reasons.");
});

/** Breaks one Korean letter of the first line. */
function breakFirst(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  bytes[bytes.findIndex((byte) => byte > 0x7f) + 1] = 0x28;
  return bytes;
}

const GEMINI = z.object({
  key: z.string(),
  request: z.object({
    contents: z.tuple([z.object({ parts: z.tuple([z.object({ text: z.string() })]) })]),
  }),
});
const ANTHROPIC = z.object({
  custom_id: z.string(),
  params: z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) }),
});

/** How other engines answer their own lines. */
const ENGINES: Readonly<Record<string, (line: unknown) => unknown>> = {
  gemini: (line) => {
    const { key, request } = GEMINI.parse(line);
    const [{ parts }] = request.contents;
    const messages = [{ role: "user", content: parts[0].text }];
    const { answer: text } = answerQuestion(JSON.stringify({ messages }));
    return {
      key,
      response: { candidates: [{ content: { parts: [{ text }] }, finishReason: "STOP" }] },
    };
  },
  anthropic: (line) => {
    const { custom_id, params } = ANTHROPIC.parse(line);
    const { answer: text } = answerQuestion(JSON.stringify(params));
    const content = [{ type: "text", text }];
    return {
      custom_id,
      result: { type: "succeeded", message: { content, stop_reason: "end_turn" } },
    };
  },
};

test.each(Object.entries(ENGINES))(
  "a file for %s is written, its questions are told from answers, and its answers make cards",
  async (format, answer) => {
    const { user } = await openBatchUser();
    const [questions = "", answers = ""] = ["q.jsonl", "a.jsonl"].map((name) =>
      join(user.folder, name),
    );

    await user.run(`batch export ${questions} 2026-02-13 --top 3 --format ${format}`);
    const lines = readFileSync(questions, "utf8").trim().split("\n");
    const wrong = await user.run(`batch import ${questions}`);
    writeFileSync(
      answers,
      lines.map((line) => `${JSON.stringify(answer(JSON.parse(line)))}\n`).join(""),
    );
    const { code, stderr } = await user.run(`batch import ${answers}`);
    const { stdout } = await user.run("run 2026-02-13 --top 3 --json");

    expect(wrong.stderr).toContain("holds questions, not answers.");
    expect(stderr).toContain("3 answers taken in, 0 refused, 0 lines not ours.");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ calls: 0, cached: 3, digests: [{ ok: 3 }] });
  },
);
