import { type Artefacts, NOT_LOOKED_UP, nameOwn } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";

/** What an abstract shows, as far as a shape depends on it. */
type AbstractFacts = { hasNumber: boolean; hasLimit: boolean; hasRelease: boolean };

/** One way to write a field: what it begins and ends with, and which abstracts allow it. */
type Shape = { name: string; note: string; fits?: (facts: AbstractFacts) => boolean };

/** The fields that have shapes. */
const SHAPED_FIELDS = ["developerView", "risks", "uncertainty"] as const;
type ShapedField = (typeof SHAPED_FIELDS)[number];

/**
 * The shapes of each field. Cards of one day would else sound alike, since a model writes a field in the same
 * way each time; the notes say what to write and give no sentence that could be copied.
 */
const SHAPES: Readonly<Record<ShapedField, readonly Shape[]>> = {
  developerView: [
    {
      name: "적용 범위부터",
      note: "결론이 걸리는 조건으로 열고, 그 조건에 드는 팀이 할 일로 닫기",
    },
    {
      name: "증상에서",
      note: "독자의 로그나 화면에 보이는 증상으로 열고, 해당하지 않는 과제로 닫기",
    },
    {
      name: "시도 순서",
      note: "먼저 바꿀 것과 나중에 바꿀 것으로 열고, 나중 것에 더 드는 비용으로 닫기",
    },
    {
      name: "지금 쓰는 것과 교체",
      note: "현재 구성의 부담으로 열고, 바꾸기 전에 스스로 잴 것으로 닫기",
      fits: ({ hasRelease }) => hasRelease,
    },
    {
      name: "독자별 갈림길",
      note: "이 결과를 달리 쓸 두 팀으로 열고, 어느 쪽에도 맞지 않는 용도로 닫기",
    },
    {
      name: "관행 뒤집기",
      note: "지금 당연히 하는 일로 열고, 이 결과가 닿지 않는 영역으로 닫기",
      fits: ({ hasNumber }) => hasNumber,
    },
    {
      name: "제외부터",
      note: "이 논문을 넘겨도 되는 환경으로 열고, 남은 팀이 볼 가치로 닫기",
    },
    {
      name: "얻는 것과 잃는 것",
      note: "좋아지는 값으로 열고, 대신 내주는 값과 그 한계로 닫기",
      fits: ({ hasNumber, hasLimit }) => hasNumber && hasLimit,
    },
    {
      name: "절차만 빌리기",
      note: "데이터나 가중치 없이도 옮겨 쓸 절차로 열고, 그 절차로 알 수 없는 것으로 닫기",
      fits: ({ hasRelease }) => !hasRelease,
    },
  ],
  risks: [
    {
      name: "명시된 전제",
      note: "초록이 제 조건이나 비용으로 쓴 구절을 인용과 함께",
      fits: ({ hasLimit }) => hasLimit,
    },
    {
      name: "지표가 못 보는 것",
      note: "무엇을 세거나 정의했는지에서 출발해, 세지 않은 것에서 생기는 일",
    },
    {
      name: "시험 조건과 주장의 틈",
      note: "시험한 곳의 이름에서 출발해, 그 밖에서 달라지는 일",
    },
    { name: "손잡이의 반대쪽", note: "키우거나 줄인 값에서 출발해, 그 때문에 약해지는 값" },
    {
      name: "자동화된 단계의 오류",
      note: "사람 없이 만들어지는 데이터나 판정에서 출발해, 그 오류가 번지는 곳",
    },
    { name: "신호의 해상도", note: "점수나 보상 하나가 뭉뚱그리는 것에서 출발" },
    {
      name: "비교 상대",
      note: "비교 상대의 이름이 없거나 항목마다 다른 데서 출발해, 잘못 읽게 되는 것",
    },
    { name: "자원 병목", note: "크기, 길이, 호출 횟수에서 출발해, 먼저 막히는 곳" },
    {
      name: "전제가 빠질 때",
      note: "결론이 기대는 모델이나 데이터에서 출발해, 그것이 없을 때 벌어지는 일",
    },
  ],
  uncertainty: [
    {
      name: "주장과 빈자리",
      note: "센 주장 하나를 옮기고, 그것을 받칠 값이 빠졌다고 잇기",
      fits: ({ hasNumber }) => !hasNumber,
    },
    { name: "무게가 걸린 하나", note: "그것에 따라 결론의 무게가 바뀌는 조건 하나" },
    { name: "막힌 결정", note: "값을 몰라 정하지 못하는 설정이나 선택을 대기" },
    {
      name: "두 가지로 읽히는 수치",
      note: "수치 하나의 두 해석을 나란히 놓기(기준이 모호한 수치가 있을 때만)",
      fits: ({ hasNumber }) => hasNumber,
    },
    { name: "쓰임별로 필요한 자료", note: "이 일에는 이것이, 저 일에는 저것이 더 있어야 한다고" },
    { name: "질문 하나", note: "하나만 묻고, 답에 따라 달라지는 것을 이어 말하기" },
    { name: "한 문장 목록", note: "빠진 것의 개수와 이름만 한 문장으로" },
    {
      name: "이득의 출처",
      note: "함께 넣은 두 가지를 대고, 어느 쪽의 이득인지 초록만으로 모르는 점을 짚기",
    },
  ],
};

/** A figure as results have it: a share, a multiple, points, or a decimal. */
const NUMBER = /\d(?:[\d.,]*\d)?\s?(?:\\?%|x\b|×|times\b|-fold|points?\b)|\d\.\d/i;

/** Words with which abstracts bound what they say of their own. */
const LIMIT =
  /\b(?:only|limit(?:s|ed|ations?)?|however|except|fails?|cannot|does not|do not|assum(?:es?|ptions?)|at the cost|trade-?offs?|degrad(?:es?|ation)|remains?|incurs?)\b/i;

const RELEASE =
  /\b(?:open[- ]source[ds]?|releas(?:e|ed|ing)|publicly available|github\.com|huggingface\.co)\b/i;

/**
 * The shapes of a paper's fields, one line each, with a second choice for a first that does not fit. They
 * depend on nothing but the paper and what was looked up of it once, so that its question stays the same.
 */
export function describeShapes(
  paper: Pick<Paper, "id" | "abstract" | "codeUrl">,
  artefacts: Artefacts = NOT_LOOKED_UP,
): string {
  const facts = readFacts(paper, artefacts);
  const beginning = hashOn(FIRST_HASH, new TextEncoder().encode(`${paper.id} `));
  return SHAPED_FIELDS.map((field) => {
    const [first, second] = SHAPES[field]
      .filter(({ fits = () => true }) => fits(facts))
      .map(({ name, note }) => ({ note, rank: hashOn(beginning, bytesOf(name)) }))
      .toSorted((a, b) => a.rank - b.rank);
    return `- \`${field}\`: ${first?.note}. 아니면 ${second?.note}.`;
  }).join("\n");
}

function readFacts(
  { abstract, codeUrl }: Pick<Paper, "abstract" | "codeUrl">,
  artefacts: Artefacts,
): AbstractFacts {
  return {
    hasNumber: NUMBER.test(abstract),
    hasLimit: LIMIT.test(abstract),
    hasRelease: codeUrl !== null || nameOwn(artefacts).length > 0 || RELEASE.test(abstract),
  };
}

const FIRST_HASH = 0x811c9dc5;

/** A hash that goes on with these bytes, as good as random for each paper and shape, and always the same: FNV-1a, 32 bits. */
function hashOn(before: number, bytes: Uint8Array): number {
  let hash = before;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** The names of shapes as bytes: each is hashed for every paper. */
const NAME_BYTES = new Map<string, Uint8Array>();

function bytesOf(name: string): Uint8Array {
  const bytes = NAME_BYTES.get(name) ?? new TextEncoder().encode(name);
  NAME_BYTES.set(name, bytes);
  return bytes;
}
