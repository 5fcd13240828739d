import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { FAULTS } from "../../support/faulty-world.ts";
import { expectQuiet, expectTold, openOperator } from "../../support/operator.ts";

const day = (text: string) => DigestDate.parse(text);

test("a refused key is told once in each place until it is mended, and nothing is told where nothing is to be done", async () => {
  const operator = await openOperator(day("2026-02-13"), day("2026-02-17"));
  const { act } = FAULTS["the key is refused"];

  operator.turn(FAULTS["the key is refused"]);
  for (const today of ["2026-02-14", "2026-02-16"]) expectTold(await operator.see(day(today)), act);
  operator.turn({});
  const mended = await operator.see(day("2026-02-17")); // the day after Presidents' Day

  expectQuiet(mended);
  expect(mended.written).toBe(2); // the issue, and that it is over
});
