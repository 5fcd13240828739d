import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { makeLinksAbsolute, makeLinksRelative, toOrigin } from "./release/readme-links.ts";

// `absolute` before packing, for readers on npm's page; `relative` after it, so that nothing has changed.
const origin = toOrigin(JSON.parse(readFileSync("package.json", "utf8")));
const change = process.argv[2] === "absolute" ? makeLinksAbsolute : makeLinksRelative;
for (const readme of ["README.md", "README.ko.md"]) {
  writeFileSync(readme, change(readFileSync(readme, "utf8"), origin));
}
