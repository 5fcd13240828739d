/** Where the files of one version can be read by anybody: a GitHub repository and a tag. */
export type Origin = { repository: string; tag: string };

/** The target of a Markdown link or image, or of an HTML image, when it is a path. */
const RELATIVE = /(!\[[^\]]*\]\(|\]\(|\bsrc="|\bsrcset=")(?![a-z]+:|#|\/)([^)"\s]+)/g;

/** Makes the relative links of a document absolute, as pages need that show it far from its repository. */
export function makeLinksAbsolute(markdown: string, origin: Origin): string {
  return markdown.replaceAll(RELATIVE, (_, before: string, path: string) => {
    const isImage = before !== "](";
    return `${before}${toUrl(isImage ? "raw" : "blob", origin)}${path}`;
  });
}

/** Makes the absolute links into this version relative again. */
export function makeLinksRelative(markdown: string, origin: Origin): string {
  return markdown.replaceAll(toUrl("blob", origin), "").replaceAll(toUrl("raw", origin), "");
}

/** Reads where a package's files can be read from its package.json, as published under its version's tag. */
export function toOrigin(packageJson: { version: string; repository: { url: string } }): Origin {
  const repository = packageJson.repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
  return { repository, tag: `v${packageJson.version}` };
}

function toUrl(kind: "blob" | "raw", { repository, tag }: Origin): string {
  return `${repository}/${kind}/${tag}/`;
}
