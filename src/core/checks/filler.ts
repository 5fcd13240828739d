import type { Draft } from "../draft/draft.ts";
import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import type { Source } from "./source.ts";
import { excerptOf } from "./text/excerpt.ts";
import { foldCharacters } from "./text/fold.ts";
import { readMethodWords, readStems } from "./text/method-words.ts";
import { holdsTerm, isGeneral, readTerms } from "./text/words.ts";

/** Phrases that fit any paper and so say nothing about one. */
const FILLERS: readonly RegExp[] = [
  /초록(?:\(요약\))?만으로는? [^.]{0,60}(?:어렵|없)/,
  /(?:원문|논문) 확인이 필요/,
  /자세한 (?:내용|사항)(?:은|을|이)/,
  /기대(?:됩니다|할 수 있|된다)/,
  /활용(?:될|할) 수 있을 것/,
  /다양한 (?:분야|작업|환경|응용|영역|상황)/,
  /실무에 (?:적용|활용|도움)/,
  /추가(?:적인)? (?:연구|검증|실험)(?:가|이) 필요/,
  /(?:큰|많은) 도움이 (?:됩|될|되)/,
  /중요한 (?:역할|의미|기여|시사점)/,
  /주목할 만/,
  /새로운 (?:가능성|지평|길)[을를] (?:열|제시)/,
  /(?:강력한|뛰어난|우수한) (?:성능|성과|결과|능력|도구)/,
];

/** Any of them. Most texts have none. */
const ANY_FILLER = new RegExp(FILLERS.map(({ source }) => source).join("|"));

/** Endings of actions that only look, and name nothing to measure or to do. */
const LOOKING_ONLY = /(?:확인|검토|고려|파악|숙지|이해|참고)(?:하기|해 보기|해보기)?$/;

/** Finds sentences that would fit any paper, and actions that only look. */
export function checkFiller({ path, text }: Pick<Field, "path" | "text">): Finding[] {
  const told = ANY_FILLER.test(text) ? FILLERS : [];
  const fillers = told
    .flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
    .map((found) =>
      fillerFinding(
        path,
        found,
        `어느 논문에나 맞는 말: ${excerptOf(found)}. 이 논문에만 맞는 사실로 바꾸거나 빼세요.`,
      ),
    );
  const looking = path.startsWith("actions[") ? LOOKING_ONLY.exec(text.trim())?.[0] : undefined;
  if (!looking) return fillers;
  return [
    ...fillers,
    fillerFinding(
      path,
      looking,
      `보기만 하는 행동: ${excerptOf(looking)}. 무엇을 재거나 비교할지 적으세요.`,
    ),
  ];
}

/**
 * Finds actions of which no more than half name anything of the paper: its model, its method, its data or its
 * protocol, by a name that the source has or by the Korean words of what the card says that it proposes.
 */
export function checkActions({ words }: Source, draft: Draft): Finding[] {
  const { actions } = draft;
  const ofMethod = readMethodWords(draft);
  const named = actions.filter(
    (action) =>
      readTerms(foldCharacters(action)).some(
        ({ text }) => !isGeneral(text) && holdsTerm(words, text),
      ) || [...readStems(action)].some((stem) => ofMethod.has(stem)),
  );
  if (2 * named.length > actions.length) return [];
  const message = `논문의 것을 쓰지 않는 액션이 ${actions.length}개 가운데 ${actions.length - named.length}개입니다. 절반이 넘는 액션에서 이 논문의 모델, 방법, 데이터, 평가 절차를 이름으로 쓰세요.`;
  return [{ check: "filler", field: "actions", severity: "style", message, excerpt: null }];
}

function fillerFinding(field: string, excerpt: string, message: string): Finding {
  return { check: "filler", field, severity: "style", message, excerpt };
}
