import { expect, test } from "vitest";
import { checkRegister } from "../../../src/core/checks/register.ts";
import { makeField } from "../../support/make-field.ts";

test.each([
  "이 방법은 3.5배 빠릅니다.",
  "점수가 초록에 없습니다. 비교도 나오지 않습니다.",
  "왜 그런지는 알 수 없습니다(추정).",
  "이름은 “RAMP”입니다.",
  "어떤 데이터를 썼습니까?",
])("a sentence may end so: %s", (text) => {
  expect(checkRegister(makeField({ text, form: "sentence" }))).toEqual([]);
});

test.each([
  "이 방법은 빠르다.",
  "이 방법은 빨라요.",
  "빠른 방법임.",
  "이 방법은 빠릅니다. 그리고 간단하다.",
])("a sentence may not end so: %s", (text) => {
  expect(checkRegister(makeField({ text, form: "sentence" }))).toMatchObject([
    { check: "register", severity: "error" },
  ]);
});

test.each([
  "4B부터 30B까지 나아진 추론 능력",
  "추가 검증 필요",
  "가장 중요",
  "LiveCodeBench-v6 86.4%",
  "단순한 방법 Composition-RL",
  "품질이 떨어질 수 있음",
  "GPU에서 도는 것은 람다",
])("a list item may end so: %s", (text) => {
  expect(checkRegister(makeField({ text, form: "item" }))).toEqual([]);
});

test.each([
  "추론 능력이 나아졌다",
  "추론 능력이 나아졌습니다",
  "추론 능력이 나아져요",
  "추론 능력이 나아지네요",
  "나아진 추론 능력.",
])("a list item may not end so: %s", (text) => {
  expect(checkRegister(makeField({ text, form: "item" }))).toMatchObject([
    { check: "register", severity: "error" },
  ]);
});
