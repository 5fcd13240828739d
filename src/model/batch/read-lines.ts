/**
 * Bytes of one line of results. It holds one answer, and one line is in memory at a time, so that it may have more
 * than the body of an answer that comes beside others.
 */
const MAX_LINE_BYTES = 4 * 1024 * 1024;

/** What stands for a line that is no UTF-8: replaced characters would reach cards. */
export const UNDECODED = "\uFFFD";

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The lines of a body, as they come: only the one that is not whole yet is kept. JSON holds no line break of its
 * own, so that one of either form, or both, ends a line. Null stands for a line that
 * is too long, and {@link UNDECODED} for one that is no UTF-8; what comes after it is read all the same. The mark (BOM) that some editors put
 * at the start of a file is left out, also where files were joined.
 */
export async function* readLines(
  body: AsyncIterable<Uint8Array>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let isAfterReturn = false; // a newline right there ends no other line
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
    for (const end of findBreaks(chunk)) {
      const isPair = isAfterReturn && size === 0 && end === start && chunk[end] === NEWLINE;
      add(chunk.subarray(start, end));
      start = end + 1;
      isAfterReturn = chunk[end] === CARRIAGE_RETURN;
      if (!isPair) yield take();
    }
    add(chunk.subarray(start));
    if (start < chunk.length) isAfterReturn = false;
  }
  if (size > 0) yield take();
}

/** The places of line breaks, in order. Each of the two signs is looked for once, however many lines there are. */
function* findBreaks(chunk: Uint8Array): Generator<number> {
  let [newline, carriageReturn] = [chunk.indexOf(NEWLINE), chunk.indexOf(CARRIAGE_RETURN)];
  while (newline !== -1 || carriageReturn !== -1) {
    if (carriageReturn === -1 || (newline !== -1 && newline < carriageReturn)) {
      yield newline;
      newline = chunk.indexOf(NEWLINE, newline + 1);
    } else {
      yield carriageReturn;
      carriageReturn = chunk.indexOf(CARRIAGE_RETURN, carriageReturn + 1);
    }
  }
}

function decodeLine(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return UNDECODED;
  }
}
