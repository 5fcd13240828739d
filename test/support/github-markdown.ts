import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";

/** A piece of a Markdown document, as far as tests care. */
type Node = { type: string; url?: string; value?: string; children?: readonly Node[] };

/** Markdown as GitHub reads it: GFM and math. */
export function parseMarkdown(markdown: string) {
  return fromMarkdown(markdown, {
    extensions: [gfm(), math()],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  });
}

/** What a document is made of, without its words: one line a node, with the target of links and images. */
export function outline(node: Node, depth = 0): string[] {
  const line = `${" ".repeat(depth)}${node.type} ${node.url ?? ""}`.trimEnd();
  const children = (node.children ?? []).flatMap((child) => outline(child, depth + 1));
  return [line, ...children].filter((text, index, all) => text !== all[index - 1]);
}

/** All the words of a document, text by text. */
export function textsOf(node: Node): string[] {
  return [
    ...(node.type === "text" ? [node.value ?? ""] : []),
    ...(node.children ?? []).flatMap(textsOf),
  ];
}

/** What GitHub links in plain text: mentions, issues, commits, addresses. */
export const GITHUB_LINK =
  /@[\p{L}\p{N}_]|#\d|GH-\d|:\/\/|(?:www|mailto|xmpp)[.:]|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b/iu;
