import { expect, test } from "vitest";
import { describeShapes } from "../../../src/core/draft/shapes.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";

const FIELDS = ["developerView", "risks", "uncertainty"] as const;
const PLAIN = "We propose a method, and study it.";

/** The first and the second choice of each field. */
function shapesOf(id: string, abstract = PLAIN, codeUrl: string | null = null) {
  const lines = describeShapes({ id, abstract, codeUrl }).split("\n");
  return lines.map((line) => /^- `(\w+)`: (.+?)\. 아니면 (.+)\.$/.exec(line)?.slice(1) ?? []);
}

const IDS = Array.from({ length: 120 }, (_, index) => `2602.${10_000 + index * 7}`);

/** Every shape that is offered to any of these papers, of all fields. */
const offered = (...paper: [abstract: string, codeUrl?: string]) =>
  new Set(IDS.flatMap((id) => shapesOf(id, ...paper).flatMap(([, ...notes]) => notes)));

test("each of the three fields gets a shape and another one, always the same for a paper", () => {
  for (const id of IDS) {
    const shapes = shapesOf(id);

    expect(shapes.map(([field]) => field)).toEqual(FIELDS);
    for (const [, first, second] of shapes) expect(first).not.toBe(second);
    expect(shapesOf(id)).toEqual(shapes);
  }
});

test.each([0, 1, 2])("no shape is that of more than three in ten papers, in field %i", (field) => {
  const firsts = IDS.map((id) => shapesOf(id)[field]?.[1] ?? "");
  const counts = Object.values(Object.groupBy(firsts, (first) => first));

  expect(Math.max(...counts.map((same = []) => same.length)) / IDS.length).toBeLessThan(0.3);
});

test.each<[fact: string, has: string, lacks: string, note: string]>([
  ["a number", "It gains 3.5% on NQ.", PLAIN, "지금 당연히 하는 일로 열고"],
  ["a number", "It gains 3.5% on NQ.", PLAIN, "수치 하나의 두 해석"],
  ["no number", PLAIN, "It gains 3.5% on NQ.", "센 주장 하나를 옮기고"],
  ["a limit", "It only works on images.", PLAIN, "초록이 제 조건이나 비용으로 쓴 구절"],
  ["a release", "We release the weights.", PLAIN, "현재 구성의 부담으로 열고"],
  ["no release", PLAIN, "We release the weights.", "데이터나 가중치 없이도"],
])("an abstract with %s may get a shape that others never get", (_, has, lacks, note) => {
  const isOffered = (abstract: string) =>
    [...offered(abstract)].some((shape) => shape.includes(note));

  expect([isOffered(has), isOffered(lacks)]).toEqual([true, false]);
});

test("code in the listing and a repository on the Hub are releases, too", () => {
  const [id = ""] = IDS;
  const owned = { own: [{ name: "owner/model", gated: false }], mentions: 0 };
  const found = { ...NOT_LOOKED_UP, models: owned };

  const withCode = offered(PLAIN, "https://github.com/owner/name");
  const withModel = describeShapes({ id, abstract: PLAIN, codeUrl: null }, found);

  expect([...withCode].some((shape) => shape.includes("현재 구성의 부담"))).toBe(true);
  expect(withModel).toBe(
    describeShapes({ id, abstract: PLAIN, codeUrl: "https://github.com/owner/name" }),
  );
});
