import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  makeLinksAbsolute,
  makeLinksRelative,
  toOrigin,
} from "../../scripts/release/readme-links.ts";

const ORIGIN = toOrigin({
  version: "1.2.3",
  repository: { url: "git+https://github.com/someone/papercards.git" },
});
const ROOT = "https://github.com/someone/papercards";

test.each([
  ["[how](CONTRIBUTING.md)", `[how](${ROOT}/blob/v1.2.3/CONTRIBUTING.md)`],
  ["[schema](schema/a.json#b)", `[schema](${ROOT}/blob/v1.2.3/schema/a.json#b)`],
  ["![page](docs/page.png)", `![page](${ROOT}/raw/v1.2.3/docs/page.png)`],
  [
    "[![badge](docs/badge.svg)](docs/)",
    `[![badge](${ROOT}/raw/v1.2.3/docs/badge.svg)](${ROOT}/blob/v1.2.3/docs/)`,
  ],
  [
    '<source srcset="docs/dark.png"><img src="docs/light.png">',
    `<source srcset="${ROOT}/raw/v1.2.3/docs/dark.png"><img src="${ROOT}/raw/v1.2.3/docs/light.png">`,
  ],
])("%s leads to the files of its version", (relative, absolute) => {
  expect(makeLinksAbsolute(relative, ORIGIN)).toBe(absolute);
  expect(makeLinksAbsolute(absolute, ORIGIN)).toBe(absolute);
  expect(makeLinksRelative(absolute, ORIGIN)).toBe(relative);
});

test.each([
  "[a](#below)",
  "[b](https://example.org/c)",
  "[d](mailto:e@example.org)",
  "`[options]`",
])("%s stays as it is", (text) => {
  expect(makeLinksAbsolute(text, ORIGIN)).toBe(text);
});

test.each(["README.md", "README.ko.md"])(
  "every link of %s leads to a file, packed or not",
  (name) => {
    const origin = toOrigin(JSON.parse(readFileSync("package.json", "utf8")));
    const readme = readFileSync(name, "utf8");

    const absolute = makeLinksAbsolute(readme, origin);

    const prefix = `${origin.repository}/`;
    const paths = absolute
      .split(prefix)
      .slice(1)
      .map(
        (rest) =>
          rest
            .split(/[)"#\s]/)[0]
            ?.split("/")
            .slice(2)
            .join("/") ?? "",
      );
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    expect(makeLinksRelative(absolute, origin)).toBe(readme);
  },
);
