import { BATCH_FORMATS, type BatchFormatName } from "../../core/choices.ts";
import { parseJson } from "../../core/parse-json.ts";
import { roomInBatch } from "../answer-room.ts";
import { toBatchLine } from "./batch-line.ts";
import { ANTHROPIC } from "./formats/anthropic.ts";
import type { BatchFormat } from "./formats/format.ts";
import { GEMINI } from "./formats/gemini.ts";

/** The formats by name. OpenAI's is that of `vllm run-batch` and of most providers, too. */
const FORMATS: Readonly<Record<BatchFormatName, BatchFormat>> = {
  openai: { toLine: toBatchLine, toOpenAi: () => null },
  anthropic: withinRoom(ANTHROPIC),
  gemini: withinRoom(GEMINI),
};

/** A format whose questions give an answer the room that it is likely to take. */
function withinRoom({ toLine, toOpenAi }: BatchFormat): BatchFormat {
  return {
    toLine: (fingerprint, question, provider) => {
      const maxOutputTokens = roomInBatch(provider.profile, question.maxOutputTokens);
      return toLine(fingerprint, { ...question, maxOutputTokens }, provider);
    },
    toOpenAi,
  };
}

/** How questions are written in a format. */
export function lineWriterOf(name: BatchFormatName): BatchFormat["toLine"] {
  return FORMATS[name].toLine;
}

/** Names of fields that a line of results has in no format but one of the others. */
const OTHER_FIELDS = /"(?:key|result)"\s*:/;

/** A line of results in whatever format, as one in OpenAI's; what is in none stays as it is. */
export function toOpenAiLine(line: string): string {
  if (!OTHER_FIELDS.test(line)) return line;
  const value = parseJson(line);
  for (const name of BATCH_FORMATS) {
    const read = FORMATS[name].toOpenAi(value);
    if (read !== null) return JSON.stringify(read);
  }
  return line;
}
