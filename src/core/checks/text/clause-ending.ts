/**
 * The last syllables of verbs and adjectives in front of a noun: 하는, 없는, 나아진, 쓸. 은 and 는 behind a
 * noun are particles, so that only stems that are no nouns count in front of them.
 */
const ADNOMINAL =
  /(?:[하되있없않]|쓰|주|나|가|오|지|키|치|리|이|내|두|받|얻|막|잃|찾|넘|맞|돕|잡|읽|묻|듣|보|서|우|르|춰|기)는$|(?:많|적|높|낮|같|작|깊|좋|넓|짧|잦|굵|얇|맑|밝|옳|싫|않|받|얻|남|옅|좁|늦|어렵|쉬)은$|[한된던진운린킨친난낸본쓴든온긴른든준된]$|[할될릴길질낼볼쓸줄칠킬]$/;

/** Nouns that name what is done or what happens: with one of them an item says something. */
const VERBAL =
  /(?:제안|감소|증가|공개|측정|비교|향상|개선|도입|적용|학습|생성|제공|유지|구성|합성|평가|정의|분석|관찰|발견|확보|달성|지원|사용|활용|결합|통합|변환|분리|제거|추가|확장|축소|강화|약화|하락|상승|저하|악화|손실|이전|이동|전환|교체|선택|추출|탐색|검색|검증|증명|입증|주장|확인|필요|가능|불가|불가능|부족|한정|의존|포함|제외|요구|발생|해결|완화|처리|실행|수행|수집|구축|설계|구현|최적화|조정|조절|제어|예측|추정|인식|복원|보정|정렬|배치|배포|공유|반영|누적|전달|연결|대체|우위|초과|미달|일치|불일치|차이|역전|수렴|발산|붕괴|실패|성공|동일|유사|상이|충분|불충분)$/;

/** Syllables in front of the noun from which a clause is too long to be read at once. */
const LONG_CLAUSE = 12;

/** Nouns that end as verbs do in -ㅁ. */
const NOUNS_IN_M =
  /(?:시스템|프로그램|알고리즘|메커니즘|플랫폼|프레임|게임|팀|흐름|그림|모음|이름|도움|움직임|쓰임)$/;

/** Whether a word is a verb made a noun: 나빠짐, 높음, 큼, 쓰기. */
function isNominal(word: string): boolean {
  const final = word.normalize("NFD").at(-1);
  return word.endsWith("기") || (final === "\u11B7" && !NOUNS_IN_M.test(word));
}

/** A long clause in front of a plain noun at the end of an item, as its last two words; null when there is none. */
export function findClauseEnding(text: string): string | null {
  const words = text.trim().split(/\s+/);
  const last = words.at(-1) ?? "";
  if (!/^[가-힣]+$/.test(last) || isNominal(last) || VERBAL.test(last)) return null;
  // the noun may have one in front of it: 추론 능력
  for (const back of [2, 3]) {
    const word = words.at(-back) ?? "";
    if (!ADNOMINAL.test(word)) continue;
    const clause = words
      .slice(0, -back)
      .join("")
      .replaceAll(/[^\p{L}\d]/gu, "");
    return clause.length >= LONG_CLAUSE ? words.slice(-back).join(" ") : null;
  }
  return null;
}
