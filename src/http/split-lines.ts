import { HttpError } from "./http-error.ts";

/** Longest line that is kept while its end is awaited, in characters. */
const LONGEST_LINE = 10_000_000;

/**
 * The lines of a body, as they come: only the one that is not whole yet is kept.
 *
 * @throws {HttpError} when a line does not end.
 */
export async function* splitLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE) {
      throw new HttpError("too large", `a line of more than ${LONGEST_LINE} characters`);
    }
    yield* lines;
  }
  if (rest !== "") yield rest;
}
