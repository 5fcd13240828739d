import { expect, test } from "vitest";
import { conjugate } from "../../../../src/core/checks/meaning/words/conjugate.ts";

test.each([
  ["넓히다", ["넓히고", "넓힌", "넓힐", "넓힘", "넓힙니다", "넓혀", "넓혔다"]],
  ["늘다", ["늘고", "느는", "는", "늡니다", "늚", "늘었다"]],
  ["개선하다", ["개선하고", "개선한", "개선합니다", "개선해", "개선했다"]],
  ["빠르다", ["빠르고", "빠른", "빠릅니다", "빨라", "빨랐다"]],
  ["따르다", ["따르고", "따른", "따라", "따랐다"]],
  ["쓰다", ["쓰고", "쓴", "씁니다", "써", "썼다"]],
  ["서다", ["서고", "선", "서", "섰다"]],
  ["가깝다*", ["가깝고", "가까운", "가까움", "가까워", "가까웠다"]],
  ["돕다*", ["돕고", "도운", "도와", "도왔다"]],
  ["묻다*", ["묻고", "물은", "물어", "물었다"]],
  ["잇다*", ["잇고", "이은", "이어", "이었다"]],
  ["좁다", ["좁고", "좁은", "좁아", "좁았다"]],
])("each form of %s begins as one that its dictionary form gives", (form, forms) => {
  const beginnings = conjugate(form);

  for (const one of forms) {
    expect(beginnings.filter((beginning) => one.startsWith(beginning))).not.toEqual([]);
  }
});

test.each([
  ["빠르다", "빠라"],
  ["넓히다", "넓다"],
  ["가깝다*", "가까와"],
])("%s is never %s", (form, other) => {
  expect(conjugate(form).filter((beginning) => other.startsWith(beginning))).toEqual([]);
});

test("a word that is no verb stays as it is", () => {
  expect(conjugate("향상")).toEqual(["향상"]);
});
