import { readFileSync } from "node:fs";
import { findPackageRoot } from "../package-root.ts";

/** The version in package.json. */
export function readVersion(): string {
  const file = new URL("package.json", findPackageRoot());
  const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
