import { expect, test } from "vitest";
import { findingsOf, findNumbersHeld } from "../../support/findings-of.ts";

test.each([
  ["a market of USD2.5 million", "250만 달러|2.5M 달러", "25만 달러|250만 유로|2.5달러"],
  ["a market of US$2.5M", "250만 달러", "25만 달러|250만 원"],
  ["a market of US$ 2.5 million", "250만 달러", "250만 유로"],
  ["a fund of EUR 3bn", "30억 유로", "3억 유로|30억 달러"],
  ["a fund of EUR3bn", "30억 유로", "3억 유로"],
  ["a fund of €3 bn", "30억 유로", "3억 유로|30억 원"],
  ["a fund of $ 3 billion", "30억 달러", "3억 달러"],
  ["a fund of 2.5M€", "250만 유로", "25만 유로"],
  ["a fund of 5 m USD", "500만 달러", "50만 달러|5달러"],
  ["a fund of 2.5 mln dollars", "250만 달러", "25만 달러"],
  ["a fund of JPY500m", "5억 엔", "5억 원|5천만 엔|5억 위안"],
  ["a fund of ¥500 million", "5억 엔|5억 위안", "5억 달러|5천만 엔"],
  ["a fund of RMB 500 million", "5억 위안", "5억 달러|5억 엔"],
  ["a fund of £5m", "500만 파운드", "500만 달러|5미터"],
  ["a fund of KRW3 trillion", "3조 원", "3조 달러|3억 원"],
  ["a fund of USD 2.5-3 million", "250만~300만 달러", "25만 달러|30만 달러"],
  ["a fund of $2.5-3 million", "250만~300만 달러", "30만 달러"],
  ["costs $5 and $10", "5달러와 10달러", "15달러"],
])("the money of %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});

test("a code of a currency on a card belongs to its amount, and not to the names", () => {
  expect(findingsOf("terms", "It costs $2.5 million.", "USD2.5M가 듦")).toEqual([]);
});

test.each([
  ["has a $42 training cost", "42달러|42", "42시간|42일|42개|42유로|42%|42배"],
  ["costs $1.47 million", "147만 달러", "147만 시간|147만 개"],
  ["a $42 GPU", "42달러", "42GB"],
  ["at minimal cost ($65).", "65달러", "65시간"],
  ["falls from $30 to $12", "30달러에서 12달러로|30~12달러", "30시간에서 12시간"],
  ["costs $5 to $10 million", "500만~1,000만 달러", "500만~1,000만 시간"],
  ["costs \\$200 or \\$32,000", "200달러|3만 2천 달러", "200시간|3만 2천 개"],
  ["costs $5 ($n$ samples of $k$ tokens)", "5달러", "5시간|5개"],
  ["with $n > 0 samples it costs $7", "7달러", "7시간"],
  ["$2$ of $k=3$ samples, $16\\times$ in 4 steps", "2개|3개|16배|4단계", "2달러|3달러|16달러"],
  ["in $n$ 5 samples", "5개", "5달러"],
])("a price in %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});

test("dollar signs of TeX and metres are no money", () => {
  expect(findNumbersHeld("with $n$ of $5$ at 500m", "5달러|5억 달러|500m|5")).toBe("500m|5");
});

test.each([
  ["2 dozen models", "24개|스물네 개", "12개|2개"],
  ["2.5 dozen models", "30개", "25개"],
  ["two dozen models", "24개", "12개|20개"],
  ["half a dozen models", "6개|여섯 개", "12개"],
  ["a half dozen models", "6개", "12개"],
  ["half a million models", "50만 개", "100만 개"],
  ["a half million models", "50만 개", "100만 개"],
  ["3 hundred models", "300개|3백 개", "3개|100개"],
  ["several dozen models", "수십 개", "12개|수백 개"],
  ["several hundred thousand models", "수십만 개", "수백 개|1,000개|10만 개"],
  ["hundreds of models", "수백 개", "100개"],
])("the amount of %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});
