import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { DailyDigest } from "../../core/digest/digest.ts";
import { parseJson } from "../../core/parse-json.ts";
import { MAX_FILE_BYTES } from "../read-regular-file.ts";

/** What there was of a day when its data was about to be replaced. */
const Versions = z.object({
  /** The data that the document was rendered from. */
  shown: DailyDigest,
  /** The same with what a person had changed in the document; null for nothing. */
  told: DailyDigest.nullable(),
  /** Other data that may lie beside it since then. */
  beside: z.array(DailyDigest),
});
export type Versions = z.infer<typeof Versions>;

/** Longest text of packed versions, in characters. Two of a day with a hundred cards take a third of it. */
const MAX_PACKED_CHARS = 2_000_000;

/** They lie there for a moment alone, unless the program is killed in it. */
const FAST = { level: constants.Z_BEST_SPEED };

/** Versions as one word; null where they are too long. */
export function packVersions(versions: Versions): string | null {
  const packed = deflateRawSync(JSON.stringify(versions), FAST).toString("base64");
  return packed.length > MAX_PACKED_CHARS ? null : packed;
}

/** The versions that were packed; null for none, and for what was not packed here. */
export function unpackVersions(packed: string | null): Versions | null {
  if (packed === null || packed.length > MAX_PACKED_CHARS) return null;
  try {
    const bytes = inflateRawSync(Buffer.from(packed, "base64"), {
      maxOutputLength: 3 * MAX_FILE_BYTES,
    });
    return Versions.safeParse(parseJson(bytes.toString("utf8"))).data ?? null;
  } catch {
    return null; // somebody has changed it
  }
}
