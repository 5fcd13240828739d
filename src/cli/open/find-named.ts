import { stripVTControlCharacters } from "node:util";
import { findMeant } from "../../config/find-meant.ts";
import { SETS } from "./setting-line.ts";

/**
 * The name in a line that means a setting to whoever reads it: with signs that nobody sees, wide letters, letters of
 * another script, dashes or spaces.
 */
export function findNamed(line: string): string | undefined {
  const seen = stripVTControlCharacters(line)
    .normalize("NFKC")
    .replaceAll(/\p{Default_Ignorable_Code_Point}|[^\P{Cc}\t]/gu, "");
  const [beforeSign] = /^[^=:]*(?=[=:])/.exec(seen) ?? [];
  const words = seen.split("=")[0]?.match(/[\p{L}\p{N}_-]+/gu) ?? [];
  return [...words, beforeSign ?? ""]
    .map((word) => word.toUpperCase().replaceAll(/[^\p{L}\p{N}]+/gu, "_"))
    .map((word) => word.replaceAll(/^_|_$/g, ""))
    .find((name) => findMeant(name).length > 0);
}

/** A name that means a setting and stands with its own `=` behind the value of another. */
export function findInValue(outsideQuotes: string): string | undefined {
  const [value = ""] = outsideQuotes.replace(SETS, "").split("#");
  const names = [...value.matchAll(/(?:[\s;,|]|&&)([A-Za-z_]\w*)=/g)].map(([, name = ""]) => name);
  return names.find((name) => findMeant(name).length > 0);
}
