import { expect, test } from "vitest";
import { CAUSES } from "../../src/core/causes/cause-table.ts";
import { type Explanation, explain } from "../../src/core/causes/explanation.ts";

const rows: [string, Explanation][] = Object.entries(CAUSES);
const textsOf = ({ happened, fix, korean }: Explanation) => [
  happened,
  fix,
  korean.happened,
  korean.fix,
];

test("a later run is advised only where what is wrong may pass by itself", () => {
  const advised = rows.filter(([, { fix }]) => /\blater\b/i.test(fix)).map(([name]) => name);

  expect(advised).toEqual([
    ...["connectionLost", "tooSlow", "rateLimited", "outage"],
    ...["abstractMissing", "arxivUnreachable", "modelSilent"],
    ...[
      "hubBusy",
      "sourceBusy",
      "sourceDown",
      "listingUnreadable",
      "listingOfOtherDay",
      "listingShrunk",
    ],
  ]);
});

test("values are put into the words of both languages, and read as nothing but text", () => {
  const { happened, korean } = explain("noListener", { host: "{setting}", setting: "A" });

  expect(happened).toBe("Nothing listens at {setting} (ECONNREFUSED).");
  expect(korean.fix).toContain("주소 설정을 고치세요: A.");
});

test.each(rows)(
  "%s says what happened and what to do, and no Korean particle follows a value",
  (_, row) => {
    const { korean } = row;
    const texts = textsOf(row);

    expect(texts.every((text) => text.length > 0)).toBe(true);
    expect([korean.happened, korean.fix].filter((text) => !/[가-힣]/.test(text))).toEqual([]);
    expect(texts.filter((text) => /\}[가-힣]/.test(text))).toEqual([]);
  },
);
