import { readFileSync } from "node:fs";
import process from "node:process";
import { readChangelogSection } from "./release/changelog-section.ts";

// Prints the notes of the release that a tag stands for; fails when tag, package and changelog disagree.
const tag = process.argv[2] ?? "";
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const notes = readChangelogSection(readFileSync("CHANGELOG.md", "utf8"), version);

if (tag !== `v${version}`) {
  console.error(
    `The tag is ${JSON.stringify(tag)}, but the version of package.json is ${version}.`,
  );
  process.exitCode = 1;
} else if (notes === null) {
  console.error(`CHANGELOG.md has no section "## ${version}".`);
  process.exitCode = 1;
} else {
  console.log(notes);
}
