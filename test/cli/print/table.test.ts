import { expect, test } from "vitest";
import { renderTable } from "../../../src/cli/print/table.ts";

test.each([
  ["abcdef", 6],
  ["신뢰도", 6],
  ["신뢰도".normalize("NFD"), 6],
  ["ＡＢ漢", 6],
  ["ｱｲｳｴｵｶ", 6],
  ["e\u0301\u200Bbcdef", 6],
  ["abcd⚠️", 6],
  ["abcd👨‍👩‍👧", 6],
])("%s takes as many columns as a terminal shows", (cell, columns) => {
  const [, measured] = renderTable([
    [cell, "|"],
    ["", "|"],
  ]);

  expect(measured).toBe(`${" ".repeat(columns)}  |`);
});

test("columns stand left, and nothing fills up the last cell of a row", () => {
  const rows = [["가", "b"], ["cccc", "dddd", "e"], ["f"]];

  expect(renderTable(rows)).toEqual(["가    b", "cccc  dddd  e", "f"]);
});

test("columns of numbers stand right", () => {
  const rows = [
    ["month", "days"],
    ["all", "7"],
  ];

  expect(renderTable(rows, "right")).toEqual(["month  days", "  all     7"]);
});
