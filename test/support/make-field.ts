import type { Field } from "../../src/core/checks/fields.ts";

/** A field of a draft; a test states only what it is about. */
export function makeField(overrides: Partial<Field> = {}): Field {
  return {
    path: "text",
    text: "4B부터 30B까지의 모델에서 꾸준히 나아진 추론 능력",
    role: "report",
    form: "item",
    quote: null,
    width: { least: 10, most: 60 },
    sentences: null,
    ...overrides,
  };
}
