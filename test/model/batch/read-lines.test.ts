import fc from "fast-check";
import { expect, test } from "vitest";
import { readLines, UNDECODED } from "../../../src/model/batch/read-lines.ts";

async function read(chunks: readonly Uint8Array[], maxBytes?: number): Promise<(string | null)[]> {
  async function* body() {
    yield* chunks;
  }
  const lines: (string | null)[] = [];
  for await (const line of readLines(body(), maxBytes)) lines.push(line);
  return lines;
}

test("lines are the same, however the bytes are cut", async () => {
  const line = fc.string({ unit: fc.constantFrom("a", "예", "😀", " "), maxLength: 12 });
  const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(8)), lineEnd, async (lines, cuts, end) => {
      const bytes = Buffer.from(lines.map((text) => `${text}${end}`).join(""));
      const chunks: Uint8Array[] = [];
      let rest: Uint8Array = bytes;
      for (const cut of cuts) {
        chunks.push(rest.subarray(0, cut));
        rest = rest.subarray(cut);
      }

      expect(await read([...chunks, rest])).toEqual(lines);
    }),
  );
});

test("the last line needs no line break", async () => {
  expect(await read([Buffer.from("a\n\nb")])).toEqual(["a", "", "b"]);
});

test("a line that is no UTF-8 is told from one that is too long", async () => {
  const chunks = [Buffer.from([0xff, 0x0a]), Buffer.from("1234567\nok")];

  expect(await read(chunks, 6)).toEqual([UNDECODED, null, "ok"]);
});

test("a line that is too long is passed over, and what comes after it is read", async () => {
  const chunks = ["ok\n12345", "6789", "0\nabcdef\nlast, t", "oo long"].map((text) =>
    Buffer.from(text),
  );

  expect(await read(chunks, 6)).toEqual(["ok", null, "abcdef", null]);
});

test("a line without an end takes no memory", async () => {
  const before = process.memoryUsage().arrayBuffers;
  async function* zeros() {
    for (let count = 0; count < 6_000; count += 1) yield Buffer.alloc(65_536);
  }
  const lines: (string | null)[] = [];
  for await (const line of readLines(zeros(), 100_000)) lines.push(line);

  expect(lines).toEqual([null]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300 * 1024 * 1024);
});
