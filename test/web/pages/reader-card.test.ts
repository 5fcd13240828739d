import { expect, test } from "vitest";
import { buildCard } from "../../../src/core/card/card.ts";
import type { FailureCode } from "../../../src/core/card/failure.ts";
import { type Artefacts, NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { renderReaderCard } from "../../../src/web/pages/reader-card.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";

const FOUND: Artefacts = {
  models: { own: [{ name: "owner/model", gated: true }], mentions: 12 },
  datasets: { own: [], mentions: 0 },
  spaces: null,
};
const paper = makePaper({ projectUrl: "http://project.org/?a=1&b=2" });

/** The words of the line, and where its links lead. */
async function readReleases(card: Parameters<typeof renderReaderCard>[0]) {
  const page = String(await renderReaderCard(card));
  const [, line = ""] = /<p class="releases"[^>]*>(.*?)<\/p>/.exec(page) ?? [];
  return {
    words: line.replaceAll(/<[^>]*>/g, ""),
    links: [...line.matchAll(/href="([^"]*)"/g)].map(([, url]) => url),
  };
}

test("the review page says what can be had of a paper as its card does", async () => {
  expect(await readReleases(makeDraftedCard({ paper, artefacts: FOUND }))).toEqual({
    words: "공개 코드 · 프로젝트 · 모델 (승인 필요) · Hub에 데이터 없음 · Space 미조회 · 언급 12",
    links: [
      "https://github.com/XinXU-USTC/Composition-RL",
      "http://project.org/?a=1&amp;b=2",
      "https://huggingface.co/owner/model",
    ],
  });
});

test("it says, too, what the abstract alone says is released", async () => {
  const told = makePaper({ abstract: "We release the model weights and a demo." });

  const { words } = await readReleases(makeDraftedCard({ paper: told, artefacts: NOT_LOOKED_UP }));

  expect(words).toContain("코드 · 모델·데모 초록에 공개 명시 · Hub 미조회");
});

test("so it does for a card without a draft", async () => {
  const failure = { code: "NO_ABSTRACT" as const, message: "It has none." };
  const listed = makePaper({ codeUrl: null });
  const card = buildCard(
    { status: "failed", paper: listed, artefacts: NOT_LOOKED_UP, failure },
    null,
  );

  expect(await readReleases(card)).toEqual({
    words: "공개 코드 링크 없음 · Hub 미조회",
    links: [],
  });
});

test.each<[code: FailureCode, causes: readonly string[]]>([
  ["MODEL_CLOSED", ["키", "크레딧", "한도", "OPENAI_MODEL", "OPENAI_BASE_URL", "다시 요청하면"]],
  ["MODEL_UNREACHABLE", ["다시 요청하세요", "원인과 할 일이 나옵니다"]],
  ["ARXIV_UNREACHABLE", ["다시 실행하면", "ARXIV_ENDPOINT"]],
])(
  "of a card that failed with %s, of which no more is stored, no cause is told alone",
  async (code, causes) => {
    const failure = { code, message: "llm.example.com answered 429: You exceeded your quota." };
    const card = buildCard({ status: "failed", paper, artefacts: NOT_LOOKED_UP, failure }, null);

    const [, hint] = /<p class="hint">(.*?)<\/p>/.exec(String(await renderReaderCard(card))) ?? [];

    expect(causes.filter((cause) => !hint?.includes(cause))).toEqual([]);
  },
);
