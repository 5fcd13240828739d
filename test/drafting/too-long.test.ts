import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fieldsOf } from "../../src/core/checks/fields.ts";
import { WeekDraft } from "../../src/core/digest/week/week-draft.ts";
import { MAX_EVIDENCE_CHARS, MAX_LENGTH_FACTOR } from "../../src/core/draft/bounds.ts";
import type { Draft } from "../../src/core/draft/draft.ts";
import { changeField } from "../../src/core/draft/draft-fields.ts";
import { MAX_ANSWER_CHARS } from "../../src/core/question/answer.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { openRecordedModel } from "../../src/model/recorded.ts";
import { makeDrafting, makeOptions, makeSettings } from "../support/drafting.ts";
import { complete, openModelServer } from "../support/model-server.ts";
import { makeDraftOf, makePaperOf } from "../support/papers.ts";
import { makeFolder } from "../support/temporary.ts";

const PAPER = makePaperOf(0);
const DRAFT = makeDraftOf(PAPER);
const failed = (code: string) => [{ status: "failed", failure: { code } }];

/** Serves one paper's answers, the last of them again and again. */
async function play(...answers: readonly unknown[]) {
  const server = await openModelServer([PAPER], ({ count }) => ({
    body: answers[Math.min(count, answers.length) - 1],
  }));
  onTestFinished(server.close);
  const drafting = makeDrafting(makeSettings(server.url));
  const { outcomes } = await draftAll([PAPER], drafting);
  return { outcomes, requests: server.requests, cache: drafting.cache, ledger: drafting.ledger };
}

const withText = (path: string, text: string): Draft => {
  const changed = changeField(DRAFT, path, text);
  if (changed === null) throw new Error(`No draft has ${path}.`);
  return changed;
};
const answer = (draft: Draft) => complete(JSON.stringify(draft));
const letters = (count: number) => "가".repeat(count);

test.each([
  ["one text", complete(JSON.stringify({ ...DRAFT, explanation: letters(150_000) }))],
  ["words without JSON", complete("word ".repeat(100_000))],
  ["fences", complete("```\n".repeat(100_000))],
  ["reasoning", complete(`<think>${"hm ".repeat(100_000)}</think>${JSON.stringify(DRAFT)}`)],
  [
    "parts",
    complete(null, {
      choices: [
        {
          finish_reason: "stop",
          message: {
            content: Array.from({ length: 10_000 }, () => ({ type: "text", text: "0 1 2 3 4 5" })),
          },
        },
      ],
    }),
  ],
])(
  "an answer of more characters than any answer has (%s) fails its paper and is not repeated",
  async (_, body) => {
    const { outcomes, requests, cache, ledger } = await play(body);

    expect(outcomes).toMatchObject(failed("ANSWER_TOO_LONG"));
    expect(outcomes).toMatchObject([
      { failure: { message: "The answer is too long: its text has more than 64000 characters." } },
    ]);
    expect(requests).toHaveLength(1);
    expect(ledger.snapshot().tokens).toMatchObject({ input: 1000, output: 500 }); // it is paid for
    const [kept] = cache.rejected.values();
    expect(kept?.text).toHaveLength(MAX_ANSWER_CHARS + 1);
  },
);

const PATHS = [
  ...fieldsOf(DRAFT).map(({ path, width }) => ({ path, atMost: width.most * MAX_LENGTH_FACTOR })),
  ...DRAFT.keyPoints.map((_, index) => ({
    path: `keyPoints[${index}].evidence`,
    atMost: MAX_EVIDENCE_CHARS,
  })),
];

test.each(PATHS)(
  "$path of more than $atMost characters is asked for again, in the open",
  async ({ path, atMost }) => {
    const { outcomes, requests } = await play(
      answer(withText(path, letters(atMost + 1))),
      answer(DRAFT),
    );

    expect(outcomes).toMatchObject([{ status: "drafted", draft: DRAFT }]);
    expect(requests).toHaveLength(2);
    expect(JSON.stringify(requests[1]?.body.messages)).toContain(
      `${path}: 너무 깁니다: ${atMost + 1}자. ${atMost}자를`,
    );
  },
);

const EXCESS = "explanation has 3000 characters, and at most 2000 are read";

test("a text that is too long in both answers fails the paper, in words of its own", async () => {
  const long = answer(withText("explanation", letters(3_000)));

  const { outcomes } = await play(long);

  expect(outcomes).toMatchObject(failed("ANSWER_TOO_LONG"));
  expect(outcomes).toMatchObject([{ failure: { message: `The answer is too long: ${EXCESS}.` } }]);
});

test("a draft with more findings than fit a card fails its paper", async () => {
  const numbers = Array.from({ length: 2_000 }, (_, index) => 1_000 + index);
  const fields = PATHS.filter(({ path }) => !path.endsWith("evidence"));
  const draft = fields.reduce(
    (changed, { path, atMost }) =>
      changeField(changed, path, numbers.join(" ").slice(0, atMost)) ?? changed,
    DRAFT,
  );

  const { outcomes } = await play(answer(draft));

  expect(outcomes).toMatchObject(failed("ANSWER_TOO_LONG"));
});

test("the second question does not grow with the first answer", async () => {
  const { requests } = await play(complete(`no JSON ${"x".repeat(60_000)}`), answer(DRAFT));

  expect(JSON.stringify(requests[1]?.body).length).toBeLessThan(30_000);
});

test("a long answer from the cache is read as carefully as a new one", async () => {
  const { cache, requests } = await play(answer(DRAFT));
  const [[fingerprint, kept] = []] = cache.answers;
  if (fingerprint === undefined || kept === undefined) throw new Error("Nothing was kept.");
  cache.answers.set(fingerprint, {
    ...kept,
    text: JSON.stringify({ ...DRAFT, oneLine: letters(1_000_000) }),
  });
  const server = await openModelServer([PAPER]);
  onTestFinished(server.close);

  const again = await draftAll([PAPER], makeDrafting(makeSettings(server.url), { cache }));

  expect(requests).toHaveLength(1);
  expect(again.outcomes).toMatchObject(failed("ANSWER_TOO_LONG"));
});

test("a long answer from a folder of recordings is, too", async () => {
  const folder = makeFolder();
  const usage = { inputTokens: 1, outputTokens: 1, costUsd: null };
  const recorded = {
    ...{ model: "m", finishReason: "stop", refusal: null, usage },
    ...{ text: "[".repeat(1_000_000), answeredAt: "2026-02-13T00:00:00.000Z" },
  };
  writeFileSync(join(folder, `${PAPER.id}.json`), JSON.stringify({ answers: [recorded] }));

  const { outcomes } = await draftAll([PAPER], makeOptions(openRecordedModel(folder)));

  expect(outcomes).toMatchObject(failed("ANSWER_TOO_LONG"));
});

const sentence = {
  papers: [1, 2],
  text: "두 논문은 학습 비용을 줄이는 자리를 서로 다른 곳에서 찾았습니다.",
};

test.each([
  ["eleven sentences", Array(11).fill(sentence)],
  ["a sentence on 21 papers", [{ ...sentence, papers: Array.from({ length: 21 }, (_, n) => n) }]],
  ["a sentence of 601 characters", [{ ...sentence, text: letters(601) }]],
  ["no sentence", []],
])("a week of %s is none", (_, sentences) => {
  expect(WeekDraft.safeParse({ sentences }).success).toBe(false);
});
