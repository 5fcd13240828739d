import { html } from "hono/html";
import type { DraftedCard } from "../../core/card/card.ts";
import { isByHand } from "../../core/card/provenance.ts";
import { standingFindings } from "../../core/checks/finding.ts";
import { CHECK_NAMES, SEVERITY_NAMES } from "../../core/digest/names.ts";
import type { Html } from "./frame.ts";

/** What the checks left, in a sentence, and who has written the card, when. */
export function renderOrigin(card: DraftedCard): Html {
  const { provenance } = card;
  const writer = isByHand(provenance) ? "사람이 썼습니다" : `${provenance.model} 초안`;
  const edited = provenance.edited.length > 0 ? " · 사람이 고쳤습니다" : "";
  const verified = provenance.verifier === undefined ? "" : ` · ${provenance.verifier.model} 검증`;
  return html`<p class="origin">${describeFindings(card)} ${writer} · <time datetime="${provenance.draftedAt}">${provenance.draftedAt.slice(0, 10)}</time>${verified}${edited}</p>`;
}

/** Such as `자동 검사가 남긴 것: 오류 1개(숫자), 주의 2개(이름, 의미).` */
function describeFindings({ findings }: DraftedCard): string {
  const standing = standingFindings<DraftedCard["findings"][number]>(findings);
  const counts = (["error", "warning"] as const).flatMap((severity) => {
    const found = standing.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    const names = [...new Set(found.map(({ check }) => CHECK_NAMES[check]))].join(", ");
    return [`${SEVERITY_NAMES[severity]} ${found.length}개(${names})`];
  });
  return counts.length === 0
    ? "자동 검사에서 오류와 주의가 나오지 않았습니다."
    : `자동 검사가 남긴 것: ${counts.join(", ")}.`;
}
