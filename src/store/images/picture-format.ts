/** A format of pictures that is taken. */
export type PictureFormat = "PNG" | "JPEG" | "GIF" | "WebP";

/** The format of a picture by its first bytes, whatever a server calls it; null for anything else. */
export function findPictureFormat(bytes: Uint8Array): PictureFormat | null {
  const start = Buffer.from(bytes.subarray(0, 12));
  const [hex, text] = [start.toString("hex"), start.toString("latin1")];
  if (hex.startsWith("89504e470d0a1a0a")) return "PNG";
  if (hex.startsWith("ffd8ff")) return "JPEG";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "GIF";
  return text.startsWith("RIFF") && text.endsWith("WEBP") ? "WebP" : null;
}
