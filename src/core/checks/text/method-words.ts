import type { Draft } from "../../draft/draft.ts";

/**
 * Beginnings of Korean words that a card of any paper may use, so that they tell nothing of this one: of the field,
 * of its papers and of their results.
 */
const GENERAL = new Set(
  [
    // the field, and what one does in it
    "모델 학습 데이 입력 출력 생성 추론 코드 이미 영상 화면 문장 글자 질문 답변 대답 응답 에이 시스 서비 도구 처리 계산 정보 기술",
    // papers, and how they are made
    "논문 저자 연구 이론 방법 방식 기법 제안 설계 구성 구조 적용 이용 활용 사용 변형 분석 실험 검증 평가 측정 비교 공개",
    // results
    "성능 결과 점수 정확 정답 비용 시간 속도 크기 규모 개선 향상 감소 증가 최대 최소 평균 일관 능력 품질 효과 수준",
    // what all is told of
    "문제 과제 작업 단계 단위 기준 기반 조건 경우 분야 영역 부분 내용 전체 각각 사람 물체 처음 마지 다음 목록",
    // little words
    "쉬운 어려 높은 높이 낮은 낮추 빠른 느린 짧은 줄이 줄여 늘리 늘려 받는 받아 모은 모아 맞춘 맞춰 고른 골라 세우 정해 삼아 따로 장에 등이",
    "기존 여러 다른 같은 다시 함께 이미 하나 모든 많은 작은 강한 크게 먼저 실제 직접 그대 스스 서로 사이 있음 없이 있는 없는 보임 앞섭 냅니 만든 만들 하는 합쳐 이어 나눠 필요 가능 안에 위해 통해 대신 때문 탓에 새로 더욱 가장 훨씬 거의 빨리",
  ].flatMap((line) => line.split(" ")),
);

/** A Korean word that is no particle of a Latin one or a number. */
const WORD = /(?<![가-힣A-Za-z0-9%)])[가-힣]{2,}/g;

/** Syllables by which a word is the same one, whatever its ending: `고립된`, `고립`. */
const STEM_SYLLABLES = 2;

/** The beginnings of a text's Korean words, without the general ones. */
export function readStems(text: string): Set<string> {
  const stems = (text.match(WORD) ?? []).map((word) => word.slice(0, STEM_SYLLABLES));
  return new Set(stems.filter((stem) => !GENERAL.has(stem)));
}

/** What a card calls its paper's method in Korean: words that two of its headline, its summary and its key points share. */
export function readMethodWords({
  headline,
  oneLine,
  keyPoints,
}: Pick<Draft, "headline" | "oneLine" | "keyPoints">): ReadonlySet<string> {
  const texts = [headline ?? "", oneLine, ...keyPoints.map(({ text }) => text)].map(readStems);
  const all = texts.flatMap((stems) => [...stems]);
  return new Set(all.filter((stem, index) => all.indexOf(stem) !== index));
}
