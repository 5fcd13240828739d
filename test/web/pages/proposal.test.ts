import { expect, test } from "vitest";
import { renderProposal } from "../../../src/web/pages/proposal.ts";
import { renderTwoTexts } from "../../../src/web/pages/writing/two-texts.ts";
import { makeDraft, makeDraftedCard } from "../../support/make.ts";

const CARD = makeDraftedCard();

async function render(overrides: Parameters<typeof makeDraft>[0]) {
  const card = makeDraftedCard({ draft: makeDraft(overrides) });
  const reviewed = { card: CARD, decision: "open", isPending: false, isEdited: false } as const;
  const proposal = { remark: "더 <b>쉽게</b>", card };
  return String(
    await renderProposal({ ...reviewed, original: null, hasSetAside: false, proposal }),
  );
}

test("each field that differs is shown in both drafts, with the words marked that differ", async () => {
  const page = await render({ headline: "어려운 문제들을 합쳐 새 학습 문제로 만드는 방법" });

  expect(page.match(/<fieldset/g)).toHaveLength(1);
  expect(page).toContain("<legend>한국어 제목</legend>");
  expect(page).toContain("<del>쉬운</del> 문제들을");
  expect(page).toContain("<ins>어려운</ins> 문제들을");
  expect(page).toContain("더 &lt;b&gt;쉽게&lt;/b&gt;");
});

test("a list of another length is chosen as a whole", async () => {
  const { actions } = CARD.draft;
  const page = await render({ actions: [...actions, "셋째 행동 <i>"] });

  expect(page.match(/<fieldset/g)).toHaveLength(1);
  expect(page).toContain('name="pick actions"');
  expect(page).toContain("셋째 행동 &lt;i&gt;");
});

test("two texts of one field are told apart word by word, and escaped", () => {
  const texts = String(renderTwoTexts("첫 사람의 <글>", "둘째 사람의 <글>"));

  expect(texts).toContain("<del>첫</del> 사람의 &lt;글&gt;");
  expect(texts).toContain("<ins>둘째</ins> 사람의 &lt;글&gt;");
});
