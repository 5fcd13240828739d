import { load } from "cheerio";
import { expect, test } from "vitest";
import { z } from "zod";
import { comeIn, openReview, type Reviewer } from "../support/review-page.ts";
import { makeUser } from "../support/world.ts";

const ID = "2602.12036";
const CARD = `/cards/${ID}`;
const TITLE =
  "Composition-RL: Compose Your Verifiable Prompts for Reinforcement Learning of Large Language Models";
const EDIT = { path: "oneLine", text: "사람이 고친 한 줄입니다." };

/** Most of an answer to a key, in bytes. */
const MOST_OF_A_KEY = 5_000;

const Answer = z.object({
  revision: z.int(),
  next: z.string(),
  parts: z.record(z.string(), z.string()),
  done: z.object({ text: z.string(), undo: z.int().nullable() }),
});

async function reviewBundledDay(args?: string) {
  const user = makeUser();
  await user.run("demo");
  return { user, reviewer: await comeIn(await openReview(user, args)) };
}

async function act(reviewer: Reviewer, path: string, body: object, seen?: number) {
  const { text, status } = await reviewer.act(path, body, seen);
  expect({ status, text }).toMatchObject({ status: 200 });
  return Answer.parse(JSON.parse(text));
}

test("a key in any field is answered with what it has changed on the page, and no more", async () => {
  const { reviewer } = await reviewBundledDay();
  const page = load((await reviewer.get(CARD)).text);
  const boxes = page("[data-path] textarea")
    .toArray()
    .map((box) => page(box));
  expect(boxes.length).toBeGreaterThan(10);

  for (const box of boxes.filter((_, at) => at % 2 === 0)) {
    const path = box.closest("[data-path]").attr("data-path") ?? "";
    const id = box.attr("id")?.replace("text-", "");
    const type = (added: string) =>
      act(reviewer, `${CARD}/edit`, { path, text: `${box.text()}${added}` });
    await type(" 그"); // brings what the field said before, and the list of what is edited
    const answer = await type(" 그리");
    const ids = Object.keys(answer.parts);
    const size = Buffer.byteLength(JSON.stringify(answer));

    expect(ids).toContain(`shown-${id}`);
    expect({
      path,
      ids: ids.filter((one) => /^(?:part-reader|part-side|text-)/.test(one)),
    }).toEqual({
      path,
      ids: [],
    });
    expect({ path, isSmall: size < MOST_OF_A_KEY, size }).toMatchObject({ path, isSmall: true });
  }
});

test("a card that is accepted is answered with what that has changed, however many cards there are", async () => {
  const { reviewer } = await reviewBundledDay();
  await reviewer.get(CARD);
  const answer = await act(reviewer, `${CARD}/decide`, { decision: "accepted" });

  expect(Object.keys(answer.parts)).toContain(`item-${ID}`);
  expect(Object.keys(answer.parts)).not.toContain("part-side");
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(MOST_OF_A_KEY);
});

test("a basis that is changed brings its quote as a part of the page", async () => {
  const { reviewer } = await reviewBundledDay();
  const page = (await reviewer.get(CARD)).text;
  const at = [0, 1, 2].find((index) => !page.includes(`data-path="risks[${index}].evidence"`));

  const path = `risks[${at}].basis`;
  const { parts } = await act(reviewer, `${CARD}/edit`, { path, text: "stated" });

  expect(parts[`point-risks-${at}-`]).toContain(`data-path="risks[${at}].evidence"`);
});

test("who has seen an older state gets the whole of the page in parts", async () => {
  const { reviewer } = await reviewBundledDay();
  const seen = await reviewer.revision();
  await act(reviewer, "/cards/2602.12125/decide", { decision: "accepted" });

  const { parts, revision } = await act(reviewer, `${CARD}/edit`, EDIT, seen);

  expect(Object.keys(parts)).toEqual(
    expect.arrayContaining(["part-reader", "part-source", "part-acts"]),
  );
  expect(revision).toBe(2);
});

test("a value that is refused names its field", async () => {
  const { reviewer } = await reviewBundledDay();

  const { text, status } = await reviewer.act(`${CARD}/edit`, { path: "tags", text: "llm" });

  expect({ status, ...JSON.parse(text) }).toMatchObject({
    status: 400,
    code: "INPUT",
    path: "tags",
  });
});

test("what an act changes beside what was asked for is told", async () => {
  const { reviewer } = await reviewBundledDay();
  const decide = async (decision: string) =>
    (await act(reviewer, `${CARD}/decide`, { decision })).done.text;

  const told = [await decide("hidden"), await decide("accepted")];
  const edited = await act(reviewer, `${CARD}/edit`, EDIT);

  expect(told).toEqual(["숨겼습니다.", "숨긴 카드를 다시 보이게 하고 확인함으로 표시했습니다."]);
  expect(edited.done.text).toContain("다시 ‘검토 전’이 되었습니다.");
});

test("after the last card the way goes on to publishing", async () => {
  const { reviewer } = await reviewBundledDay();
  const ids = [...(await reviewer.get("/publish")).text.matchAll(/cards\/([\d.]+)/g)];
  const all = [...new Set(ids.map(([, id = ""]) => id))];
  const nexts: string[] = [];
  for (const id of all) {
    nexts.push((await act(reviewer, `/cards/${id}/decide`, { decision: "accepted" })).next);
  }

  expect(nexts.at(0)).toBe(`/2026-02-13/cards/${all[1]}`);
  expect(nexts.at(-1)).toBe("/2026-02-13/publish");
});

test("an act is undone by its number, from whichever card's page", async () => {
  const { reviewer } = await reviewBundledDay();
  const before = (await reviewer.get(CARD)).text;
  const { done } = await act(reviewer, `${CARD}/decide`, { decision: "hidden" });

  const undone = await act(reviewer, "/undo", { act: done.undo, card: "2602.12125" });
  const after = (await reviewer.get(CARD)).text;
  const again = await reviewer.act("/undo", { act: done.undo, card: ID });

  const withoutRevision = (page: string) => page.replace(/data-revision="\d+"/, "");
  expect(withoutRevision(after)).toBe(withoutRevision(before));
  expect(undone.done.text).toBe(`되돌렸습니다. 바뀐 카드: ${TITLE}`);
  expect(undone.done.undo).toBeNull();
  expect(Object.keys(undone.parts)).toContain("part-side");
  expect(again.status).toBe(404);
});

test("a day that is asked for by its address is opened in the same page, and one that is none is not", async () => {
  const { reviewer } = await reviewBundledDay("2026-W07");
  const day = await reviewer.get("/2026-02-13");
  const answers = await Promise.all(["/2026-13-45", "/x", "/__proto__"].map(reviewer.get));

  expect(day.headers.location).toMatch(/^\/2026-02-13\/cards\/[\d.]+$/);
  expect((await reviewer.get(String(day.headers.location))).text).toContain("2026-02-13 검토");
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test("the first page names the days that have something to look at", async () => {
  const { reviewer } = await reviewBundledDay();
  await act(reviewer, `${CARD}/edit`, EDIT);

  expect((await reviewer.get("/")).text).toContain('href="/2026-02-13"');
});
