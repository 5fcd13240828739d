import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { rateConfidence } from "../../src/core/card/ratings/rate-confidence.ts";
import { rateDifficulty } from "../../src/core/card/ratings/rate-difficulty.ts";
import { checkDrafts } from "../../src/core/checks/check-draft.ts";
import { fieldsOf } from "../../src/core/checks/fields.ts";
import { splitSentences } from "../../src/core/checks/text/sentences.ts";
import { Draft, describeFields } from "../../src/core/draft/draft.ts";
import { describeShapes } from "../../src/core/draft/shapes.ts";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { HubItem, toPaper } from "../../src/core/paper/hub-item.ts";

const Example = z.object({
  paper: z.unknown(),
  difficulty: z.enum(["상", "중", "하"]),
  confidence: z.enum(["상", "중", "하"]),
  draft: Draft,
});

/** Seven cards as an editor wants them, of papers of which nothing was looked up on the Hub. */
const examples = z
  .array(Example)
  .parse(JSON.parse(readFileSync("test/fixtures/example-cards.json", "utf8")))
  .map(({ paper: listed, ...card }) => {
    const item = HubItem.parse({ paper: { ...Object(listed), summary: Object(listed).abstract } });
    return { paper: toPaper(item)?.paper ?? expect.fail(), ...card };
  });
const findings = checkDrafts(examples);

test("no check finds anything in the example cards", () => {
  expect(examples).toHaveLength(7);
  expect(findings.flat()).toEqual([]);
});

test("the example cards get the ratings that their reader gave them", () => {
  const rated = examples.map(({ paper, draft }, index) => ({
    id: paper.id,
    difficulty: rateDifficulty({ paper, artefacts: NOT_LOOKED_UP, ...draft.adoption }).grade,
    confidence: rateConfidence(paper, findings[index] ?? []).grade,
  }));

  expect(rated).toEqual(
    examples.map(({ paper: { id }, difficulty, confidence }) => ({ id, difficulty, confidence })),
  );
});

test("no sentence of the example cards stands in a prompt", () => {
  const prompts = readdirSync("prompts").map((name) => readFileSync(join("prompts", name), "utf8"));
  const shapes = examples.map(({ paper }) => describeShapes(paper));
  const asked = [...prompts, describeFields(), ...shapes].join("\n");
  const sentences = examples.flatMap(({ draft }) =>
    fieldsOf(draft)
      .filter(({ path }) => path !== "adoption.need")
      .flatMap(({ text }) => splitSentences(text)),
  );

  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter((sentence) => asked.includes(sentence.trim()))).toEqual([]);
});
