import { spawnSync } from "node:child_process";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openFiles } from "../../src/store/files.ts";
import { CONVERSION_PROGRAM } from "../../src/store/images/conversion-process.ts";
import { convertPicture } from "../../src/store/images/convert-picture.ts";
import { openImages } from "../../src/store/images.ts";
import { makePng, makePngChunk } from "../support/make-png.ts";
import { makeFolder } from "../support/temporary.ts";

/** Most that a conversion takes in these tests, in megabytes, some 75 of them Node's and the picture library's. */
const PEAK_MB = 160;

/** What a conversion answers, and the most memory that it takes, in megabytes. */
function measure(picture: Buffer): { kind: number | undefined; webp: Buffer; megabytes: number } {
  const program = `${CONVERSION_PROGRAM}; 
    console.error(process.getBuiltinModule("node:fs").readFileSync("/proc/self/status", "utf8"));`;
  const node = [process.execPath, ["--input-type=module", "--eval", program]] as const;
  const { stdout, stderr } = spawnSync(...node, { input: picture });
  const megabytes = Math.round(Number(/VmHWM:\s+(\d+)/.exec(stderr.toString())?.[1]) / 1024);
  return { kind: stdout[0], webp: stdout.subarray(1), megabytes };
}

const flat = sharp({ create: { width: 3160, height: 3160, channels: 3, background: "#123" } });

test.each([
  ["a square PNG", async () => makePng(2236, 2236)],
  ["a wide PNG", async () => makePng(10_000, 500)],
  ["a high PNG", async () => makePng(500, 10_000)],
  ["a GIF", () => flat.clone().gif().toBuffer()],
  ["a JPEG", () => flat.clone().jpeg({ progressive: true }).toBuffer()],
  ["a WebP", () => flat.clone().webp().toBuffer()],
])("%s that is as large as it may be takes less memory than is watched for", async (_, make) => {
  const { kind, megabytes } = measure(await make());

  expect(kind).toBe(1);
  expect(megabytes).toBeLessThan(PEAK_MB);
});

/** Data of eight million equal bytes, as large as the PNG library unpacks, in 8 kB. */
const packed = deflateSync(Buffer.alloc(7_900_000, "A"));
const named = (head: string) => Buffer.concat([Buffer.from(head), packed]);
const times = (count: number, part: Buffer) => Array.from({ length: count }, () => part);

const MIBS_2 = 2 * 1024 * 1024;
const png = (beside: Buffer[]) => ({
  plain: async () => makePng(600, 300),
  laden: async () => makePng(600, 300, beside),
});

const small = sharp({
  create: { width: 60, height: 30, channels: 4, background: { r: 90, g: 20, b: 9, alpha: 0.3 } },
});

/** Puts parts behind the first bytes of a picture. */
const ladenAfter = (start: number, picture: Buffer, parts: readonly Buffer[]) =>
  Buffer.concat([picture.subarray(0, start), ...parts, picture.subarray(start)]);

function jpeg(marker: number, data: string) {
  const plain = () => small.clone().jpeg({ progressive: true }).toBuffer();
  const body = Buffer.alloc(65_000, data);
  const segment = Buffer.concat([Buffer.of(0xff, marker, 0xfd, 0xea), body]);
  return { plain, laden: async () => ladenAfter(2, await plain(), times(31, segment)) };
}

function gif(label: number) {
  const plain = () => small.clone().gif().toBuffer();
  const block = Buffer.concat([Buffer.of(255), Buffer.alloc(255, "A")]);
  const extension = Buffer.concat([Buffer.of(0x21, label), ...times(8000, block), Buffer.of(0)]);
  const laden = async () => {
    const picture = await plain();
    const flags = picture.readUInt8(10);
    return ladenAfter(13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0), picture, [extension]);
  };
  return { plain, laden };
}

function webp(name: string, options: { lossless?: boolean } = {}) {
  const plain = () => small.clone().webp(options).toBuffer();
  const head = Buffer.concat([Buffer.from(name), Buffer.alloc(4)]);
  head.writeUInt32LE(MIBS_2, 4);
  const laden = async () => {
    const picture = Buffer.concat([await plain(), head, Buffer.alloc(MIBS_2, "A")]);
    picture.writeUInt32LE(picture.length - 8, 4);
    return picture;
  };
  return { plain, laden };
}

/** A WebP whose flags say that Exif and XMP follow. */
const tagged = {
  plain: () => small.clone().webp().toBuffer(),
  laden: () =>
    small
      .clone()
      .withExif({ IFD0: { Artist: "A".repeat(100_000) } })
      .webp()
      .toBuffer(),
};

const tiny = makePngChunk("tEXt", Buffer.from("a\0b"));

test.each([
  ["40 packed texts in a PNG", png(times(40, makePngChunk("zTXt", named("a\0\0"))))],
  ["40 packed Unicode texts in one", png(times(40, makePngChunk("iTXt", named("a\0\x01\0\0\0"))))],
  ["100,000 small texts in one", png(times(100_000, tiny))],
  ["Exif in one", png([makePngChunk("eXIf", Buffer.alloc(MIBS_2, "MM"))])],
  ["a part of its own in one", png(times(2, makePngChunk("zzZz", Buffer.alloc(1_000_000))))],
  ["Exif in a JPEG", jpeg(0xe1, "Exif\0\0MM")],
  ["Photoshop's data in one", jpeg(0xed, "Photoshop 3.0\0")],
  ["pictures beside it in one", jpeg(0xe2, "MPF\0")],
  ["comments in one", jpeg(0xfe, "A")],
  ["comments in a GIF", gif(0xfe)],
  ["an application's data in one", gif(0xff)],
  ["text to be drawn by a terminal in one", gif(0x01)],
  ["Exif in a WebP", webp("EXIF")],
  ["XMP in one that loses nothing", webp("XMP ", { lossless: true })],
  ["a part of its own in one", webp("ZZZZ")],
  ["Exif that its head tells of in one", tagged],
])("%s takes no memory, and changes nothing of the picture", async (_, { plain, laden }) => {
  const [expected, made] = [measure(await plain()), measure(await laden())];

  expect([expected.kind, made.kind]).toEqual([1, 1]);
  expect(made.webp.equals(expected.webp)).toBe(true);
  expect(made.megabytes).toBeLessThan(PEAK_MB);
});

test("a profile that says what the colours are is heeded, and one that unpacks to much takes no memory", async () => {
  const green = sharp({ create: { width: 60, height: 30, channels: 3, background: "#3c6" } });
  const colourOf = async (picture: Buffer) => {
    const { channels } = await sharp((await convertPicture(picture)).webp ?? undefined).stats();
    return channels.map(({ mean }) => Math.round(mean));
  };
  const wide = green.clone().withIccProfile("p3");

  const own = await colourOf(await wide.clone().png().toBuffer());

  for (const format of ["jpeg", "webp"] as const) {
    const other = await colourOf(await wide.clone().toFormat(format, { quality: 100 }).toBuffer());
    for (const [index, mean] of other.entries()) {
      expect(Math.abs(mean - (own[index] ?? 0))).toBeLessThan(4);
    }
  }
  const hostile = makePngChunk("iCCP", named("a\0\0"));
  expect(measure(makePng(600, 300, times(40, hostile))).megabytes).toBeLessThan(PEAK_MB);
});

test.each([
  ["runs on", "setInterval(() => undefined, 1000)", /^takes longer than 0.3 s to convert$/],
  ["crashes", "process.abort()", /^cannot be converted \(SIGABRT\)$/],
  ["cannot start", 'await import("nowhere")', /^cannot be converted \(1\)$/],
  ["says nothing", "", /^was not converted$/],
])("a conversion that %s is ended, and says so", async (_, program, problem) => {
  const timeoutMs = program.startsWith("setInterval") ? 300 : 10_000;

  const converted = await convertPicture(makePng(8, 8), { program, timeoutMs });

  expect(converted.webp).toBeNull();
  expect(converted.problem).toMatch(problem);
});

test("a conversion that takes more and more memory is ended at its bound", async () => {
  const module = new URL("../../src/store/images/conversion-process.ts", import.meta.url).href;
  const program = `
    const { boundMemory } = await import(${JSON.stringify(module)});
    boundMemory();
    const held = [];
    setInterval(() => held.push(Buffer.alloc(5_000_000, 1)), 1);`;

  const { problem } = await convertPicture(makePng(8, 8), { program });

  expect(problem).toBe("takes more than 200000000 bytes of memory to convert");
});

test("of many pictures one is converted at a time", async () => {
  const images = openImages(makeFolder(), openFiles({ processId: 1, isRunning: () => true }));
  let most = 0;
  const timer = setInterval(() => {
    const running = process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap");
    most = Math.max(most, running.length);
  }, 1);

  const made = await Promise.all([1, 2, 3].map(() => images.convert(makePng(600, 300))));
  clearInterval(timer);

  expect(made.filter(({ webp }) => webp === null)).toEqual([]);
  expect(most).toBe(1);
});
