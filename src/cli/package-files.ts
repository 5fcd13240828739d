import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { StoreError } from "../core/errors.ts";
import { DigestDate } from "../core/paper/date.ts";
import { type PromptTemplate, parseTemplate } from "../core/question/prompt.ts";
import type { Run } from "../pipeline/run.ts";
import { readRegularFile } from "../store/read-regular-file.ts";
import { findPackageRoot } from "./package-root.ts";

/** The bundled day. */
export const BUNDLED_DATE = DigestDate.parse("2026-02-13");

/** A path inside the package, such as `prompts/draft.md`. */
export function toPackagePath(name: string): string {
  return fileURLToPath(new URL(name, findPackageRoot()));
}

/** The folder of the review page's script and style: the packed package has its modules in one file. */
export function findPublicFolder(): string {
  const folder = toPackagePath("public/");
  return existsSync(folder) ? folder : toPackagePath("dist/public/");
}

/**
 * Reads the prompt templates that ship with the package.
 *
 * @throws {StoreError} naming a template that is missing or has not the form of `prompts/README.md`.
 */
export async function readTemplates(): Promise<Run["templates"] & { verify: PromptTemplate }> {
  const [draft, reask, week, verify] = await Promise.all([
    readTemplate("prompts/draft.md"),
    readTemplate("prompts/reask.md"),
    readTemplate("prompts/week.md"),
    readTemplate("prompts/verify.md"),
  ]);
  return { draft, reask, week, verify };
}

async function readTemplate(name: string): Promise<PromptTemplate> {
  const path = toPackagePath(name);
  const template = parseTemplate((await readRegularFile(path))?.toString("utf8") ?? "");
  if (template !== null) return template;
  throw new StoreError(path, "is missing or no prompt template.", {
    fix: "Bring it back; prompts/README.md describes its form.",
    korean: null,
  });
}
