/** Largest picture that is taken as one of ours, in pixels. They are 640 wide, and none is ten times as high. */
const MAX_STORED_PICTURE_PIXELS = 640 * 6_400;

/**
 * A stored picture decoded and encoded again, so that it holds nothing but what is seen; null when the bytes are
 * no WebP picture of a size that is stored.
 */
export async function encodeAgain(bytes: Uint8Array): Promise<Uint8Array | null> {
  const mark = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (!/^RIFF[\s\S]{4}WEBP$/.test(mark)) return null;
  const { default: sharp } = await import("sharp"); // loaded when needed, since it is large
  return sharp(bytes, { limitInputPixels: MAX_STORED_PICTURE_PIXELS })
    .webp()
    .toBuffer()
    .catch(() => null); // torn, or a container around something else
}
