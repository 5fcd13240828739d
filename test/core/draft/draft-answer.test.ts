import { expect, test } from "vitest";
import { z } from "zod";
import { SENTENCES, WIDTHS } from "../../../src/core/draft/bounds.ts";
import { DraftAnswer, describeFields } from "../../../src/core/draft/draft.ts";
import { toWireSchema } from "../../../src/core/question/wire-schema.ts";

/** A part of a JSON Schema, as far as this test cares. */
type Part = {
  properties?: Record<string, Part> | undefined;
  items?: Part | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  enum?: string[] | undefined;
};
const Part: z.ZodType<Part> = z.looseObject({
  properties: z.lazy(() => z.record(z.string(), Part)).optional(),
  items: z.lazy(() => Part).optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  enum: z.array(z.string()).optional(),
});
const wire = toWireSchema(DraftAnswer);
const fields = Part.parse(wire).properties ?? {};

test("a model is asked for evidence before the claim, and for reason before the rating", () => {
  expect(Object.keys(fields)).toEqual([
    ...["keyPoints", "headline", "oneLine", "developerView", "actions", "risks"],
    ...["explanation", "uncertainty", "adoption", "tags"],
  ]);
  expect(Object.keys(fields.keyPoints?.items?.properties ?? {})).toEqual(["evidence", "text"]);
  expect(Object.keys(fields.risks?.items?.properties ?? {})).toEqual(["basis", "evidence", "text"]);
});

test("what is released is known, so that a model is not asked for it", () => {
  const { properties = {} } = fields.adoption ?? {};

  expect(Object.keys(properties)).toEqual(["need", "compute"]);
  expect(properties.compute?.enum).toEqual(["inference", "small", "large", "concept"]);
});

test("the schema bounds lists and nothing else, since some providers refuse lengths", () => {
  const bounds = Object.entries(fields).flatMap(([name, { minItems, maxItems }]) =>
    minItems === undefined ? [] : [[name, minItems, maxItems]],
  );

  expect(bounds).toEqual([
    ["keyPoints", 3, 4],
    ["actions", 2, 4],
    ["risks", 1, 3],
    ["tags", 1, 6],
  ]);
  expect(JSON.stringify(wire)).not.toMatch(/"(?:maxLength|minLength|pattern|description)"/);
});

test("the lengths that are asked for are those of a card that reads well on a phone", () => {
  expect(WIDTHS).toMatchObject({
    keyPoint: { least: 14, most: 38 },
    headline: { least: 18, most: 34 },
    oneLine: { least: 60, most: 100 },
    action: { least: 20, most: 46 },
    explanation: { least: 240, most: 400 },
    need: { most: 16 },
  });
  expect(SENTENCES).toEqual({
    oneLine: { least: 1, most: 1 },
    developerView: { least: 2, most: 3 },
    explanation: { least: 5, most: 6 },
    uncertainty: { least: 1, most: 2 },
  });
  for (const { least, most } of Object.values(WIDTHS)) {
    expect(describeFields()).toContain(`폭 ${least}~${most}`);
  }
});
