import { z } from "zod";
import { explain } from "../core/causes/explanation.ts";
import { SourceError } from "../core/errors.ts";
import { findJsonExcess, parseJson } from "../core/parse-json.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import type { TextBody } from "./get.ts";

/** Characters of an answer that are looked at to show how it begins: more than are shown. */
const SHOWN_CHARS = 400;

const Items = z.array(z.unknown());

/**
 * Reads a body that must be a JSON array.
 *
 * @throws {SourceError} when it is another form of JSON or past its bounds; when it is no JSON or was cut
 * off, without a status, so that it is tried again.
 */
export function readItems(
  url: URL,
  { text, contentType }: Pick<TextBody, "text" | "contentType">,
): unknown[] {
  const value = parseJson(text);
  const items = Items.safeParse(value);
  if (items.success) return items.data;
  const excess = findJsonExcess(text);
  if (excess !== null) {
    throw new SourceError(url, `answered JSON that ${excess}.`, {
      status: 200,
      explanation: explain("sourceForeign"),
    });
  }
  if (isCut(text))
    throw new SourceError(url, "answered JSON that was cut off.", {
      explanation: explain("sourceDown"),
    });
  const problem = `answered ${contentType || "something"} that is no JSON array. It begins: ${quoteForeign(text.slice(0, SHOWN_CHARS))}`;
  const isPage = /^\s*</.test(text);
  const explanation = isPage
    ? explain("foreignPage", { setting: "HF_ENDPOINT" })
    : explain("sourceForeign");
  throw new SourceError(url, problem, {
    explanation,
    status: value === undefined ? null : 200,
  });
}

function isCut(text: string): boolean {
  return text.trimStart().startsWith("[") && !text.trimEnd().endsWith("]");
}
