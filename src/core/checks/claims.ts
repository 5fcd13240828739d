import type { Artefacts } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";
import { listOffers } from "../paper/release/offers.ts";
import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import type { Source } from "./source.ts";
import { type DeniedKind, findDeniedReleases } from "./text/denied-releases.ts";
import { excerptOf } from "./text/excerpt.ts";

/** Words of praise, each with the words that allow it where the source has them. */
const CLAIMS: readonly { claim: RegExp; allowed: RegExp }[] = [
  {
    claim: /(?:세계 )?최초(?! ?(?:의? ?(?:입력|단계|상태|토큰|값)))/,
    allowed:
      /\bfirst\b|pioneer|unprecedented|never (?:before|been)|no (?:prior|existing|previous)/i,
  },
  {
    claim: /SOTA|state-of-the-art|최신 성능/i,
    allowed:
      /state[- ]of[- ]the[- ]arts?|\bSOTA\b|(?:outperform|surpass|exceed)\w* (?:all|every|any)\b/i,
  },
  {
    claim: /(?:세계 |업계 )?최고(?![령온])|최상(?!위|단)|최첨단/,
    allowed:
      /state[- ]of[- ]the[- ]arts?|\bSOTA\b|\bbest\b|\bhighest\b|\btop\b|\bleading\b|\bpeak\b|\brecord\b|cutting[- ]edge|frontier|unmatched|unparalleled|(?:outperform|surpass|exceed)\w* (?:all|every|any)\b|\bmaximum\b/i,
  },
  {
    claim: /획기적|혁신적|혁명적|판도를 바꾸/,
    allowed:
      /breakthrough|revolution|ground-?breaking|innovat|transformative|paradigm|disruptive|game[- ]chang/i,
  },
  { claim: /유일(?:한|하게|무이)/, allowed: /\bonly\b|\bsole(?:ly)?\b|\bunique/i },
  {
    claim: /압도(?:적|하)|독보적|타의 추종/,
    allowed:
      /overwhelm|dominat|\bfar\b|vast|unmatched|unparalleled|unrivall?ed|large margin|drastic|dramatic/i,
  },
  {
    claim: /전례 ?(?:가 )?없|유례 ?(?:가 )?없|전무후무/,
    allowed: /unprecedented|\bfirst\b|never (?:before|been)|unparalleled/i,
  },
  {
    claim: /완벽(?:한|하게|히)|완전무결/,
    allowed: /\bperfect|flawless|\bexact|\bcomplete|\bfull|100\s?%|seamless|lossless/i,
  },
];

/** Finds praise that the source does not contain: 최초, 최고, SOTA, 획기적 and the like. */
export function checkClaims(
  { text: source }: Source,
  { path, text }: Pick<Field, "path" | "text">,
): Finding[] {
  if (path === "uncertainty") return []; // it says what the abstract does not claim
  return CLAIMS.flatMap(({ claim, allowed }) => {
    const found = claim.exec(text)?.[0].trim();
    if (!found || allowed.test(source)) return [];
    return [
      {
        check: "claims",
        field: path,
        severity: "warning",
        message: `초록에 근거가 없는 주장: ${excerptOf(found)}. 빼거나 초록의 수치와 비교 대상을 쓰세요.`,
        excerpt: found,
      },
    ];
  });
}

/** What readers call it. */
const KIND_NAMES: Readonly<Record<DeniedKind, string>> = {
  code: "코드",
  model: "모델",
  data: "데이터",
};

/**
 * Finds what a card says is not released, or not yet, although the Hub or the abstract shows that it is: of code, models
 * and data, each against what is known of that kind.
 */
export function checkReleases(
  paper: Pick<Paper, "title" | "abstract" | "codeUrl">,
  artefacts: Artefacts,
  { path, text, role }: Pick<Field, "path" | "text" | "role">,
): Finding[] {
  const denials = findDeniedReleases({ text, isAdvice: role === "advise", title: paper.title });
  if (denials.length === 0) return [];
  const offered = listOffers(paper, artefacts).map(({ kind }) => kind);
  return denials.flatMap(({ kinds, excerpt }): Finding[] => {
    const known = kinds.filter((kind) => offered.includes(kind)).map((kind) => KIND_NAMES[kind]);
    if (known.length === 0) return [];
    const message = `공개된 것을 없다고 한 말: ${excerptOf(excerpt)}. 공개되어 있는 것: ${known.join(", ")}. 이 말을 빼거나 고치세요.`;
    return [{ check: "claims", field: path, severity: "error", message, excerpt }];
  });
}
