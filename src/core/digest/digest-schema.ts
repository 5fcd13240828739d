import { z } from "zod";
import { StoredDigest } from "./digest.ts";

/** The shape of the JSON files below `output/`, as a JSON Schema in text form. */
export function renderDigestSchema(): string {
  const schema = z.toJSONSchema(StoredDigest, { io: "output" });
  return `${JSON.stringify({ title: "A papercards digest", ...schema }, null, 2)}\n`;
}
