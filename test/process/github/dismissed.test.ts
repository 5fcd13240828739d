import { expect, test } from "vitest";
import { withDecisions, withoutDismissals } from "../../../src/core/card/carry-dismissals.ts";
import { withDecision } from "../../../src/core/card/dismissal.ts";
import { rebuildDay } from "../../../src/core/digest/compose-cards.ts";
import { DailyDigest } from "../../../src/core/digest/digest.ts";
import { makeDay, openReviewArchive } from "../../support/review-archive.ts";

const DAY = "2026-02-13";
const BRANCH = `papercards/${DAY}`;
const FILE = `output/daily/2026/${DAY}.json`;
const REASON = "본문 표 2의 값";

/** A day whose two cards have errors, such as what each says as the other does, as it is made at some time. */
const makeWrongDay = (upvotes = 70) => rebuildDay(makeDay(DAY, { upvotes }));

/** The day as a reviewer leaves it who dismisses the errors of its first card. */
function dismiss(day: DailyDigest): DailyDigest {
  const [first = expect.fail(), ...others] = day.cards;
  const decisions = first.findings
    .filter(({ severity }) => severity === "error")
    .flatMap((finding) => {
      const dismissed = { reason: REASON, at: "2026-02-23T12:00:00.000Z" };
      return withDecision([], { draft: first.draft ?? expect.fail(), finding, dismissed });
    });
  return { ...day, cards: [withDecisions(first, decisions), ...others] };
}

const restore = (day: DailyDigest) => ({ ...day, cards: day.cards.map(withoutDismissals) });

async function openArchive() {
  const archive = await openReviewArchive();
  const { people } = archive;
  const change = (act: (day: DailyDigest) => DailyDigest) =>
    people.edit(BRANCH, FILE, (text) => JSON.stringify(act(DailyDigest.parse(JSON.parse(text)))));
  const read = (branch: string) =>
    DailyDigest.parse(JSON.parse(people.read(branch, FILE))).cards.map((card) => ({
      dismissed: [...new Set(card.findings.flatMap(({ dismissed }) => dismissed?.reason ?? []))],
      isLow: card.confidence === "하",
    }));
  return { ...archive, change, read };
}

const AS_DISMISSED = [
  { dismissed: [REASON], isLow: false },
  { dismissed: [], isLow: true },
];
const AS_MADE = AS_DISMISSED.map(() => ({ dismissed: [], isLow: true }));

test("what is dismissed on the branch of a request stays when its day is made again, is told in it and merged with it", async () => {
  const { change, people, read, run, server } = await openArchive();
  await run(makeWrongDay());
  const before = read(BRANCH);
  change(dismiss);

  await run(makeWrongDay(90));
  const request = server.open(BRANCH) ?? expect.fail();
  const changed = read(BRANCH);
  people.merge(request);
  await run(makeWrongDay(110));

  expect(before).toEqual(AS_MADE);
  expect(changed).toEqual(AS_DISMISSED);
  expect(request.body).toMatch(/ · 무시한 지적 \d+개 · /);
  expect(request.body).toContain(`| ${REASON} |`);
  expect(read("main")).toEqual(AS_DISMISSED);
});

test("what is restored on a branch where people work comes back with its request", async () => {
  const { change, people, read, run, server } = await openArchive();
  await run(makeWrongDay());
  change(dismiss);
  await run();
  people.merge(server.open(BRANCH) ?? expect.fail());
  await run();
  await run(makeWrongDay(90));
  const proposed = read(server.open(BRANCH)?.head ?? expect.fail());
  change(restore);

  await run(makeWrongDay(90));

  expect(proposed).toEqual(AS_DISMISSED);
  expect(read(BRANCH)).toEqual(AS_MADE);
});

test("no job can say that a person has dismissed something", async () => {
  const { read, run } = await openArchive();

  await run(dismiss(makeWrongDay()));

  expect(read(BRANCH)).toEqual(AS_MADE);
});
