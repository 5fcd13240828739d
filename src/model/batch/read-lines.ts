/**
 * Bytes of one line of results. It holds one answer, and one line is in memory at a time, so that it may have more
 * than the body of an answer that comes beside others.
 */
const MAX_LINE_BYTES = 4 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * The lines of a body, as they come: only the one that is not whole yet is kept. Null stands for a line that
 * is too long or no UTF-8; what comes after it is read all the same. The mark (BOM) that some editors put
 * at the start of a file is left out, also where files were joined.
 */
export async function* readLines(
  body: AsyncIterable<Uint8Array>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
    else parts = [];
  };
  const take = () => {
    const line = size > maxBytes ? null : decodeLine(Buffer.concat(parts));
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of body) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      yield take();
    }
    add(chunk.subarray(start));
  }
  if (size > 0) yield take();
}

/** Replaced characters would reach cards, so that a line with them is none. */
function decodeLine(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
