import { z } from "zod";
import { OTHER_NAMES } from "../question/mend-value.ts";
import {
  describeBounds,
  describeSentences,
  describeWidth,
  QUOTE_WORDS,
  SENTENCES,
  WIDTHS,
} from "./bounds.ts";
import { MAX_TAGS, TAG_NAMES } from "./tags.ts";

const KeyPoint = z.object({
  evidence: z
    .string()
    .describe(
      `abstract에서 이어진 영어 ${describeBounds(QUOTE_WORDS, "단어")}를 글자 그대로 복사. 생략(…), 이어 붙이기, 바꿔 쓰기, 서로 겹치기 금지`,
    ),
  text: z
    .string()
    .describe(
      `${describeWidth(WIDTHS.keyPoint)}, 개조식. 그 evidence가 말하는 것만, 숫자도 그 evidence의 것만. 무엇이 어떻다는 주어와 서술이 보이게 쓰고 동작 명사나 \`-함/-임/-됨\`으로 맺음`,
    ),
});

/**
 * What the model returns for one paper, evidence before the claim and reason before the rating. It is
 * declared only here: the type, the wire schema, the validation of an answer and the prompt's field notes
 * come from it. The schema has no lengths, since some providers refuse them: the check `length` has them.
 */
export const DraftAnswer = z.object({
  keyPoints: z
    .array(KeyPoint)
    .min(3)
    .max(4)
    .describe(
      "객체 3~4개의 배열. 문제, 아이디어, 조건의 순서. oneLine에 쓸 결과는 되풀이하지 않고, 초록에 다른 결과가 더 있으면 하나를 쓸 수 있음. 초록에 조건이나 통하지 않은 경우가 있으면 한 자리를 줌(stated 위험으로 쓸 것이면 빼도 됨)",
    ),
  headline: z
    .string()
    .describe(
      `${describeWidth(WIDTHS.headline)}. 목차와 알림에서 이것만 읽힘. 제목의 번역이 아니라 무엇이 새로운지를 쉬운 말로. 과장 없이, 마침표 없이, \`-다/-요\`로 끝나지 않게`,
    ),
  oneLine: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.oneLine)}, ${describeWidth(WIDTHS.oneLine)}. 이름(없으면 다룬 것), 무엇이 새로운지, 그래서 무엇이 달라졌는지`,
    ),
  developerView: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.developerView)}, ${describeWidth(WIDTHS.developerView)}. 언제 쓸모 있고 무엇이 있어야 하는지, 언제 맞지 않고 왜 그런지. 받은 모양을 따름`,
    ),
  actions: z
    .array(z.string())
    .min(2)
    .max(4)
    .describe(
      `문자열 2~4개의 배열, 각 ${describeWidth(WIDTHS.action)}, 개조식. 대상과 잴 값을 적고 할 일의 명사로 맺음. 셋 가운데 둘은 이 논문의 모델, 방법, 데이터, 평가 절차를 이름으로 씀. 확인, 검토, 고려뿐인 것은 금지`,
    ),
  risks: z
    .array(
      z.object({
        basis: z
          .enum(["stated", "inferred"])
          .describe(
            "초록이 제 방법이나 결과의 한계·조건이라고 직접 쓴 것만 stated(없는 논문이 많고, 기존 방법의 문제는 아님), 나머지는 모두 inferred",
          )
          .register(OTHER_NAMES, {
            stated: ["명시", "명시됨", "초록에 명시", "직접 명시", "statement", "explicit"],
            inferred: ["추정", "추론", "추론됨", "추정됨", "유추", "inference", "implied"],
          }),
        evidence: z
          .string()
          .nullable()
          .describe(
            `stated면 그 구절을 복사(${describeBounds(QUOTE_WORDS, "단어")}), inferred면 null`,
          ),
        text: z
          .string()
          .describe(
            `${describeWidth(WIDTHS.risk)}, 개조식. stated는 인용이 말하는 것까지만. inferred는 초록의 장치나 수치 하나에서 출발해 무슨 일이 벌어지는지까지. 카드가 추정임을 앞에 적으므로 물러서는 말은 필요 없음`,
          ),
      }),
    )
    .min(1)
    .max(3)
    .describe("객체 1~3개의 배열. 받은 모양에서 출발"),
  explanation: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.explanation)}, 모두 ${describeWidth(WIDTHS.explanation)}. 초록을 차례로 번역하지 말고 배경, 방법, 결과를 설명하고 결과로 맺음. 드문 약어는 한 번 풀이. 같은 결과 수치는 oneLine과 합쳐 두 번까지만`,
    ),
  uncertainty: z
    .string()
    .describe(
      `합니다체 ${describeSentences(SENTENCES.uncertainty)}, ${describeWidth(WIDTHS.uncertainty)}. 이 초록에 빠진 것 한 가지에서 네 가지를 이름으로(어느 기준선, 어느 데이터, 무엇의 비용). 받은 모양을 따름. 초록이나 공개 목록에 있는 것을 없다고 하지 않음. 빠진 것은 초록이 말하지 않은 것일 뿐이므로, 논문이 하지 않았다고 적지 않음`,
    ),
  adoption: z
    .object({
      need: z
        .string()
        .describe(
          `${describeWidth(WIDTHS.need)}, 개조식 낱말 한 개에서 세 개. 써 보는 데 드는 것 하나만(\`LoRA 학습 필요\`처럼). 공개 여부는 프로그램이 앞에 적음`,
        ),
      compute: z
        .enum(["inference", "small", "large", "concept"])
        .describe(
          "써 보려면 무엇이 있어야 하는지. inference: 있는 그대로 GPU 한 장이나 API로 됨 / small: 작은 규모의 학습이나 직접 구현 / large: 대규모 학습, 100B 넘는 가중치, 로봇, 특수 장비, 비공개 데이터 / concept: 돌려 볼 방법이나 도구가 없는 이론, 주장, 서베이",
        )
        .register(OTHER_NAMES, {
          ...{ inference: ["추론"], small: ["소규모"] },
          ...{ large: ["대규모"], concept: ["개념"] },
        }),
    })
    .describe("써 보는 데 드는 것(객체)"),
  tags: z
    .array(z.enum(TAG_NAMES))
    .min(1)
    .max(MAX_TAGS)
    .describe(`목록에 있는 이름 1~${MAX_TAGS}개의 배열. 가장 맞는 것부터`),
});

/**
 * A draft as it is stored. Its tags were on the list when it was made; the list may have changed since. Drafts
 * of the first edition have up to five key points, and neither a headline nor a need.
 */
export const Draft = DraftAnswer.extend({
  keyPoints: z.array(KeyPoint).min(3).max(5),
  headline: DraftAnswer.shape.headline.nullable(),
  adoption: DraftAnswer.shape.adoption.extend({
    need: DraftAnswer.shape.adoption.shape.need.nullable(),
  }),
  tags: z.array(z.string()),
});
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
