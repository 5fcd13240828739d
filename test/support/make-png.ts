import { crc32, deflateSync } from "node:zlib";

/** A part of a PNG. */
export function makePngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of nothing but zeros, with 16 bits a channel: small, whatever its size in pixels. `beside` is no pixel. */
export function makePng(width: number, height: number, beside: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([16, 6], 8);
  const rows = deflateSync(Buffer.alloc(height * (1 + width * 8)), { level: 1 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const end = makePngChunk("IEND", Buffer.alloc(0));
  return Buffer.concat([
    signature,
    makePngChunk("IHDR", head),
    ...beside,
    makePngChunk("IDAT", rows),
    end,
  ]);
}
