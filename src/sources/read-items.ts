import { z } from "zod";
import { SourceError } from "../core/errors.ts";
import { parseJson } from "../core/parse-json.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import type { Body } from "./get.ts";

const Items = z.array(z.unknown());

/**
 * Reads a body that must be a JSON array.
 *
 * @throws {SourceError} when it is HTML, an object or cut; without a status, so that it is tried again.
 */
export function readItems(url: URL, { bytes, contentType }: Body): unknown[] {
  const items = Items.safeParse(parseJson(bytes.toString("utf8")));
  if (items.success) return items.data;
  throw new SourceError(
    url,
    `answered ${quoteForeign(contentType) || "something"} that is no JSON array.`,
  );
}
