/**
 * Reads what a changelog in the form of Keep a Changelog says about one version: the section under
 * `## 1.2.3` or `## [1.2.3] - 2026-02-13`, without its heading. Null when there is none, or nothing in it.
 */
export function readChangelogSection(changelog: string, version: string): string | null {
  const section = changelog.split(/^## /m).find((text) => versionOf(text) === version);
  const body = section?.slice(section.indexOf("\n")).trim();
  return body || null;
}

function versionOf(section: string): string | undefined {
  return /^\[?([^\]\s]+)/.exec(section)?.[1];
}
