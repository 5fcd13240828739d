import { readFileSync } from "node:fs";

/** Seen from `src/cli/help` and from `dist/cli/help` alike. */
const PACKAGE_FILE = new URL("../../../package.json", import.meta.url);

/** The version in package.json. */
export function readVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(PACKAGE_FILE, "utf8"));
  return version;
}
