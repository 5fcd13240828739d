import { existsSync } from "node:fs";

/** The package's own folder: the nearest above that has a package.json, seen from `src` and from a bundle alike. */
export function findPackageRoot(): URL {
  let folder = new URL(".", import.meta.url);
  while (!existsSync(new URL("package.json", folder))) folder = new URL("..", folder);
  return folder;
}
