import { expect, test } from "vitest";
import { explain } from "../../../src/core/causes/explanation.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { ModelError } from "../../../src/model/model-error.ts";
import { withCache } from "../../../src/model/with-cache.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";
import { answerVerdicts } from "../../support/verdicts.ts";

const DATE = DigestDate.parse("2026-02-13");
const OTHER = "이 논문은 저자들이 고른 방법을 한 문장으로 소개합니다.";
const REMARK = "더 쉽게 써 주세요.";
const EASIER =
  "이 논문은 저자들이 초록의 첫머리에서 꺼낸 문제를 어떤 방법으로 풀었는지, 그 방법이 통하는 조건은 무엇인지 차례로 설명합니다.";
const template = { version: "1", system: "Judge.", user: "{{paper}}\n{{sentences}}" };

/**
 * A review of a published day whose verifier finds every one-liner nowhere in the source.
 *
 * @param fail What it fails with where it is asked about the draft that the remark asks for. @default it does not
 */
async function openDoubted(fail?: ModelError) {
  const { run, bare, asked } = makeRun({ [DATE]: readDay(DATE) });
  let answers = 0;
  const second = {
    ...bare,
    name: "second-model",
    ask: async (...[question]: Parameters<typeof bare.ask>) => {
      answers += 1;
      if (fail && JSON.stringify(question.messages).includes(EASIER)) throw fail;
      const text = answerVerdicts(question.messages.at(-1)?.content ?? "", ({ field }) =>
        field === "oneLine" ? { verdict: "not in the source", passage: null } : null,
      );
      return { ...(await bare.ask(question, run.signal)), text };
    },
  };
  const first = {
    ...bare,
    ask: async (...[question, signal]: Parameters<typeof bare.ask>) => {
      const answer = await bare.ask(question, signal);
      const isRemarked = question.messages.some(({ content }) => content.includes(REMARK));
      const draft = { ...JSON.parse(answer.text ?? ""), ...(isRemarked && { oneLine: EASIER }) };
      return { ...answer, text: JSON.stringify(draft) };
    },
  };
  const caching = { cache: run.store.answers, ledger: run.ledger };
  const verifier = { model: withCache(second, caching), template, onUnread: () => {} };
  const notices: string[] = [];
  const reporter = { onNotice: (message: string) => void notices.push(message) };
  const verified = { ...run, reporter, model: withCache(first, caching), verifier };
  await makeDay(DATE, verified);
  const session = await openReviewSession(DATE, verified);
  const look = async () => {
    const [first = expect.fail()] = (await session.look()).cards;
    return first;
  };
  const id = (await look()).card.paper.id;
  return { session, look, id, asked, notices, answers: () => answers };
}

const doubted = ({ findings }: { findings: readonly { check: string; field: string }[] }) =>
  findings.filter(({ check }) => check === "verifier").map(({ field }) => field);

test("an edit of another field leaves a doubt, an edit of its sentence ends it, and nobody is asked", async () => {
  const { session, look, id, asked } = await openDoubted();
  const before = asked.length;
  const states = [doubted((await look()).card)];

  const edited = await session.edit(id, { path: "headline", text: "고친 제목" }, 0);
  states.push(doubted((await look()).card));
  const { revision } = await session.edit(id, { path: "oneLine", text: OTHER }, edited.revision);
  states.push(doubted((await look()).card));
  await session.revert(id, revision);
  states.push(doubted((await look()).card));

  expect(states).toEqual([["oneLine"], ["oneLine"], [], ["oneLine"]]);
  expect(asked).toHaveLength(before);
});

test("what is published after an edit has the doubts of the sentences that stand", async () => {
  const { session, look, id } = await openDoubted();
  const { revision } = await session.edit(id, { path: "headline", text: "고친 제목" }, 0);

  await session.publish(revision);

  const { card } = await look();
  expect(doubted(card)).toEqual(["oneLine"]);
  expect(card.provenance).toMatchObject({
    edited: ["headline"],
    verifier: { model: "second-model" },
  });
});

test("a draft that a reviewer asks for is read, too, and keeps its doubts when it is chosen and changed", async () => {
  const { session, look, id, answers } = await openDoubted();
  const before = answers();

  const asked = await session.ask(id, REMARK);
  const { proposal } = await look();
  const chosen = await session.choose(id, "new", asked.revision);
  await session.edit(id, { path: "headline", text: "고친 제목" }, chosen.revision);

  expect(answers()).toBe(before + 1);
  expect(doubted(proposal?.card ?? expect.fail())).toEqual(["oneLine"]);
  const { card } = await look();
  expect(doubted(card)).toEqual(["oneLine"]);
  expect(card.draft).toMatchObject({ oneLine: EASIER, headline: "고친 제목" });
});

test.each([
  ["outage", "(MODEL_UNREACHABLE): Away. Ask for the card again on the review page later;"],
  [
    "verdictsUnreadable",
    "Then start `papercards review` again and ask for the card again on its page.",
  ],
] as const)(
  "of a draft that is not read a reviewer is told a step that the review has: %s",
  async (cause, step) => {
    const error = new ModelError("Away.", { explanation: explain(cause) });
    const { session, look, id, notices } = await openDoubted(error);

    await session.ask(id, REMARK);
    await session.ask(id, `${REMARK} 제발.`);

    expect((await look()).proposal?.card.draft).toMatchObject({ oneLine: EASIER });
    expect(notices).toEqual(Array(2).fill(expect.stringContaining(step)));
    expect(notices.join()).not.toContain("--redraft");
  },
);
