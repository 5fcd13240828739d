import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openFiles } from "../../src/store/files.ts";
import { openImages } from "../../src/store/images.ts";
import { makePng } from "../support/make-png.ts";
import { makeFolder } from "../support/temporary.ts";

const ID = "2602.12036";

function open(folder = makeFolder()) {
  return openImages(folder, openFiles({ processId: 1, isRunning: () => true }));
}

const create = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });

test.each(["png", "jpeg", "webp", "gif"] as const)("a %s becomes a WebP", async (format) => {
  const picture = await create(1200, 648).toFormat(format).toBuffer();

  const { webp } = await open().convert(picture);

  expect(await sharp(webp ?? expect.fail()).metadata()).toMatchObject({
    format: "webp",
    width: 640,
  });
});

test("a picture of 10 million pixels becomes one", async () => {
  const { webp } = await open().convert(await create(4000, 2500).jpeg().toBuffer());

  expect(await sharp(webp ?? expect.fail()).metadata()).toMatchObject({ width: 640, height: 400 });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a JPEG of orientation %i is turned as it is shown",
  async (orientation) => {
    const corners = Buffer.from("000000ff0000ff00000000ff00ff00ffff00ffffff", "hex").subarray(
      0,
      18,
    );
    const raw = sharp(corners, { raw: { width: 3, height: 2, channels: 3 } });
    const large = await raw.resize(900, 600, { kernel: "nearest" }).png().toBuffer();
    const picture = await sharp(large)
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const pixelsOf = (bytes: Uint8Array) =>
      sharp(bytes).resize(6, 6, { fit: "fill", kernel: "nearest" }).removeAlpha().raw().toBuffer();

    const { webp } = await open().convert(picture);

    const shown = await sharp(picture).autoOrient().png().toBuffer();
    const [made, expected] = [await pixelsOf(webp ?? expect.fail()), await pixelsOf(shown)];
    expect(
      Math.max(...made.map((value, index) => Math.abs(value - (expected[index] ?? 0)))),
    ).toBeLessThan(40);
    const { width, height } = await sharp(webp ?? expect.fail()).metadata();
    expect(width > height).toBe(orientation <= 4);
  },
);

/** A GIF of a canvas of so many pixels a side, with frames of one pixel. */
function makeGif(side: number, frames: number): Buffer {
  const head = Buffer.from("47494638396100000000800000000000ffffff", "hex");
  head.writeUInt16LE(side, 6);
  head.writeUInt16LE(side, 8);
  const frame = Buffer.from("2c00000000010001000002024401003b", "hex").subarray(0, -1);
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from(";")]);
}

const animated = sharp(Buffer.alloc(640 * 360 * 44 * 3), {
  raw: { width: 640, height: 360 * 44, channels: 3, pageHeight: 360 },
}).gif({ keepDuplicateFrames: true });

test.each([
  ["nothing", async () => Buffer.alloc(0), /is empty/],
  ["HTML", async () => Buffer.from("<html></html>"), /no PNG, JPEG, WebP or GIF/],
  ["an SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /no PNG/],
  ["an AVIF", () => create(64, 64).avif().toBuffer(), /no PNG/],
  ["a TIFF", () => create(64, 64).tiff().toBuffer(), /no PNG/],
  ["the start of a PNG", async () => makePng(10, 10).subarray(0, 40), /cannot be read as a PNG/],
  ["half a JPEG", async () => (await create(990, 990).jpeg().toBuffer()).subarray(0, 3000), /JPEG/],
  ["49 million pixels", async () => makePng(7000, 7000), /more than 10000000 pixels/],
  ["one row of 2 million pixels", async () => makePng(2_000_000, 1), /wider or higher than 10000/],
  ["one column of 16,000 pixels", async () => makePng(1, 16_000), /wider or higher than 10000/],
  ["44 frames that are too many together", () => animated.toBuffer(), /more than 10000000 pixels/],
  [
    "16 bits of each colour of 5 million pixels",
    async () => makePng(2500, 2010),
    /more than 40000000 bytes/,
  ],
  ["a single pixel", async () => makePng(1, 1), /less than 4 pixels a side/],
  ["a pixel on a canvas of 4 billion", async () => makeGif(65_535, 1), /less than 4 pixels a side/],
  ["more frames than are counted", async () => makeGif(8, 1_001), /more than 1000 frames/],
])("%s is no picture, and says why", async (_name, make, problem) => {
  const { webp, problem: told } = await open().convert(await make());

  expect(webp).toBeNull();
  expect(told).toMatch(problem);
  expect(told).not.toContain("\n");
});

test("a stored picture that is not as long as it says, or holds nothing, counts as missing", async () => {
  const folder = makeFolder();
  const images = open(folder);
  mkdirSync(join(folder, "images"));
  const put = (bytes: Uint8Array) => writeFileSync(join(folder, `images/${ID}.webp`), bytes);
  const whole = await create(64, 64).webp().toBuffer();
  const animated = await sharp(makeGif(8, 3), { animated: true }).webp().toBuffer();

  for (const bytes of [whole, await create(9, 7).webp({ lossless: true }).toBuffer(), animated]) {
    put(bytes);
    expect(await images.find(ID)).not.toBeNull();
    const cuts = [12, 16, 20, 30, bytes.length - 2, bytes.length - 1];
    for (const length of cuts) {
      put(bytes.subarray(0, length));
      expect(await images.find(ID), `${length} of ${bytes.length} bytes`).toBeNull();
    }
    put(Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(bytes.length - 12)]));
    expect(await images.find(ID)).toBeNull();
  }
});

test("a stored picture that is cut off or something else counts as missing", async () => {
  const folder = makeFolder();
  const images = open(folder);
  mkdirSync(join(folder, "images"));

  writeFileSync(join(folder, `images/${ID}.webp`), "");
  expect(await images.find(ID)).toBeNull();
  writeFileSync(join(folder, `images/${ID}.webp`), "<html></html>");
  expect(await images.read(ID)).toBeNull();

  await images.keep(ID, await create(8, 8).webp().toBuffer());
  expect(await images.find(ID)).toBe(`images/${ID}.webp`);
});
