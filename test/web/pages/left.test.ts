import { expect, test } from "vitest";
import { buildCard, type Card } from "../../../src/core/card/card.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import type { ReviewState } from "../../../src/core/review/review-session.ts";
import { renderCardPage } from "../../../src/web/pages/card-page.ts";
import { renderLeft } from "../../../src/web/pages/publish/left.ts";
import { ALL } from "../../../src/web/view.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";

const failure = { code: "NO_ABSTRACT" as const, message: "It has none." };
const BARE = { paper: makePaper(), artefacts: NOT_LOOKED_UP, failure };
const FAILED = buildCard({ ...BARE, status: "failed" }, null);
const OTHER = makeDraftedCard({ paper: { ...makePaper({ title: "Another" }), id: "2602.99999" } });

function makeState(...cards: Card[]): ReviewState {
  return {
    ...{ name: "2026-02-13", isPublished: false, isProvisional: false, revision: 0, week: null },
    cards: cards.map((card) => ({
      ...{ card, decision: "open", isPending: false, isEdited: false, original: null },
      ...{ proposal: null, hasSetAside: false },
    })),
  };
}

test("before publishing a card is listed once, with all that is to be known of it", () => {
  const page = `${renderLeft(makeState(FAILED, OTHER))}`;

  expect(page.split(FAILED.paper.title)).toHaveLength(2);
  expect(page).toMatch(
    /실리는 것: 카드 1장[\s\S]*<span class="badge">검토 전<[\s\S]*그 밖에 검토 전인 것: 카드 1장/,
  );
});

test("a card without a draft counts no errors: it says that there is no draft; its source links the PDF", () => {
  const state = makeState(FAILED);
  const [reviewed = expect.fail()] = state.cards;
  const page = `${renderCardPage(state, reviewed, ALL)}`;
  const [strip = ""] = /<div class="verdict"[\s\S]*?<\/div>/.exec(page) ?? [];

  expect(strip).toContain("초안 없음");
  expect(strip).not.toMatch(/오류|주의/);
  expect(page).toContain(`href="https://arxiv.org/pdf/${FAILED.paper.id}"`);
});
