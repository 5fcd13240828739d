import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Card, DraftedCard } from "../../../src/core/card/card.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { cardAnchor } from "../../../src/core/digest/overview.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";

/** The document that the form comes from, and its five cards as data. */
const DOCUMENT = readFileSync("test/fixtures/given/2026-W08.md", "utf8");
const GivenCards = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    upvotes: z.int(),
    difficulty: z.enum(["상", "중", "하"]),
    confidence: z.enum(["상", "중", "하"]),
    tags: z.array(z.string()),
    image: z.string(),
    oneLine: z.string().nullable(),
    keyPoints: z.array(z.string()).nullable(),
    developerView: z.string().nullable(),
    actions: z.array(z.string()).nullable(),
    risks: z.array(z.string()).nullable(),
    uncertainty: z.string(),
    explanation: z.string().nullable(),
  }),
);
const given = GivenCards.parse(JSON.parse(readFileSync("test/fixtures/given/cards.json", "utf8")));

/** The only differences between the given document and ours, each with its reason. */
const DIFFERENCES: readonly [why: string, from: string, to: string][] = [
  ["the emoji of the developer's view is joined into one", "### 🧑💻 ", "### 🧑‍💻 "],
  ...given.map(({ image, id }): [string, string, string] => [
    "images are WebP files named by paper, two folders above the digest",
    `(images/${image})`,
    `(../../images/${id}.webp)`,
  ]),
  [
    "a reader sees when it was, what else there is, what is in it before the first card, and which grades are good",
    "(Copied from Daily 2026-02-13)\n",
    `(Copied from Daily 2026-02-13)\n\n2.16(월)–2.22(일) · [목차](../../README.md)\n\n## 이번 주 논문\n5편을 추천 순으로 모았습니다.\n\n${given.map(toRow).join("\n")}\n\n난이도는 하일수록 시험하기 쉽고, 신뢰도는 상일수록 초록의 근거가 뚜렷합니다 ([카드 읽는 법](../../README.md#카드-읽는-법)).\n`,
  ],
  ...given.flatMap(({ risks }) =>
    (risks ?? []).map((text): [string, string, string] => [
      "a risk says whether the abstract has it or somebody concludes it",
      `\n- ${text}\n`,
      `\n- **추정** ${text}\n`,
    ]),
  ),
  [
    "a failed card has no ratings",
    "**Upvotes**: 184 | **도입 난이도**: 중 | **신뢰도**: 중",
    "**Upvotes**: 184 | **도입 난이도**: — | **신뢰도**: —",
  ],
  [
    "a failed card says that it failed, why, and when it is tried again, whatever its day",
    "_img.jpg)\n\n### 🧭 불확실성 메모\n초록(요약) 기반",
    "_img.jpg)\n\n> ⚠️ 카드를 만들지 못했습니다: 모델 서버가 답하지 않았습니다. 해당 날짜의 카드를 다음에 만들 때 다시 시도합니다.\n\n### 🧭 불확실성 메모\n초록(요약) 기반",
  ],
  ...given.map(({ image, id }): [string, string, string] => [
    "a card links what can be had of its paper, and the paper itself",
    `![Thumbnail](images/${image})`,
    `**공개**: [코드](https://github.com/XinXU-USTC/Composition-RL) · Hub 미조회 | **원문**: [arXiv](https://arxiv.org/abs/${id}) · [PDF](https://arxiv.org/pdf/${id})\n\n![Thumbnail](images/${image})`,
  ]),
];

/** A line of the overview: the paper, its day, and its ratings. */
function toRow(card: z.infer<typeof GivenCards>[number], index: number): string {
  const link = `[${card.title.replace("*", "\\*")}](${cardAnchor(card, index + 1)})`;
  const state =
    card.oneLine === null
      ? "카드를 만들지 못했습니다"
      : `난이도 ${card.difficulty} · 신뢰도 ${card.confidence}`;
  return `${index + 1}. ${link} · [2.13(금)](../../daily/2026/2026-02-13.md) · ${state}`;
}

function toCard(card: z.infer<typeof GivenCards>[number]): Card {
  const { id, title, upvotes, tags, oneLine } = card;
  const common = {
    paper: makePaper({ id, title, upvotes }),
    artefacts: NOT_LOOKED_UP,
    image: `images/${id}.webp`,
    tags,
    hidden: false,
  };
  if (oneLine === null) {
    return {
      ...common,
      status: "failed",
      draft: null,
      failure: { code: "MODEL_UNREACHABLE", message: "The model did not answer." },
      findings: [],
      confidence: null,
      difficulty: null,
      provenance: null,
    };
  }
  return makeDraftedCard({ ...common, ...toDrafted(card, oneLine) });
}

function toDrafted(
  card: z.infer<typeof GivenCards>[number],
  oneLine: string,
): Partial<DraftedCard> {
  const draft = makeDraft({
    headline: null,
    oneLine,
    keyPoints: (card.keyPoints ?? []).map((text) => ({ evidence: "", text })),
    developerView: card.developerView ?? "",
    actions: card.actions ?? [],
    risks: (card.risks ?? []).map((text) => ({ basis: "inferred", evidence: null, text })),
    uncertainty: card.uncertainty,
    explanation: card.explanation ?? "",
  });
  const { difficulty, confidence } = card;
  return { draft, difficulty, difficultyReason: "", confidence, confidenceReason: "" };
}

test("the five cards of the given document, as data, render to that document again", () => {
  const markdown = renderDigest({
    schemaVersion: 2,
    kind: "weekly",
    week: DigestWeek.parse("2026-W08"),
    copiedFrom: DigestDate.parse("2026-02-13"),
    top: 10,
    papers: given.map(({ id }, index) => ({
      ...{ date: DigestDate.parse("2026-02-13"), id, number: index + 1 },
    })),
    cards: given.map(toCard),
  });

  // Later differences look for the given image names, so the images are changed last.
  const expected = DIFFERENCES.toReversed().reduce((text, [why, from, to]) => {
    expect(text, why).toContain(from);
    return text.replaceAll(from, to);
  }, DOCUMENT);
  expect(markdown).toBe(expected);
});
