import type { Draft } from "../draft/draft.ts";
import { isTag } from "../draft/name-tag.ts";
import { type Field, fieldsOf } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { findClauseEnding } from "./text/clause-ending.ts";
import { excerptOf } from "./text/excerpt.ts";

type Forced = readonly [pattern: RegExp, usual: string];

/** What each of them has: few texts have any. */
const PERHAPS_FORCED = /견|값어치|까닭|제힘|내력|딸|닻을|정답 대용|작은 기억| 아는 /;

/** Words that no developer says, each with the usual one. */
const FORCED: readonly Forced[] = [
  [/견[주줘줬준줄줌줍]\S{0,3}/, "비교하다"],
  [/값어치/, "가치"],
  [/까닭/, "이유"],
  [/제힘/, "스스로"],
  [/내력(?!벽)/, "근거, 이력"],
  [/딸[리린려렸릴림립]\S{0,3}/, "포함되다"],
  [/닻을 내[리린려렸릴림립]\S{0,3}/, "근거하다"],
  [/정답 대용/, "의사 정답(pseudo-GT)"],
  [/작은 기억/, "경량 메모리"],
  [/\S{1,10}[을를] 아는 (?=[가-힣]+)/, "‘~ 정보를 반영한’"],
];

type Spelling = { hangul: string; latin: string; pattern: RegExp };

/** Ways to write one term: a card takes one of them. Those of the first place are Hangul. */
const SPELLINGS: readonly Spelling[] = [
  ["도구", "tool"],
  ["파이프라인", "pipeline"],
  ["멀티모달", "multimodal"],
  ["매개변수", "parameter"],
  ["에이전트", "agent"],
  ["벤치마크", "benchmark"],
  ["프롬프트", "prompt"],
  ["토큰", "token"],
  ["데이터셋", "dataset"],
  ["체크포인트", "checkpoint"],
  ["임베딩", "embedding"],
].map(([hangul = "", latin = ""]) => ({
  ...{ hangul, latin },
  // as a word of its own, and not within a name such as tool-calling or PromptBench
  pattern: new RegExp(`(?<![A-Za-z0-9-])${latin}s?(?![A-Za-z0-9-])(?! [A-Za-z])`),
}));

/** Finds words that an editor would change: forced native words, and key points that end in a clause and a noun. */
export function checkWording({ path, text }: Pick<Field, "path" | "text">): Finding[] {
  const told = PERHAPS_FORCED.test(text) ? FORCED : [];
  const forced = told.flatMap(([pattern, usual]) => {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return [];
    return [
      wordingFinding(
        path,
        found,
        `억지로 바꾼 말: ${excerptOf(found)}. 흔히 쓰는 말로 쓰세요: ${usual}.`,
      ),
    ];
  });
  const clause = path.startsWith("keyPoints[") ? findClauseEnding(text) : null;
  if (clause === null) return forced;
  const message = `긴 꾸밈말 뒤에 남은 명사: ${excerptOf(clause)}. 주어와 서술이 보이게 동작 명사나 -함/-임/-됨으로 맺으세요.`;
  return [...forced, wordingFinding(path, clause, message)];
}

/** Finds terms that a draft writes in Hangul here and in Latin letters there. Names of the source are none. */
export function checkMixedTerms(draft: Draft): Finding[] {
  const fields = fieldsOf(draft);
  return SPELLINGS.flatMap(({ hangul, latin, pattern }) => {
    if (!fields.some(({ text }) => text.includes(hangul))) return [];
    const field = fields.find(({ text }) => pattern.test(text));
    if (field === undefined) return [];
    const found = pattern.exec(field.text)?.[0] ?? latin;
    const message = `한 카드에 섞어 쓴 말: ${excerptOf(found)}, ${excerptOf(hangul)}. 한 꼴로만 쓰세요.`;
    return [wordingFinding(field.path, found, message)];
  });
}

/** Finds tags that are not on the list, as a model wrote them: a card does not show them. */
export function checkTags({ tags }: Pick<Draft, "tags">): Finding[] {
  return tags
    .filter((tag) => !isTag(tag))
    .map((tag) => ({
      ...{ check: "tags", field: "tags", severity: "style", excerpt: tag },
      message: `목록에 없는 태그: ${excerptOf(tag)}.`,
    }));
}

function wordingFinding(field: string, excerpt: string, message: string): Finding {
  return { check: "wording", field, severity: "style", message, excerpt };
}
