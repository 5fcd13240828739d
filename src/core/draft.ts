import { z } from "zod";
import { TAG_NAMES } from "./tags.ts";

/**
 * What the model returns for one paper, evidence before the claim and reason before the rating. This
 * is the only place that says so: the type, the schema on the wire, the check of an answer and the
 * prompt's field notes come from here. Lengths are left to the check `length`: providers refuse or
 * break on them.
 */
export const Draft = z.object({
  keyPoints: z
    .array(
      z.object({
        evidence: z
          .string()
          .describe("초록의 한 구절을 글자 그대로. 영어 5~30단어, 이어진 그대로, 서로 겹치지 않게"),
        text: z
          .string()
          .describe(
            "그 구절이 말하는 것만 한국어로. 30~65자, 개조식(명사·이름·숫자로 끝, 마침표 없음)",
          ),
      }),
    )
    .min(3)
    .max(5)
    .describe("3~5개. 문제, 아이디어, 결과의 순서. 숫자는 자기 구절에 있는 것만"),
  oneLine: z
    .string()
    .describe("한 문장, 70~120자, 합니다체. 이름 + 무엇이 새로운지 + 무엇이 달라지는지"),
  developerView: z
    .string()
    .describe("두 문장, 합니다체. 언제 쓸모 있고 무엇을 갖춰야 하는지; 언제 맞지 않고 왜 그런지"),
  actions: z
    .array(z.string())
    .min(2)
    .max(4)
    .describe(
      "2~4개, 각 25~60자, 개조식. 대상과 잴 값을 적고 한 일의 명사(측정, 비교, 적용, 기록)로 끝. 공개물이 없으면 우리 데이터로",
    ),
  risks: z
    .array(
      z.object({
        basis: z
          .enum(["stated", "inferred"])
          .describe("초록이 한계나 조건으로 직접 쓴 것만 stated, 나머지는 inferred"),
        evidence: z
          .string()
          .nullable()
          .describe("stated면 초록의 구절을 글자 그대로, inferred면 null"),
        text: z
          .string()
          .describe(
            "개조식. inferred는 초록의 사실 하나에서 출발해 -ㄹ 수 있음 / -ㄹ 가능성으로 끝",
          ),
      }),
    )
    .min(1)
    .max(3)
    .describe("1~3개"),
  explanation: z
    .string()
    .describe(
      "5~6문장, 350~520자, 합니다체. 배경, 방법, 결과를 초록만으로 설명. 드문 약어는 한 번 풀이",
    ),
  uncertainty: z.string().describe("한두 문장, 합니다체. 이 초록에서 빠진 것 두세 가지를 이름으로"),
  adoption: z
    .object({
      reason: z
        .string()
        .describe("한 문장, 합니다체. 무엇이 공개되었고 어떤 장비가 드는지; 모르면 모른다고"),
      artefact: z
        .enum(["released", "announced", "none"])
        .describe(
          "코드·가중치·데이터를 지금 받을 수 있으면 released, 예고만 했으면 announced, 아니면 none",
        ),
      compute: z
        .enum(["inference", "small", "large", "concept"])
        .describe(
          "inference: GPU 한 장이나 API로 충분(모르면 이것) / small: 작은 규모의 학습 / large: 대규모 학습, 100B 넘는 가중치, 로봇, 특수 장비, 비공개 데이터 / concept: 돌릴 것이 없는 이론·주장",
        ),
    })
    .describe("도입에 드는 것"),
  tags: z.array(z.enum(TAG_NAMES)).min(1).max(6).describe("1~6개, 목록에서만. 가장 맞는 것부터"),
});
export type Draft = z.infer<typeof Draft>;

/** The schema's field notes as a Markdown list, nested as the fields are. */
export function describeFields(): string {
  return describe(Draft, "").join("\n");
}

/** The schema in the form that strict structured outputs accept: no notes, since the prompt has them. */
export function toWireSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(Draft, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.description;
    },
  });
  return schema;
}

function describe(schema: z.ZodObject, indent: string): string[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => [
    `${indent}- \`${name}\`: ${z.globalRegistry.get(field)?.description ?? ""}`,
    ...describeNested(field, `${indent}  `),
  ]);
}

function describeNested(field: z.core.$ZodType, indent: string): string[] {
  const inner = field instanceof z.ZodArray ? field.element : field;
  return inner instanceof z.ZodObject ? describe(inner, indent) : [];
}
