import { findLinks } from "./find-links.ts";

/** Longest address of a project's page that is kept, in characters; the longest of 1,999 recorded ones has 152. */
const MAX_PROJECT_URL_CHARS = 500;

/**
 * The first page that a text links; null for none. It keeps its own scheme: a page that is served without
 * encryption may be served in no other way.
 */
export function toProjectUrl(text: string): string | null {
  const [link] = findLinks(text);
  return link && link.href.length <= MAX_PROJECT_URL_CHARS ? link.href : null;
}

/** A name of an owner or a repository; `.` and `..` are ways, no names. */
const NAME = /^(?!\.+$)[\w.-]{1,100}$/;

/**
 * First parts of GitHub's paths that belong to GitHub and to no owner.
 *
 * Source: `reserved-names.json` of the npm package github-reserved-names 2.2.0; of its 302 names, those that
 * stand in links.
 */
const GITHUBS_OWN: ReadonlySet<string> = new Set(
  [
    "about account apps blog codespaces collections contact customer-stories discussions enterprise events",
    "explore features github-copilot issues join login logout marketplace new notifications organizations",
    "orgs pricing pulls readme resources search security sessions settings signup site sponsors stars team",
    "topics trending users why-github",
  ].flatMap((words) => words.split(" ")),
);

/** GitHub's hosts of repositories; the last one is for SSH through a firewall. */
const GITHUB_HOSTS: readonly string[] = ["github.com", "www.github.com", "ssh.github.com"];

/** What ends a name in a text: a sign that people set behind an address, or one that no letter follows. */
const END_OF_NAME =
  /^(?:$|(?![{}])[/?#&,;:!=|@<>"'、。，！？\p{Ps}\p{Pe}\p{Pi}\p{Pf}]|[^\w.\-%\p{L}\p{N}\p{M}\p{Pc}\p{Pd}\p{Cf}]+(?:$|[%.]))/u;

/** The name at the beginning of a part of a path; empty where it cannot be said where it ends. */
function readName(part: string): string {
  const text = /%[\da-f]{2}/i.test(part) ? decodeOrEmpty(part) : part;
  const [name = ""] = /^[\w.-]+/.exec(text) ?? [];
  return END_OF_NAME.test(text.slice(name.length)) ? name : "";
}

function decodeOrEmpty(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/**
 * The first repository that a text links, cut to `https://github.com/<owner>/<name>`; null for none, where its name
 * cannot be said, and behind the page of another owner, since that may be an address that has lost its name.
 */
export function toCodeUrl(text: string): string | null {
  const paths = findLinks(text).filter(isOnGithub).map(partsOf).filter(isOfAnOwner);
  const [owner = "", end = ""] = paths.find((parts) => parts.length > 1) ?? [];
  const name = readName(end).replace(/\.git$/i, "");
  const isReadable = NAME.test(owner) && NAME.test(name) && owner === paths[0]?.[0];
  return isReadable ? `https://github.com/${owner}/${name}` : null;
}

function isOnGithub({ hostname }: URL): boolean {
  return GITHUB_HOSTS.includes(hostname);
}

function partsOf({ pathname }: URL): string[] {
  return pathname.split("/").filter((part) => part !== "");
}

function isOfAnOwner([owner]: readonly string[]): boolean {
  return owner !== undefined && !GITHUBS_OWN.has(owner.toLowerCase());
}
