import { findAll } from "../../find-all.ts";

/** A sentence ends at a full stop, a question mark or a line break, never inside `3.5` or `e.g.`. */
const END = /[.!?。](?:["'”’)\]]{0,3})(?=\s|$)|\n/gu;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|al|Fig|No|[A-Z])$/;

/** The sentences of a text, each trimmed and with its own end mark. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: sign, index } of findAll(text, END)) {
    if (ABBREVIATION.test(text.slice(Math.max(start, index - 8), index))) continue;
    sentences.push(text.slice(start, index + sign.length));
    start = index + sign.length;
  }
  return [...sentences, text.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}
