import { expect, test } from "vitest";
import { checkRepetitionAcross } from "../../../src/core/checks/repetition.ts";
import { nameCards } from "../../../src/web/pages/name-cards.ts";
import { makeDraft, makePaper } from "../../support/make.ts";

const NUMBERS = new Map([
  ["2602.12125", 3],
  ["2602.12036", 9],
]);

/** What is said of three cards of which all say the same, and of which one is renamed in the second sentence. */
function findAlike() {
  const ids = ["2602.00001", "2602.12036", "2602.12125"] as const;
  const names = ["RAMP", "QeRL", "SWE"];
  const entries = ids.map((id, index) => ({
    paper: { ...makePaper(), id },
    draft: makeDraft({
      oneLine: "같은 문장을 여러 논문의 카드에 그대로 되풀이해 적었습니다.",
      uncertainty: `${names[index]} 방법을 다른 언어와 다른 크기의 모델에서 시험했는지 초록에 없습니다.`,
    }),
  }));
  const [first = []] = checkRepetitionAcross(entries);
  return first.map(({ field, message }) => [field, nameCards(message, NUMBERS)] as const);
}

test("cards that say the same are named as the list names them, not by the numbers of their papers", () => {
  const said = new Map(findAlike());

  expect(said.get("oneLine")).toMatch(/^9번·3번 카드에도 있는 문장: /);
  expect(said.get("uncertainty")).toMatch(/^9번·3번 카드와 구조가 같은 문장: /);
});

test("a card that the list does not have is named by its paper", () => {
  const message = "다른 논문의 카드에도 있는 문장(2602.12036, 2602.99999): “가”.";

  expect(nameCards(message, NUMBERS)).toBe(message);
});
