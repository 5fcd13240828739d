import { expect, test } from "vitest";
import type { Draft } from "../../src/core/draft/draft.ts";
import type { Answer } from "../../src/core/question/answer.ts";
import type { Question } from "../../src/core/question/question.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import type { Model } from "../../src/model/model.ts";
import { makeOptions } from "../support/drafting.ts";
import { makeDraft, makePaper } from "../support/make.ts";
import { makeModelError } from "../support/make-errors.ts";
import { makeDraftOf, makePapers } from "../support/papers.ts";

const PAPERS = makePapers(5);
const BAD = "not JSON";

function makeAnswer(text: string, overrides: Partial<Answer> = {}): Answer {
  return {
    model: "m",
    text,
    finishReason: "stop",
    refusal: null,
    usage: { inputTokens: 100, outputTokens: 10, costUsd: 0.5 },
    answeredAt: "2026-02-13T09:00:00.000Z",
    ...overrides,
  };
}

/** A model that answers every question from a function, and remembers what it was asked. */
function makeModel(answer: (question: Question, count: number) => Answer | Error) {
  const questions: Question[] = [];
  const model: Model = {
    name: "m",
    parameters: {},
    ask: async (question) => {
      questions.push(question);
      const count = questions.filter(({ subject }) => subject === question.subject).length;
      const given = answer(question, count);
      if (given instanceof Error) throw given;
      return given;
    },
  };
  return { ...model, questions };
}

const drafts = new Map(PAPERS.map((paper) => [paper.id, JSON.stringify(makeDraftOf(paper))]));
const good = ({ subject }: Question) => makeAnswer(drafts.get(subject) ?? BAD);

test("outcomes stand in the order of the papers, each with its own draft", async () => {
  const { outcomes, endedBy } = await draftAll(PAPERS, makeOptions(makeModel(good)));

  expect(outcomes.map(({ paper }) => paper.id)).toEqual(PAPERS.map(({ id }) => id));
  expect(outcomes.map((outcome) => outcome.status === "drafted" && outcome.draft)).toEqual(
    PAPERS.map((paper) => makeDraftOf(paper)),
  );
  expect(endedBy).toBeNull();
});

test("a paper without an abstract fails without a question", async () => {
  const model = makeModel(good);
  const paper = makePaper({ abstract: " " });

  const { outcomes } = await draftAll([paper], makeOptions(model));

  expect(outcomes).toMatchObject([{ status: "failed", failure: { code: "NO_ABSTRACT" } }]);
  expect(model.questions).toHaveLength(0);
});

test("a second run asks nothing and says that everything was kept", async () => {
  const options = makeOptions(makeModel(good));
  await draftAll(PAPERS, options);
  const again = makeModel(good);
  const sources: string[] = [];

  const { outcomes } = await draftAll(PAPERS, {
    ...makeOptions(again, options.cache),
    onOutcome: (_, source) => sources.push(source),
  });

  expect(again.questions).toHaveLength(0);
  expect(outcomes.every(({ status }) => status === "drafted")).toBe(true);
  expect(sources).toEqual(Array(5).fill("kept"));
});

test("a draft of an already written digest is neither asked for nor looked up", async () => {
  const model = makeModel(good);
  const [paper = makePaper()] = PAPERS;
  const provenance = {
    model: "m",
    promptVersion: "1",
    fingerprint: "f",
    draftedAt: "2026-02-13T09:00:00.000Z",
    attempts: 1,
    usage: { inputTokens: 1, outputTokens: 1, costUsd: null },
    edited: ["oneLine"],
  };
  const draft = makeDraft({ oneLine: "사람이 고친 문장입니다." });

  const { outcomes } = await draftAll([paper], {
    ...makeOptions(model),
    kept: ({ id }) => (id === paper.id ? { draft, provenance, findings: [] } : null),
  });

  expect(outcomes).toMatchObject([{ status: "drafted", paper, draft, provenance }]);
  expect(model.questions).toHaveLength(0);
});

test("the re-ask carries the bad answer and what is wrong with it", async () => {
  const model = makeModel((question, count) => (count === 1 ? makeAnswer(BAD) : good(question)));
  const options = makeOptions(model);

  const { outcomes } = await draftAll(PAPERS.slice(0, 1), options);

  const [first, second] = model.questions;
  expect(second?.messages.slice(0, 2)).toEqual(first?.messages);
  expect(second?.messages.at(-2)).toEqual({ role: "assistant", content: BAD });
  expect(second?.messages.at(-1)?.content).toMatch(/^Mend this:\n- .*JSON/);
  expect(outcomes).toMatchObject([
    { provenance: { attempts: 2, usage: { inputTokens: 200, outputTokens: 20, costUsd: 1 } } },
  ]);
  expect(options.ledger.snapshot().reasked).toBe(1);
});

test("an empty answer is quoted as an empty object, since an empty turn is refused", async () => {
  const model = makeModel((question, count) => (count === 1 ? makeAnswer("") : good(question)));

  await draftAll(PAPERS.slice(0, 1), makeOptions(model));

  expect(model.questions[1]?.messages.at(-2)?.content).toBe("{}");
});

test("a cut answer is asked for again with more room and without the torn text", async () => {
  const model = makeModel((question, count) =>
    count === 1 ? makeAnswer("{", { finishReason: "length" }) : good(question),
  );

  await draftAll(PAPERS.slice(0, 1), makeOptions(model));

  const [first, second] = model.questions;
  expect(second?.messages).toEqual(first?.messages);
  expect(second?.maxOutputTokens).toBeGreaterThan(first?.maxOutputTokens ?? 0);
});

test("of two usable drafts the one with fewer errors is kept, the later one on a tie", async () => {
  const [paper = makePaper()] = PAPERS;
  const spoil = (count: number, oneLine: string): Draft => {
    const draft = makeDraftOf(paper);
    const keyPoints = draft.keyPoints.map((point, index) =>
      index < count ? { ...point, evidence: "words that stand in no abstract of anybody" } : point,
    );
    return { ...draft, keyPoints, oneLine };
  };
  const [two, one, tie] = [
    spoil(2, makeDraftOf(paper).oneLine),
    spoil(1, makeDraftOf(paper).oneLine),
    spoil(1, makeDraftOf(paper).oneLine.replace("이미 다", "거의 다")),
  ];
  const run = async (first: Draft, second: Draft) => {
    const model = makeModel((_, count) => makeAnswer(JSON.stringify(count === 1 ? first : second)));
    const { outcomes } = await draftAll([paper], makeOptions(model));
    return outcomes[0]?.status === "drafted" ? outcomes[0].draft : null;
  };

  expect(await run(one, two)).toEqual(one);
  expect(await run(two, one)).toEqual(one);
  expect(await run(one, tie)).toEqual(tie);
});

test("a usable first draft is kept when the second is worse than useless", async () => {
  const [paper = makePaper()] = PAPERS;
  const draft = makeDraftOf(paper);
  const [point, ...points] = draft.keyPoints;
  const flawed = {
    ...draft,
    keyPoints: [{ ...point, evidence: "words that stand in no abstract of anybody" }, ...points],
  };
  const model = makeModel((_, count) => makeAnswer(count === 1 ? JSON.stringify(flawed) : BAD));

  const { outcomes } = await draftAll([paper], makeOptions(model));

  expect(outcomes).toMatchObject([{ status: "drafted", draft: flawed }]);
});

test("the answers of a failed paper are kept for reading but never recalled", async () => {
  const options = makeOptions(makeModel(() => makeAnswer(BAD)));

  await draftAll(PAPERS.slice(0, 1), options);

  expect(options.cache.answers.size).toBe(0);
  expect(options.cache.rejected.size).toBe(2);
});

test("an answer that was paid for is not asked for again when the re-ask got none", async () => {
  const lost = makeModel((_, count) =>
    count === 1 ? makeAnswer(BAD) : makeModelError("The connection was lost."),
  );
  const options = makeOptions(lost);
  const { outcomes } = await draftAll(PAPERS.slice(0, 1), options);
  const back = makeModel(good);

  const next = await draftAll(PAPERS.slice(0, 1), makeOptions(back, options.cache));

  expect(outcomes).toMatchObject([{ status: "failed", failure: { code: "MODEL_UNREACHABLE" } }]);
  expect(next.outcomes).toMatchObject([{ status: "drafted" }]);
  expect(back.questions).toHaveLength(1);
  expect(back.questions[0]?.messages).toHaveLength(4);
});

test("a bug is not a failed paper, and no further paper is begun", async () => {
  const model = makeModel(() => new TypeError("a bug"));
  const papers = makePapers(100);

  await expect(draftAll(papers, makeOptions({ ...model, concurrency: 4 }))).rejects.toThrow(
    TypeError,
  );
  expect(model.questions.length).toBeLessThan(20);
});

test.each([
  ["where several take turns, the longest abstract is asked about first", false, [3, 1, 2, 0, 4]],
  ["under a limit of cost, papers are asked about in their order", true, [0, 1, 2, 3, 4]],
])("%s", async (_, hasCostLimit, order) => {
  const lengths = [2, 4, 3, 5, 1];
  const papers = PAPERS.map((paper, index) => ({
    ...paper,
    abstract: "It helps. ".repeat(lengths[index] ?? 0),
  }));
  const model = makeModel(() => makeModelError("No.", { reason: "MODEL_UNREACHABLE" }));

  await draftAll(papers, makeOptions({ ...model, concurrency: 1, hasCostLimit }));

  expect(model.questions.map(({ subject }) => subject)).toEqual(
    order.map((index) => papers[index]?.id),
  );
});

test("an error that ends the run is reported beside the outcomes", async () => {
  const error = makeModelError("No.", { endsRun: true, reason: "MODEL_CLOSED" });

  const { outcomes, endedBy } = await draftAll(PAPERS, makeOptions(makeModel(() => error)));

  expect(endedBy).toBe(error);
  expect(outcomes).toHaveLength(5);
});

test("what is only a matter of style asks nothing again, and goes along with an error that does", async () => {
  const [paper = makePaper()] = PAPERS;
  const styled = {
    ...makeDraftOf(paper),
    actions: ["GPU 사용량을 날마다 측정", "LLM 응답 시간을 날마다 비교"],
  };
  const wrong = { ...styled, oneLine: styled.oneLine.replace("4B부터", "7B부터") };
  const run = async (draft: Draft) => {
    const model = makeModel((question, count) =>
      count === 1 ? makeAnswer(JSON.stringify(draft)) : good(question),
    );
    await draftAll([paper], makeOptions(model));
    return model.questions.map(({ messages }) => messages.at(-1)?.content ?? "");
  };

  expect(await run(styled)).toHaveLength(1);
  const [, reask] = await run(wrong);
  expect(reask).toMatch(/^- oneLine: .*7B/m);
  expect(reask).toMatch(/^- actions: 논문의 것을 쓰지 않는 액션이 2개 가운데 2개/m);
});

test("a second question does not depend on the answers about other papers", async () => {
  const spoil = ({ subject }: Question, count: number) =>
    makeAnswer((drafts.get(subject) ?? BAD).replaceAll(count === 1 ? "4B부터" : "\0", "7B부터"));
  const askAbout = async (papers: typeof PAPERS) => {
    const model = makeModel(spoil);
    await draftAll(papers, makeOptions(model));
    return model.questions.filter(({ subject }) => subject === PAPERS[0]?.id);
  };

  const together = await askAbout(PAPERS); // their drafts share their frames

  expect(together).toHaveLength(2);
  expect(await askAbout(PAPERS.slice(0, 1))).toEqual(together);
});
