import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteAssets } from "../../site/build/list-groups.ts";
import type { Site } from "../../site/parts/frame.ts";
import { openSiteFolder, type SiteFolder } from "../../store/site/site-folder.ts";
import { readVersion } from "../help/version.ts";
import { findPublicFolder, toPackagePath } from "../package-files.ts";
import type { World } from "../world.ts";

/** A site's folder, and what all of its pages have in common. */
type OpenedSite = { folder: SiteFolder; site: Site; assets: SiteAssets };

/**
 * Opens the folder of a site.
 *
 * @param url The site's address; one without a slash at its end gets one.
 * @throws {UsageError} when the folder holds something else.
 */
export async function openSite(
  name: string,
  url: string | null,
  { writer, cwd }: World,
): Promise<OpenedSite> {
  const at = (file: string) => join(findPublicFolder(), file);
  const style = toAsset("site", "css", readFileSync(at("site/site.css")));
  const script = toAsset("site", "js", readFileSync(at("site/site.js")));
  const search = toAsset("search", "js", readFileSync(at("site/search.js")));
  const icon = toAsset("icon", "svg", readFileSync(at("icon.svg")));
  const site = {
    url: url === null || url.endsWith("/") ? url : `${url}/`,
    assets: { style: style.path, script: script.path, icon: icon.path },
  };
  const version = sum([readVersion(), JSON.stringify(site), search.path, sumProgram()]);
  const folder = await openSiteFolder(name, { writer, cwd, version });
  return {
    folder,
    site,
    assets: { files: [style, script, search, icon], searchScript: search.path },
  };
}

/** A file whose name is another one once it changes: browsers and GitHub Pages keep the old one for minutes. */
function toAsset(name: string, ending: string, content: Buffer) {
  return { path: `assets/${name}-${sum([content])}.${ending}`, content };
}

/** Stands for the program that makes pages: a checkout changes without another version. */
function sumProgram(): string {
  const folder = toPackagePath(import.meta.url.endsWith(".ts") ? "src/" : "dist/");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^(?:core|site)\/.*\.ts$|\.js$/.test(file.replaceAll("\\", "/")))
    .toSorted();
  return sum(files.map((file) => readFileSync(join(folder, file))));
}

function sum(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 12);
}
