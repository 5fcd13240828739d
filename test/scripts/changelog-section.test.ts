import { expect, test } from "vitest";
import { readChangelogSection } from "../../scripts/release/changelog-section.ts";

const CHANGELOG = `# Changelog

The format follows Keep a Changelog.

## Unreleased

### Added

- Something new.

## [1.1.0] - 2026-03-01

### Fixed

- A thing.

### Added

- Another.

## 1.0.0

- The first.

## 0.9.0
`;

test.each([
  ["Unreleased", "### Added\n\n- Something new."],
  ["1.1.0", "### Fixed\n\n- A thing.\n\n### Added\n\n- Another."],
  ["1.0.0", "- The first."],
])("the section of %s is what stands below its heading", (version, section) => {
  expect(readChangelogSection(CHANGELOG, version)).toBe(section);
});

test.each(["0.9.0", "1.0", "2.0.0"])(
  "a version without notes, such as %s, has no section",
  (version) => {
    expect(readChangelogSection(CHANGELOG, version)).toBeNull();
  },
);
