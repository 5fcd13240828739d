import { expect, test } from "vitest";
import { nameFinding } from "../../../src/core/checks/finding.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");

async function openPublished() {
  const { run } = makeRun({ [DATE]: readDay(DATE) });
  await makeDay(DATE, run);
  const session = await openReviewSession(DATE, run);
  const id = (await session.look()).cards[0]?.card.paper.id ?? expect.fail();
  const read = async () => (await session.look()).cards[0] ?? expect.fail();
  return { session, id, run, read };
}

test("a card with an empty field is not published, and what is empty is named", async () => {
  const { session, id } = await openPublished();
  await session.edit(id, { path: "oneLine", text: "" }, 0);

  await expect(session.publish(1)).rejects.toMatchObject({
    code: "INPUT",
    empty: [{ id, fields: ["oneLine"] }],
  });
  await session.decide(id, "hidden", 1);
  await expect(session.publish(2)).resolves.toBeDefined();
});

test("a card with an empty field is not published either when what was found there is dismissed", async () => {
  const { session, id } = await openPublished();
  const { cards } = await session.edit(id, { path: "keyPoints[0].evidence", text: "" }, 0);
  const found = cards[0]?.card.findings.filter(({ field }) => field === "keyPoints[0].evidence");
  const finding = nameFinding(found?.[0] ?? expect.fail());
  await session.dismiss(id, { finding, reason: "그대로 둡니다" }, 1);

  expect(found).toMatchObject([{ message: "비어 있습니다." }]);
  await expect(session.publish(2)).rejects.toMatchObject({
    ...{ code: "INPUT", empty: [{ id, fields: ["keyPoints[0].evidence"] }] },
  });
});

test("an item is added, and adding it is undone as any act", async () => {
  const { session, id, read } = await openPublished();
  const before = (await read()).card.draft;
  const { undo } = await session.arrange(id, { act: "add", path: "actions" }, 0);
  const more = (await read()).card.draft?.actions;
  await session.undo(undo);

  expect(more).toEqual([...(before?.actions ?? []), ""]);
  expect((await read()).card.draft).toEqual(before);
  await expect(session.arrange(id, { act: "remove", path: "tags[0]" }, 2)).rejects.toMatchObject({
    code: "INPUT",
  });
});

test("a draft that was not chosen can be looked at again, and only its differing fields be taken", async () => {
  const { session, id, read } = await openPublished();
  await session.edit(id, { path: "headline", text: "사람이 고친 제목" }, 0);
  const own = (await read()).card.draft ?? expect.fail();
  const asked = await session.ask(id, "더 쉽게");
  const proposed = asked.cards[0]?.proposal?.card.draft ?? expect.fail();

  const chosen = await session.choose(id, "old", asked.revision);
  const again = await session.reconsider(id, chosen.revision);

  expect(chosen.cards[0]).toMatchObject({
    proposal: null,
    hasSetAside: true,
    card: { draft: own },
  });
  expect(again.cards[0]?.proposal?.card.draft).toEqual(proposed);
  await expect(session.choose(id, { fields: ["__proto__"] }, again.revision)).rejects.toMatchObject(
    { code: "INPUT" },
  );
});

test("a card that has no draft is written by hand, and says so", async () => {
  const { run } = makeRun({ [DATE]: readDay(DATE) });
  const session = await openReviewSession(DATE, run);
  const id = (await session.look()).cards[0]?.card.paper.id ?? expect.fail();

  const begun = await session.begin(id, 0);
  const { cards } = await session.edit(id, { path: "oneLine", text: "손으로 쓴 한 줄입니다." }, 1);

  expect(begun.cards[0]?.card).toMatchObject({ status: "ok", provenance: { model: "by hand" } });
  expect(cards[0]?.card.provenance?.edited).toEqual(["oneLine"]);
  await expect(session.begin(id, 2)).rejects.toMatchObject({ code: "INPUT" });
  await expect(session.publish(2)).rejects.toMatchObject({ code: "INPUT" });
});
