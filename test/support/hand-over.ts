import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { buildDailyDigest, type DailyDigest } from "../../src/core/digest/digest.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { toJson } from "../../src/store/to-json.ts";
import { makeDraftedCard } from "./make.ts";
import { makeFolder } from "./temporary.ts";

/** The day that is handed over, and what its files are called. */
const HANDED_DAY = "2026-02-13";
export const HANDED_JSON = `daily/2026/${HANDED_DAY}.json`;
export const HANDED_PICTURE = "images/2602.12036.webp";

/** A day with one card and its stored picture. */
export function makeHandedDay(overrides: Partial<DailyDigest> = {}): DailyDigest {
  const date = DigestDate.parse(HANDED_DAY);
  const cards = [makeDraftedCard()];
  return { ...buildDailyDigest({ date, status: "settled", listed: 39, cards }), ...overrides };
}

/** A picture as it is stored. */
export function makePicture(): Promise<Buffer> {
  const background = { r: 20, g: 90, b: 160 };
  return sharp({ create: { width: 64, height: 36, channels: 3, background } })
    .webp()
    .toBuffer();
}

/** Everything that may be changed in a hand-over before it is written. */
export type Handed = {
  files: Map<string, string | Buffer>;
  /** The manifest, made from the files unless a test sets another. */
  manifest?: unknown;
};

/** The files of a hand-over that can be published. */
export async function makeHanded(): Promise<Handed> {
  const day = toJson(makeHandedDay());
  const picture = await makePicture();
  return {
    files: new Map<string, string | Buffer>([
      [HANDED_JSON, day],
      [HANDED_PICTURE, picture],
    ]),
  };
}

/** What a manifest says of these files. */
export function makeManifest({ files }: Handed) {
  const named = [...files].map(([name, content]) => {
    const bytes = Buffer.from(content);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { name, bytes: bytes.length, sha256 };
  });
  return { formatVersion: 1, count: named.length, files: named };
}

/** Writes a hand-over to a folder of its own, or to this one. */
export function writeHanded(handed: Handed, folder = join(makeFolder(), "papercards")): string {
  const write = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of handed.files) write(name, content);
  const { manifest = makeManifest(handed) } = handed;
  write("manifest.json", typeof manifest === "string" ? manifest : JSON.stringify(manifest));
  return folder;
}
