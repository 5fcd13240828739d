import { z } from "zod";
import { describeBounds, describeSentences, LENGTHS, QUOTE_WORDS, SENTENCES } from "./bounds.ts";
import { MAX_TAGS, TAG_NAMES } from "./tags.ts";

/**
 * What the model returns for one paper, evidence before the claim and reason before the rating. It is
 * declared only here: the type, the wire schema, the validation of an answer and the prompt's field notes
 * come from it. The schema has no lengths, since some providers refuse them: the check `length` has them.
 */
export const DraftAnswer = z.object({
  keyPoints: z
    .array(
      z.object({
        evidence: z
          .string()
          .describe(
            `abstract에서 이어진 영어 ${describeBounds(QUOTE_WORDS, "단어")}를 복사한 것. 바꿔 쓰기, 생략(…), 이어 붙이기, 서로 겹치기 금지`,
          ),
        text: z
          .string()
          .describe(
            `그 evidence가 말하는 것만 ${describeBounds(LENGTHS.keyPoint, "자")} 개조식으로. 숫자(두 가지, 절반도)는 그 evidence에 있는 것만`,
          ),
      }),
    )
    .min(3)
    .max(5)
    .describe("객체 3~5개의 배열. 문제, 아이디어, 결과의 순서이며 공개 여부는 adoption에만"),
  oneLine: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.oneLine)}, ${describeBounds(LENGTHS.oneLine, "자")}. 이름(없으면 다룬 주제), 무엇이 새로운지, 그래서 무엇이 달라지는지`,
    ),
  developerView: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.developerView)}. 어떤 일에 쓸모 있고 무엇을 갖춰야 하는지; 어떤 일에 맞지 않고 왜 그런지. 초록에 없는 판단은 추정임이 드러나게`,
    ),
  actions: z
    .array(z.string())
    .min(2)
    .max(4)
    .describe(
      `문자열 2~4개의 배열, 각 ${describeBounds(LENGTHS.action, "자")} 개조식. 무엇을 대상으로 어떤 값을 볼지 적고 측정·비교·적용·기록처럼 끝난 일의 명사로 맺음. 확인이나 검토뿐인 것은 금지. 공개된 것이 없으면 초록의 문제를 우리 데이터에서 측정`,
    ),
  risks: z
    .array(
      z.object({
        basis: z
          .enum(["stated", "inferred"])
          .describe(
            "초록이 제 방법이나 결과의 한계·조건이라고 직접 쓴 것만 stated(없는 논문이 많고, 기존 방법의 문제는 아님), 나머지는 모두 inferred",
          ),
        evidence: z
          .string()
          .nullable()
          .describe(
            `stated면 그 구절을 복사(${describeBounds(QUOTE_WORDS, "단어")}), inferred면 null`,
          ),
        text: z
          .string()
          .describe(
            `${describeBounds(LENGTHS.risk, "자")} 개조식. stated는 인용이 말하는 것까지만. inferred는 초록의 사실 하나를 들고 \`-ㄹ 수 있음\`이나 \`-ㄹ 가능성\`으로 맺음`,
          ),
      }),
    )
    .min(1)
    .max(3)
    .describe("객체 1~3개의 배열"),
  explanation: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.explanation)}, 모두 ${describeBounds(LENGTHS.explanation, "자")}. 초록을 차례로 번역하지 말고 배경, 방법, 결과를 설명. 드문 약어는 한 번 풀이. 초록에 빠진 것은 말하지 않음`,
    ),
  uncertainty: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.uncertainty)}. 이 논문을 판단하는 데 필요하지만 초록에 없는 것 두세 가지를 이름으로(어느 기준선, 어느 데이터, 무엇의 비용). \`자세한 내용은 알기 어렵다\`처럼 이름 없는 말은 금지. 초록이나 codeUrl에 있는 것을 없다고 하지 않음`,
    ),
  adoption: z
    .object({
      reason: z
        .string()
        .describe(
          `합니다체 ${describeSentences(SENTENCES.reason)}. 받을 수 있는 것과 거기에 드는 장비나 학습; 초록에 없으면 모른다고`,
        ),
      artefact: z
        .enum(["released", "announced", "none"])
        .describe(
          "codeUrl이 있거나 abstract에 이미 공개한 링크가 있으면 released, 공개 예정이거나 링크 없이 공개한다는 말뿐이면 announced, 아무 말도 없으면 none",
        ),
      compute: z
        .enum(["inference", "small", "large", "concept"])
        .describe(
          "써 보려면 무엇이 있어야 하는지. inference: GPU 한 장이나 API로 됨, 또는 알 수 없음 / small: 작은 규모의 학습 / large: 대규모 학습, 100B 넘는 가중치, 로봇, 특수 장비, 비공개 데이터 / concept: 돌려 볼 방법이나 도구가 없는 이론, 주장, 서베이",
        ),
    })
    .describe("써 보는 데 드는 것(객체)"),
  tags: z
    .array(z.enum(TAG_NAMES))
    .min(1)
    .max(MAX_TAGS)
    .describe(`목록에 있는 이름 1~${MAX_TAGS}개의 배열. 가장 맞는 것부터`),
});

/** A draft as it is stored. Its tags were on the list when it was made; the list may have changed since. */
export const Draft = DraftAnswer.extend({ tags: z.array(z.string()) });
export type Draft = z.infer<typeof Draft>;

/** The schema's field notes as a Markdown list, nested as the fields are. */
export function describeFields(): string {
  return describeObject(DraftAnswer, "").join("\n");
}

function describeObject(schema: z.ZodObject, indent: string): string[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => [
    `${indent}- \`${name}\`: ${z.globalRegistry.get(field)?.description ?? ""}`,
    ...describeNested(field, `${indent}  `),
  ]);
}

function describeNested(field: z.core.$ZodType, indent: string): string[] {
  const inner = field instanceof z.ZodArray ? field.element : field;
  return inner instanceof z.ZodObject ? describeObject(inner, indent) : [];
}
