import { expect, test } from "vitest";
import { openRequests } from "../../support/people.ts";
import { makeDay, openReviewArchive } from "../../support/review-archive.ts";

const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-02-09", "2026-02-10", "2026-02-11"];
const WEEK = "papercards/2026-W07";
const INDEX = "output/README.md";

/** An archive with Monday merged, and the request of its week open. */
async function openWeek() {
  const archive = await openReviewArchive();
  const { people, run, server } = archive;
  const merge = (branch: string) => people.merge(server.open(branch) ?? expect.fail(branch));
  const add = async (day: string) => {
    await run(makeDay(day));
    merge(`papercards/${day}`);
    return run();
  };
  await add(MONDAY);
  return { ...archive, merge, add };
}

test("an edit of a merged week is left, and the index of its request is brought up to date", async () => {
  const { add, merge, people, server } = await openWeek();
  const file = "output/weekly/2026/2026-W07.md";
  merge(WEEK);
  people.edit("main", file, (text) => text.replace(/^# .*/m, "$& (사람)"));
  const edited = people.read("main", file);

  for (const day of [TUESDAY, WEDNESDAY]) {
    const { exitCode, printed } = await add(day);
    expect(exitCode, printed).toBe(0);
    expect(printed).not.toContain("::error");
    expect(people.read(server.open(WEEK)?.head ?? "main", INDEX)).toContain(`[${day}]`);
  }
  expect(people.read(server.open(WEEK)?.head ?? "main", file)).toBe(edited);
});

test("a settled day comes into the request of a provisional one beside what was edited there", async () => {
  const { people, run, server } = await openReviewArchive();
  const settled = makeDay(MONDAY);
  const [first, second] = settled.cards;
  if (first === undefined || second === undefined) return expect.fail();
  await run({ ...settled, status: "provisional", cards: [first] });
  const branch = `papercards/${MONDAY}`;
  const file = `output/daily/2026/${MONDAY}`;
  people.edit(branch, `${file}.md`, (text) =>
    text.replace(/(### .*한 줄 요약\n+).*/, "$1사람이 고친 요약입니다."),
  );

  await run({ ...settled, cards: [second, first] });

  expect(server.open(branch)).toBeDefined();
  const { status, cards } = JSON.parse(people.read(branch, `${file}.json`));
  expect(status).toBe("settled");
  expect(cards).toHaveLength(2);
  expect(people.read(branch, `${file}.md`)).toContain("사람이 고친 요약입니다.");
});

test("cards that a choice by hand adds come into an open request beside what was edited there", async () => {
  const { people, run } = await openReviewArchive();
  const chosen = { ...makeDay(MONDAY), top: 2 };
  await run({ ...chosen, top: 1, cards: chosen.cards.slice(0, 1) });
  const branch = `papercards/${MONDAY}`;
  const file = `output/daily/2026/${MONDAY}`;
  people.edit(branch, `${file}.md`, (text) =>
    text.replace(/(### .*한 줄 요약\n+).*/, "$1사람이 고친 요약입니다."),
  );

  await run(chosen);

  const { top, cards } = JSON.parse(people.read(branch, `${file}.json`));
  expect([top, cards.length]).toEqual([2, 2]);
  expect(people.read(branch, `${file}.md`)).toContain("사람이 고친 요약입니다.");
});

test.each([
  ["a day", `daily/2026/${MONDAY}`],
  ["a week", "weekly/2026/2026-W07"],
])(
  "where a person has put the edited document of %s that is up for review on the branch, its request waits, which is no error",
  async (what, file) => {
    const { people, run, server } = await openReviewArchive();
    await run(makeDay(MONDAY));
    if (what === "a week") {
      people.merge(server.open(`papercards/${MONDAY}`) ?? expect.fail());
      await run();
    }
    const [request = expect.fail()] = openRequests(server);
    const document = people.read(request.head, `output/${file}.md`);
    people.add("main", `output/${file}.md`, document.replace(/^# .*/m, "$& (사람)"), "Add");
    const tip = people.read(request.head, `output/${file}.json`);

    for (const round of [1, 2]) {
      const { exitCode, printed } = await run();
      expect(exitCode, printed).toBe(0);
      expect(printed).toMatch(
        /::warning title=\S+ is left alone::On main, output\/.*\.md was edited/,
      );
      expect(request.comments, `${round}`).toEqual([expect.stringContaining("> On main, ")]);
      expect(people.read(request.head, `output/${file}.json`)).toBe(tip);
    }
    people.remove("main", `output/${file}.md`);
    await run();
    people.merge(request);
    expect(people.read("main", `output/${file}.md`)).toBe(document);
  },
);
