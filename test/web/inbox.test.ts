import { expect, test } from "vitest";
import { z } from "zod";
import { comeIn, openReview } from "../support/review-page.ts";
import { makeWeekUser } from "../support/week-user.ts";

const Answer = z.object({ next: z.string(), done: z.object({ undo: z.int(), text: z.string() }) });

/** A user with three published days and their week, of which two days have an error and the week has one. */
async function openWaiting(args = "--port 0") {
  const { user, days } = await makeWeekUser();
  const opened = await openReview(user, args);
  return { user, days, opened, reviewer: await comeIn(opened) };
}

const namesIn = (page: string) =>
  [...page.matchAll(/<h3><a href="\/([\w-]+)">/g)].map(([, name]) => name);

test("without a name the page opens with all days and weeks that wait, what is most at risk first", async () => {
  const { reviewer, opened } = await openWaiting();

  const inbox = await reviewer.get("/");

  expect(opened.printed()).toContain("Review of the days and weeks that wait.");
  expect(namesIn(inbox.text)).toEqual(["2026-02-11", "2026-W07", "2026-02-12"]);
  expect(inbox.text).toContain("오류 2장");
  expect(inbox.text).toContain("주의 1장");
  expect(inbox.text).toContain("오류·주의 없는 카드 3장 모두 확인");
  expect(inbox.text).toContain("오류·주의 없는 문장 1개 모두 확인");
});

test("a name that is given opens that day, with the way back to the list", async () => {
  const { reviewer } = await openWaiting("2026-02-12");

  const card = await reviewer.get("/cards/2602.02011");

  expect(card.status).toBe(200);
  expect(card.text).toMatch(/<a class="brand" href="\/" .*data-key="inbox">/);
});

test("cards that nothing was found in are listed before they are accepted, all at once, and undone as one", async () => {
  const { reviewer } = await openWaiting("2026-02-11");
  const page = (await reviewer.get("/2026-02-11/accept")).text;
  const ids = [...page.matchAll(/data-accept="([\w.-]+)"/g)].map(([, id]) => id);

  const answer = await reviewer.act("/2026-02-11/accept", { ids });
  const { done, next } = Answer.parse(JSON.parse(answer.text));
  const after = await reviewer.get("/2026-02-11/accept");
  const back = await reviewer.act("/2026-02-11/undo", { act: done.undo, card: "" });
  const undone = await reviewer.get("/2026-02-11/accept");

  expect(ids).toHaveLength(3);
  expect(done.text).toBe("확인함으로 표시했습니다: 카드 3장.");
  expect(back.text).toContain("카드 3장의 확인을 되돌렸습니다.");
  expect(next).toMatch(/^\/2026-02-11\/cards\/2602\.01\d11$/);
  expect(after.text).toContain("오류도 주의도 없이 검토 전인 것이 더 없습니다.");
  expect(undone.text).toBe(
    page.replace(/data-revision="\d+"/, undone.text.match(/data-revision="\d+"/)?.[0] ?? ""),
  );
});

test("the list is narrowed to one check and put in the order of risk, and the way to the next obeys both", async () => {
  const { reviewer } = await openWaiting("2026-02-11");
  const all = (await reviewer.get("/cards/2602.01011")).text;
  const byRisk = (await reviewer.get("/cards/2602.01011?order=risk")).text;
  const numbers = (await reviewer.get("/cards/2602.01011?show=numbers&order=risk")).text;
  const listOf = (page: string) =>
    [...page.slice(page.indexOf('<ol class="list">')).matchAll(/class="number">(\d+)</g)].map(
      ([, number]) => number,
    );

  expect(all).toMatch(/show=numbers">숫자 <b>2<\/b>/);
  expect(listOf(all)).toEqual(["1", "2", "3", "4", "5"]);
  expect(listOf(byRisk)).toEqual(["2", "4", "1", "3", "5"]);
  expect(listOf(numbers)).toEqual(["2", "4"]);
  expect(numbers).toMatch(/href="[^"]*\?show=numbers&amp;order=risk"/);
});

test("a week's sentence is shown with its papers' abstracts, changed, and published with the week", async () => {
  const { reviewer, user } = await openWaiting("2026-W07");
  const list = (await reviewer.get("/publish")).text;
  const id = /cards\/(s-\w+)/.exec(list)?.[1] ?? expect.fail();

  const page = (await reviewer.get(`/cards/${id}`)).text;
  await reviewer.act(`/cards/${id}/edit`, {
    path: "text",
    text: "사람이 고친 이번 주 문장입니다.",
  });
  const preview = (await reviewer.get("/publish")).text;
  const published = await reviewer.act("/publish", {});
  const { readFileSync } = await import("node:fs");
  const markdown = readFileSync(`${user.folder}/output/weekly/2026/2026-W07.md`, "utf8");

  expect(page).toContain("편의 초록");
  expect(page).toContain('class="abstract" lang="en"');
  expect(preview).toContain("이번 주 흐름");
  expect(preview).toMatch(/<mark>[^<]*사람이/);
  expect(JSON.parse(published.text).written).toContain("2026-W07.md");
  expect(markdown).toContain("사람이 고친 이번 주 문장입니다.");
});
