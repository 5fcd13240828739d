import type { Card } from "../card/card.ts";
import { describeFailure, isTriedAgain } from "../card/failure.ts";
import { countCards, shownCards } from "../card/shown-cards.ts";
import type { Digest } from "../digest/digest.ts";
import { isProvisional } from "../digest/digest.ts";
import { escapeCell, escapeTarget } from "../digest/escape.ts";
import { RATING_NAMES } from "../digest/names.ts";
import { digestName } from "../digest/neighbours.ts";
import { MAX_GITHUB_BODY_CHARS } from "../github-text.ts";
import { formatUsd, sumUsage } from "../question/answer.ts";
import { type ReplacedCards, renderReplaced } from "./replaced-cards.ts";
import { describeDismissed, renderFindings } from "./request/finding-tables.ts";

const CUT_NOTICE =
  "\n\nGitHub의 길이 제한 때문에 여기서 줄였습니다. 나머지는 바뀐 파일에서 볼 수 있습니다.\n";

/** Where our part of a body begins and ends: references that no link uses, which are not shown. */
const BEGIN = "[papercards review]: # (begin)";
const END = "[papercards review]: # (end)";

/** A body without marks that is ours to write: an empty one, or one that an earlier version has made. */
const UNMARKED = /^(?:## \d{4}-\S+ 카드 검토|병합된 날과 주를 목차에|\s*$)/;

/** The label of a pull request whose day or week nobody wants. */
export const SKIP_LABEL = "papercards:skip";

/** What a body says beside the digest. */
type BodyOptions = {
  /** Papers whose box is ticked. @default none */
  ticked?: ReadonlySet<string>;
  /** The document's path, where a card can be mended. @default not said */
  document?: string;
  /** What it takes from the day as it is published. @default nothing */
  replaced?: ReplacedCards | null;
};

/**
 * The body of a pull request for the review of a digest: a check box per card, the findings, those that were dismissed, and the cost, how to
 * mend a card and how to skip the day. A body that is too long for GitHub is cut, and says so.
 */
export function renderPullRequestBody(digest: Digest, options: BodyOptions = {}): string {
  return cut(renderReview(digest, options), MAX_GITHUB_BODY_CHARS);
}

/**
 * A body with our part in it, or in place of what it was before; what a person has written above or below it stays.
 * Without its marks a body is a person's as a whole, unless it was made before there were any.
 */
export function placeReview(body: string, review: string): string {
  const [begin, end] = [body.indexOf(BEGIN), body.lastIndexOf(END)];
  const isMarked = begin !== -1 && end > begin;
  if (!isMarked && !UNMARKED.test(body)) return body;
  const [above, below] = isMarked
    ? [body.slice(0, begin), body.slice(end + END.length)]
    : ["", "\n"];
  const around = `${above}${BEGIN}\n\n\n\n${END}${below}`;
  const room = MAX_GITHUB_BODY_CHARS - around.length - CLOSED.length;
  const text = cut(review, room).trimEnd();
  return `${above}${BEGIN}\n\n${text}\n\n${END}${below}`;
}

function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const kept = text.slice(0, Math.max(0, maxChars - CUT_NOTICE.length));
  return `${kept.slice(0, kept.lastIndexOf("\n")).trimEnd()}${CUT_NOTICE}`;
}

/** Stands in the body of a request that the program itself has closed, as a reference that is not shown. */
const CLOSED = "\n\n[papercards closed]: # (by papercards)\n";

/** The same in a body that GitHub's page has saved, with other line ends. */
const IS_CLOSED = /\r?\n\r?\n\[papercards closed\]: # \(by papercards\)\r?\n?/g;

/** A body that says that the program has closed its request; as it is where that would be too long for GitHub. */
export function markClosed(body: string): string {
  const marked = `${unmarkClosed(body)}${CLOSED}`;
  return marked.length > MAX_GITHUB_BODY_CHARS ? body : marked;
}

/** The body of a request that is open again. */
export function unmarkClosed(body: string): string {
  return body.replaceAll(IS_CLOSED, "");
}

/** Whether the program has closed the request with this body, and not a person. */
export function isMarkedClosed(body: string): boolean {
  return unmarkClosed(body) !== body;
}

/** Papers whose box is ticked in a body. */
export function readTicked(body: string): Set<string> {
  const boxes = body.matchAll(/^[-*] \[[xX]\] .*\/papers\/(\d{4}\.\d{4,5})\)/gm);
  return new Set([...boxes].map(([, id = ""]) => id));
}

function renderReview(
  digest: Digest,
  { ticked = new Set(), document, replaced = null }: BodyOptions,
): string {
  const cards = shownCards(digest);
  const { ok, failed } = countCards(digest);
  const blocks = [
    `## ${digestName(digest)} 카드 검토`,
    `카드 ${ok}장${failed > 0 ? `, 만들지 못한 카드 ${failed}장` : ""}${describeDismissed(cards)} · ${describeTotalCost(cards)}${isProvisional(digest) ? " · 잠정판" : ""}`,
    ...(replaced === null ? [] : [renderReplaced(replaced)]),
    "살펴본 카드에 표시하세요. 병합하면 발행됩니다.",
    cards.map((card, index) => renderBox(card, index, ticked.has(card.paper.id))).join("\n"),
    ...(document === undefined ? [] : [renderHelp(digest, document)]),
    ...renderFindings(cards),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderHelp({ kind }: Digest, document: string): string {
  const what = kind === "daily" ? "날" : "주";
  const mend =
    kind === "daily"
      ? `- 카드 고치기: 이 브랜치에서 \`${document}\`의 문장을 고쳐 커밋하면 다음 실행이 데이터에 반영합니다. 내려받아 \`papercards review\`로 고쳐도 됩니다.`
      : "- 카드 고치기: 주간은 병합된 날로 만드므로 그 날의 문서를 고칩니다. 병합될 때마다 다시 만듭니다.";
  return `${mend}\n- 이 ${what} 건너뛰기: 라벨 \`${SKIP_LABEL}\`을 붙이면 다음 실행이 이 PR을 닫고 다시 만들지 않습니다.`;
}

function renderBox(card: Card, index: number, isTicked: boolean): string {
  const { paper } = card;
  const state =
    card.status === "failed"
      ? `${isTriedAgain(card.failure) ? "실패" : "카드 없음"}: ${describeFailure(card.failure)}`
      : `${RATING_NAMES.confidence} ${card.confidence}, ${RATING_NAMES.difficulty} ${card.difficulty}`;
  return `- [${isTicked ? "x" : " "}] ${index + 1}\\. [${escapeCell(paper.title)}](${escapeTarget(paper.url)}) (${state})`;
}

function describeTotalCost(cards: readonly Card[]): string {
  const usages = cards.flatMap((card) => (card.status === "ok" ? [card.provenance.usage] : []));
  const { costUsd } = sumUsage(usages);
  return costUsd === null ? "비용은 알 수 없음" : `비용 ${formatUsd(costUsd)}`;
}
