import fc from "fast-check";
import { expect, test } from "vitest";
import { describeOffer } from "../../../src/core/card/ratings/describe-offer.ts";
import { renderLinksLine } from "../../../src/core/digest/links-line.ts";
import { type Artefacts, NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import type { Paper } from "../../../src/core/paper/paper.ts";
import { parseMarkdown } from "../../support/github-markdown.ts";
import { hostileText } from "../../support/hostile.ts";
import { makePaper } from "../../support/make.ts";
import { readDay, recordedDays } from "../../support/recorded.ts";

const NONE = { own: [], mentions: 0 };

/** The part of the line on what can be had. */
function render(artefacts: Partial<Artefacts> = {}, paper: Partial<Paper> = {}): string {
  const card = {
    paper: makePaper(paper),
    artefacts: { models: NONE, datasets: NONE, spaces: NONE, ...artefacts },
  };
  return renderLinksLine(card).split(" | ")[0] ?? "";
}

const found = (names: readonly string[], mentions = 0, gated: readonly string[] = []) => ({
  own: names.map((name) => ({ name, gated: gated.includes(name) })),
  mentions,
});

test("the whole line", () => {
  const paper = makePaper({
    projectUrl: "https://project.github.io/",
    organization: "Tencent Hunyuan",
  });
  const artefacts = { models: found(["owner/a", "owner/b"]), datasets: NONE, spaces: NONE };

  expect(renderLinksLine({ paper, artefacts })).toBe(
    "**공개**: [코드](https://github.com/XinXU-USTC/Composition-RL) · [프로젝트](https://project.github.io/) · " +
      "[모델](https://huggingface.co/owner/a) (외 1개) · Hub에 데이터·Space 없음 | " +
      "**원문**: [arXiv](https://arxiv.org/abs/2602.12036) · [PDF](https://arxiv.org/pdf/2602.12036) | Tencent Hunyuan",
  );
});

test.each([
  ["nothing of it", {}, "Hub에 없음"],
  ["nobody has looked", NOT_LOOKED_UP, "Hub 미조회"],
  ["somebody has looked for some", { spaces: null }, "Hub에 모델·데이터 없음 · Space 미조회"],
  [
    "one of each",
    { models: found(["a/m"]), datasets: found(["a/d"]), spaces: found(["a/s"]) },
    "[모델](https://huggingface.co/a/m) · [데이터](https://huggingface.co/datasets/a/d) · [Space](https://huggingface.co/spaces/a/s)",
  ],
  [
    "several of each",
    { models: NONE, datasets: found(["a/1", "a/2", "a/3"]), spaces: found(["a/1", "a/2"]) },
    "[데이터](https://huggingface.co/datasets/a/1) (외 2개) · [Space](https://huggingface.co/spaces/a/1) (외 1개) · Hub에 모델 없음",
  ],
  [
    "as many as are kept",
    { models: found(["a/1", "a/2", "a/3", "a/4", "a/5"]) },
    "[모델](https://huggingface.co/a/1) (외 4개 이상) · Hub에 데이터·Space 없음",
  ],
  [
    "seven, of which five are kept",
    { models: { ...found(["a/1", "a/2", "a/3", "a/4", "a/5"]), ownTotal: 7 } },
    "[모델](https://huggingface.co/a/1) (외 6개) · Hub에 데이터·Space 없음",
  ],
  [
    "one to ask for before one that is there",
    { models: found(["a/1", "a/2"], 0, ["a/1"]) },
    "[모델](https://huggingface.co/a/2) (외 1개, 1개 승인 필요) · Hub에 데이터·Space 없음",
  ],
  [
    "one to ask for",
    { models: found(["a/m"], 0, ["a/m"]) },
    "[모델](https://huggingface.co/a/m) (승인 필요) · Hub에 데이터·Space 없음",
  ],
  [
    "some to ask for",
    { models: found(["a/1", "a/2", "a/3"], 0, ["a/2"]) },
    "[모델](https://huggingface.co/a/1) (외 2개, 1개 승인 필요) · Hub에 데이터·Space 없음",
  ],
  ["only what others made", { models: found([], 9), spaces: found([], 3) }, "Hub에 없음 · 언급 12"],
])("where the Hub has %s, the line says so", (_name, artefacts, words) => {
  expect(render(artefacts)).toBe(
    `**공개**: [코드](https://github.com/XinXU-USTC/Composition-RL) · ${words}`,
  );
});

test.each<[string, string, Partial<Artefacts>]>([
  [
    "Code, datasets and models are available at https://github.com/a/b.",
    "모델·데이터 초록에 공개 명시 · Hub 미조회",
    NOT_LOOKED_UP,
  ],
  ["We release the model weights.", "Hub에 데이터·Space 없음 · 모델 초록에 공개 명시", {}],
  [
    "We release the weights and the dataset.",
    "[모델](https://huggingface.co/a/m) · Hub에 Space 없음 · 데이터 초록에 공개 명시",
    { models: found(["a/m"]) },
  ],
  [
    "We release a demo.",
    "Hub에 모델·데이터 없음 · 데모 초록에 공개 명시 · Space 미조회",
    { spaces: null },
  ],
  ["We release the weights, the dataset and a demo.", "모델·데이터·데모 초록에 공개 명시", {}],
  ["We release our code.", "Hub 미조회", NOT_LOOKED_UP],
  ["The model weights will be released.", "Hub에 없음", {}],
])(
  "beside the code, what the abstract says is released and no link shows: %s",
  (abstract, words, artefacts) => {
    expect(render(artefacts, { abstract })).toBe(
      `**공개**: [코드](https://github.com/XinXU-USTC/Composition-RL) · ${words}`,
    );
  },
);

test("several repositories of a paper never lead to a list, in which strangers' ones stand, too", () => {
  const five = found(["a/1", "a/2", "a/3", "a/4", "a/5"], 90);

  expect(render({ models: five, datasets: five, spaces: five })).not.toContain("other=arxiv");
});

test("a card without a link to code says so, and a project's page that is the code is not told twice", () => {
  expect(render({}, { codeUrl: null })).toBe("**공개**: 코드 링크 없음 · Hub에 없음");
  expect(render({}, { projectUrl: "https://github.com/XinXU-USTC/Composition-RL/" })).not.toContain(
    "프로젝트",
  );
});

test.each([
  ["Code is available at https://github.com/a/b.", "초록에 코드 링크"],
  ["We test it (https://github.com/a/b).", "초록에 코드 링크"],
  ["We release our code.", "코드 초록에 공개 명시"],
])(
  "without a link in the listing, code of which the abstract tells is not said to be missing: %s",
  (abstract, words) => {
    const line = render({}, { codeUrl: null, abstract });

    expect(line).toContain(words);
    expect(line).not.toContain("코드 링크 없음");
  },
);

test.each([
  [
    "We plan to release the weights; code: https://github.com/a/b.",
    "초록에 코드 링크",
    "코드 공개",
  ],
  ["Code will be released at https://github.com/a/b.", "공개 예정", "공개 예정"],
  ["GTR-CoT will be released at https://github.com/a/b.", "공개 예정", "공개 예정"],
  ["The weights will follow soon; we will release our code.", "공개 예정", "공개 예정"],
])(
  "line and rating go by one rule of what is there and what is to come: %s",
  (abstract, told, rated) => {
    const paper = makePaper({ codeUrl: null, abstract });
    const none = { models: NONE, datasets: NONE, spaces: NONE };

    const facts = render({}, paper).replace("**공개**: ", "").split(" · ");
    expect(facts.filter((fact) => !/없음/.test(fact))).toEqual([told]);
    expect(describeOffer(paper, none)).toBe(rated);
  },
);

test.each<[string, string, Partial<Artefacts>]>([
  ["All our resources are publicly available.", "초록에 공개 명시", {}],
  [
    "We release Foo-7B and Foo-70B.",
    "코드 링크 없음 · Hub에 데이터·Space 없음 · 모델 초록에 공개 명시",
    {},
  ],
  ["The toolkit is released.", "코드 링크 없음 · Hub에 없음 · 도구 초록에 공개 명시", {}],
  ["All our resources are available.", "초록에 공개 명시 · Hub 미조회", NOT_LOOKED_UP],
])(
  "what the abstract says is released, in whatever words, is never said to be missing: %s",
  (abstract, words, artefacts) => {
    expect(render(artefacts, { codeUrl: null, abstract })).toBe(`**공개**: ${words}`);
  },
);

test("of recorded abstracts, the line tells a release where the reason of 도입 난이도 does", () => {
  const artefacts = { models: NONE, datasets: NONE, spaces: NONE };
  const papers = recordedDays().flatMap((date) => parseListing(readDay(date)).papers.slice(0, 1));
  const told = papers
    .map((paper) => ({ ...paper, codeUrl: null }))
    .filter((paper) => !/없음|예정/.test(describeOffer(paper, artefacts)));

  expect(told.length).toBeGreaterThan(0);
  for (const paper of told) expect(render(artefacts, paper)).toMatch(/초록에 (?:공개|코드)/);
});

test.each([
  "We build on vLLM (https://github.com/vllm-project/vllm).",
  "It is a fork of vLLM at https://github.com/vllm-project/vllm.",
  "It is implemented in verl (https://github.com/volcengine/verl).",
  "Following https://github.com/acme/harness, we test it.",
])("the address of what a paper builds upon is no link to its code: %s", (abstract) => {
  expect(render({}, { codeUrl: null, abstract })).toBe("**공개**: 코드 링크 없음 · Hub에 없음");
});

test.each([
  "javascript:alert(1)",
  "https://evil.org/owner/name",
  "https://github.com.evil.org/a/b",
])("code is linked on GitHub alone, not at %s", (codeUrl) => {
  expect(render({}, { codeUrl })).toContain("코드 링크 없음");
});

test("whatever an organization or an address holds, the line has its own links and no others", () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (organization, codeUrl, projectUrl) => {
      const paper = makePaper({ organization, codeUrl, projectUrl });
      const line = renderLinksLine({ paper, artefacts: NOT_LOOKED_UP });
      expect(line).not.toMatch(/[\n\r]/);
      const { children } = parseMarkdown(line);
      expect(children.map(({ type }) => type)).toEqual(["paragraph"]);
      const [pdf, arxiv, page, ...others] = listTargets(children).toReversed();
      expect([arxiv, pdf]).toEqual([
        "https://arxiv.org/abs/2602.12036",
        "https://arxiv.org/pdf/2602.12036",
      ]);
      expect(String(page ?? "https://")).toMatch(/^https?:\/\//);
      expect(others).toEqual([]);
    }),
  );
});

/** Where links and images below these nodes lead to. */
function listTargets(nodes: readonly object[]): unknown[] {
  return nodes.flatMap((node) => [
    ...("url" in node ? [node.url] : []),
    ...("children" in node && Array.isArray(node.children) ? listTargets(node.children) : []),
  ]);
}
