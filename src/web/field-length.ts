import { html } from "hono/html";
import { countQuoteWords } from "../core/checks/text/find-quote.ts";
import { type Bounds, QUOTE_WORDS, WIDTHS } from "../core/draft/bounds.ts";
import { splitTags } from "../core/draft/draft-fields.ts";
import { MAX_TAGS } from "../core/draft/tags.ts";
import { widthOf } from "../core/text.ts";
import type { Html } from "./pages/layout.ts";

/** The bounds of each text, by the beginning of its path. */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  ...WIDTHS,
  keyPoints: WIDTHS.keyPoint,
  actions: WIDTHS.action,
  risks: WIDTHS.risk,
  adoption: WIDTHS.need,
};

/** How long a text is, and how long it may be; nothing for a value from a list. */
function describeLength(path: string, text: string): string {
  if (path.endsWith("evidence")) {
    const count = countQuoteWords(text);
    return `${count}단어 (${QUOTE_WORDS.least}~${QUOTE_WORDS.most})${compare(count, QUOTE_WORDS)}`;
  }
  if (path === "tags") return `${splitTags(text).length}개 (1~${MAX_TAGS})`;
  const bounds = BOUNDS[/^\w+/.exec(path)?.[0] ?? ""];
  if (bounds === undefined) return "";
  const width = widthOf(text.trim());
  return `폭 ${width} (${bounds.least}~${bounds.most})${compare(width, bounds)}`;
}

function compare(size: number, { least, most }: Bounds): string {
  if (size > most) return ` · ${size - most} 넘음`;
  return size < least ? ` · ${least - size} 모자람` : "";
}

/** The same as a part of the page, which follows what is written. */
export function renderLength(path: string, text: string, id: string): Html {
  return html`<span class="length" id="${id}" data-part>${describeLength(path, text)}</span>`;
}
