import { cleanLine } from "../../text.ts";

/** Characters with a meaning in XML; the two that no document may hold are removed. */
const XML_ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

/** Escapes foreign text as one line of XML, between tags or in an attribute. */
export function escapeXml(text: string): string {
  return cleanLine(text).replaceAll(/[&<>"'\uFFFE\uFFFF]/g, (one) => XML_ENTITIES.get(one) ?? "");
}
