import { convertPicture } from "./convert-picture.ts";
import { findPictureFormat } from "./picture-format.ts";

/**
 * A stored picture decoded and encoded again, so that it holds nothing but what is seen; null when the bytes
 * are no WebP picture that could have been stored.
 */
export async function encodeAgain(bytes: Uint8Array): Promise<Uint8Array | null> {
  return findPictureFormat(bytes) === "WebP" ? (await convertPicture(bytes)).webp : null;
}
