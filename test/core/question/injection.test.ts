import fc from "fast-check";
import { expect, test } from "vitest";
import type { Card, DraftedCard } from "../../../src/core/card/card.ts";
import { FailureCode } from "../../../src/core/card/failure.ts";
import {
  buildDailyDigest,
  buildWeeklyDigest,
  DailyDigest,
} from "../../../src/core/digest/digest.ts";
import { listIndexEntries, readFacts } from "../../../src/core/digest/index-archive.ts";
import { renderIndexPage } from "../../../src/core/digest/index-page.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { mergeCards } from "../../../src/core/digest/week-cards.ts";
import type { Draft } from "../../../src/core/draft/draft.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { cleanLine } from "../../../src/core/text.ts";
import { ATTACKS } from "../../support/attacks.ts";
import { doesGithubAct, outline, parseMarkdown, textsOf } from "../../support/github-markdown.ts";
import { HOSTILE_TITLE, hostileText } from "../../support/hostile.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";
import { rounds } from "../../support/rounds.ts";

/** Text that a reader sees something of, so that every place is filled, and by the worst we know. */
const hostile = fc
  .oneof(
    { weight: 4, arbitrary: hostileText },
    {
      weight: 1,
      arbitrary: fc.array(hostileText, { maxLength: 5 }).map((parts) => parts.join(" ")),
    },
    fc.constantFrom(HOSTILE_TITLE, ...ATTACKS.flatMap(({ title, abstract }) => [title, abstract])),
  )
  .filter((text) => cleanLine(text) !== "");

/** A model that answers these texts, in every field where it may write. */
const hostileDraft: fc.Arbitrary<Draft> = fc
  .array(hostile, { minLength: 17, maxLength: 17 })
  .map((texts) => {
    const next = () => texts.shift() ?? "";
    return makeDraft({
      keyPoints: [0, 1, 2].map(() => ({ evidence: next(), text: next() })),
      oneLine: next(),
      developerView: next(),
      actions: [next(), next()],
      risks: [{ basis: "stated", evidence: next(), text: next() }],
      explanation: next(),
      uncertainty: next(),
      headline: next(),
      adoption: { need: next(), compute: "small" },
    });
  });

const hostileCard: fc.Arbitrary<DraftedCard> = fc
  .record({
    title: hostile,
    abstract: hostile,
    draft: hostileDraft,
    excerpt: hostile,
    tag: hostile,
  })
  .map(({ title, abstract, draft, excerpt, tag }) =>
    makeDraftedCard({
      paper: makePaper({ title, abstract }),
      tags: [tag],
      draft,
      findings: [
        { check: "terms", field: "oneLine", severity: "error", message: excerpt, excerpt },
        {
          check: "evidence",
          field: "keyPoints[0].evidence",
          severity: "error",
          message: "",
          excerpt: null,
        },
      ],
    }),
  );

const hostileFailure: fc.Arbitrary<Card> = fc
  .record({
    title: hostile,
    tag: hostile,
    message: hostile,
    code: fc.constantFrom(...FailureCode.options),
  })
  .map(({ title, tag, message, code }) => ({
    paper: makePaper({ title }),
    artefacts: NOT_LOOKED_UP,
    status: "failed",
    draft: null,
    failure: { code, message },
    findings: [],
    confidence: null,
    difficulty: null,
    tags: [tag],
    image: "images/2602.12036.webp",
    hidden: false,
    provenance: null,
  }));

function makeDigest(cards: readonly Card[]): DailyDigest {
  const date = DigestDate.parse("2026-02-13");
  return buildDailyDigest({ date, status: "provisional", listed: 39, cards: [...cards] });
}

/** The anchor of a card is made of its title; it may hold letters, digits and hyphens, and nothing else. */
const ANCHOR = /(link )#\d+-[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}-]*$/u;

function outlineOf(markdown: string): string[] {
  return outlineWithoutTitles(parseMarkdown(markdown));
}

function outlineWithoutTitles(document: ReturnType<typeof parseMarkdown>): string[] {
  return outline(document).map((line) => line.replace(ANCHOR, "$1(anchor)"));
}

/** A document is harmless when it is made of the same pieces as one with plain words. */
function expectHarmless(markdown: string, harmless: readonly string[]): void {
  const document = parseMarkdown(markdown);
  expect(outlineWithoutTitles(document)).toEqual(harmless);
  expect(textsOf(document).filter(doesGithubAct)).toEqual([]);
}

const plainCard = makeDraftedCard({
  draft: makeDraft({
    actions: ["측정", "비교"],
    risks: [{ basis: "stated", evidence: "…", text: "위험" }],
  }),
});

test("whatever a model answers, a digest is made of the same pieces and links to nothing else", () => {
  const harmless = outlineOf(renderDigest(makeDigest([plainCard])));
  fc.assert(
    fc.property(hostileCard, (card) => {
      expectHarmless(renderDigest(makeDigest([card])), harmless);
    }),
    rounds(80),
  );
});

test("so is a week, with its overview and its sentences", () => {
  const makeWeek = (card: DraftedCard, text: string) => {
    const merged = mergeCards([makeDigest([card])]);
    const provenance = makeProvenance();
    const intro = { sentences: [{ text, papers: [card.paper.id] }], provenance };
    return buildWeeklyDigest({
      ...{ week: DigestWeek.parse("2026-W07"), copiedFrom: null, top: 10, ...merged, intro },
    });
  };
  const harmless = outlineOf(renderDigest(makeWeek(plainCard, "흐름입니다.")));
  fc.assert(
    fc.property(hostileCard, hostile, (card, text) => {
      expectHarmless(renderDigest(makeWeek(card, text)), harmless);
    }),
    rounds(60),
  );
});

test("a failed card holds nothing of what the Hub or the model sent but its words", () => {
  const [plain] = fc.sample(hostileFailure, 1);
  if (plain === undefined) throw new Error("No failed card.");
  const paper = makePaper({ title: "제목" });
  const harmless = outlineOf(renderDigest(makeDigest([{ ...plain, paper, tags: ["태그"] }])));
  fc.assert(
    fc.property(hostileFailure, (card) => {
      expectHarmless(renderDigest(makeDigest([card])), harmless);
    }),
    rounds(150),
  );
});

test("the index links to digests only, whatever the first paper is called", () => {
  const toIndex = (title: string) => {
    const draft = makeDraft({ headline: null });
    const day = makeDigest([makeDraftedCard({ paper: makePaper({ title }), draft })]);
    const days = [day, { ...day, date: DigestDate.parse("2026-02-12") }];
    return renderIndexPage(listIndexEntries(days.map(readFacts)));
  };
  const harmless = outlineOf(toIndex("제목"));
  fc.assert(
    fc.property(hostile, (title) => {
      expectHarmless(toIndex(title), harmless);
    }),
    rounds(150),
  );
});

test.each(ATTACKS)("a model that gives in to $name still leaves a harmless card", (attack) => {
  const [title, text] = [attack.title, attack.abstract];
  const point = { evidence: text, text };
  const draft = makeDraft({
    keyPoints: [point, point, point],
    oneLine: text,
    developerView: text,
    actions: [text, text],
    risks: [{ basis: "stated", evidence: text, text }],
    explanation: text,
    uncertainty: text,
  });
  const card = makeDraftedCard({ paper: makePaper({ title }), draft });

  expectHarmless(
    renderDigest(makeDigest([card])),
    outlineOf(renderDigest(makeDigest([plainCard]))),
  );
});

test("no address that a digest's JSON may hold ends its link or its image", () => {
  const tail = hostileText.map((text) => text.replaceAll(/\s/g, ""));
  fc.assert(
    fc.property(hostileText, tail, (path, imagePath) => {
      const paper = { ...makePaper(), url: `https://huggingface.co/papers/${path}` };
      const image = `https://cdn-thumbnails.huggingface.co/${imagePath}`;
      const parsed = DailyDigest.safeParse(makeDigest([makeDraftedCard({ paper, image })]));
      fc.pre(parsed.success);

      const pieces = outlineOf(renderDigest(parsed.data)).map((line) => line.trim());

      const targets = pieces.filter((line) => /^(?:link|image) /.test(line));
      expect(targets.map((line) => line.split("/").slice(0, 3).join("/"))).toEqual([
        "link ../../README.md",
        "link (anchor)",
        "link ../../README.md#카드-읽는-법",
        "link https://huggingface.co",
        "link https://github.com",
        "link https://arxiv.org",
        "link https://arxiv.org",
        "image https://cdn-thumbnails.huggingface.co",
      ]);
    }),
    rounds(100),
  );
});
