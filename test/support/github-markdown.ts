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

/**
 * The filters that GitHub puts behind its Markdown, each as it reads the text of a document: mentions of users
 * and teams, issues, commits, emoji (html-pipeline) and mail addresses (cmark-gfm). Most of them also ask
 * whether there is such a user, issue, commit or emoji; these take all of them for there.
 */
const FILTERS: readonly RegExp[] = [
  /(?:^|\W)@[a-z0-9][a-z0-9-]*(?![a-z0-9/-])(?=\.+[ \t\W]|\.+$|[^0-9a-zA-Z_.]|$)/i,
  /(?:^|\W)@[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9\-_]*\b/i,
  /(?:^|\W)(?:gh-|#)\d+\b/i,
  /(?:^|\s|[([{])[\w-]+\/?[.\w-]*#\d+\b/,
  /\b[0-9a-f]{7,40}\b/i,
  /:[\w+-]+:/,
  /[\w.+-]@(?:[\w-]|\.(?=[a-z0-9]))*\.[a-z0-9](?:[\w-]|\.(?=[a-z0-9]))*(?<=[a-z])(?![\w-]|\.[a-z0-9])/i,
  /:\/\/|www\.|(?:mailto|xmpp):/i,
];

/** Whether GitHub makes a link or a picture of something in a text that its Markdown has left as text. */
export function doesGithubAct(text: string): boolean {
  return FILTERS.some((filter) => filter.test(text));
}
