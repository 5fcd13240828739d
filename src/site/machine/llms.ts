import { escapeCell } from "../../core/digest/escape.ts";
import { digestPage, FEEDS, PAGES } from "../../core/site/site-paths.ts";
import { type Archive, findNewest } from "../facts/archive.ts";
import { toAddress } from "../parts/frame.ts";

/** Days that the file names. */
const NEWEST_DAYS = 10;

/** What the site has for programs that read it, in the form of https://llmstxt.org: a title, a sentence, links. */
export function renderLlms(archive: Archive, siteUrl: string | null): string {
  const address = (path: string) => (siteUrl === null ? path : toAddress(siteUrl, path));
  const newest = findNewest(archive);
  const days = archive.days.filter(({ date }) => newest !== null && date <= newest.date);
  return [
    "# papercards",
    "",
    "> Hugging Face Daily Papers를 초록에 근거해 정리한 한국어 카드. 카드마다 핵심 포인트와 영어 원문 인용, 신뢰도, 도입 난이도가 있습니다.",
    "",
    "카드는 `papers/<arXiv id>.md`(Markdown)와 `papers/<arXiv id>.json`(데이터)에, 하루는 `daily/<연도>/<날짜>.md`와 `.json`에 있습니다.",
    "",
    "## 최근 카드",
    "",
    ...days
      .slice(-NEWEST_DAYS)
      .toReversed()
      .map(
        ({ date, cards }) =>
          `- [${date}](${address(digestPage("daily", date, "md"))}): ${cards
            .flatMap(({ headline }) => (headline === null ? [] : escapeCell(headline)))
            .slice(0, 3)
            .join(" · ")}`,
      ),
    "",
    "## 더 보기",
    "",
    `- [지난 기록](${address(PAGES.archive)}): 날마다의 카드`,
    `- [태그](${address(PAGES.tags)}): 주제별 카드`,
    `- [JSON Feed](${address(`${FEEDS.cards}.json`)}): 새 카드`,
    "",
  ].join("\n");
}
