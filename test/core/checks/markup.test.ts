import { expect, test } from "vitest";
import { findingsOf } from "../../support/findings-of.ts";

test.each([
  ["a metric with an at sign", "pass@1과 recall@10 기록"],
  ["names with an asterisk", "GigaBrain-0.5M*와 RAMP* 비교"],
  ["a name with an underscore", "max_length와 top_p 조절"],
  ["a comparison", "오탐률 < 0.05, F1 > 0.5"],
  ["a slash between words", "sliding-window/full attention"],
  ["metrics behind Korean words", "재현율@k, 정답률 @1, Acc@500m과 mAP@0.5 기록"],
  ["ratios and times", "train:val:test를 8:1:1로, 12:30:45까지 1:100:5 비율"],
  ["names with colons", "std::vector::size와 Torch::fire::Kernels 비교"],
  ["a word between colons that the source holds", ":agent: 표시의 추가"],
  ["prices", "한 번에 $3에서 $5"],
  ["prices with the sign behind", "한 번에 3$, 또는 5$"],
  ["a bare tag that the source holds", "<think> 구간의 길이 제한"],
])("accepts %s", (_, text) => {
  expect(
    findingsOf("markup", "Tokens between <think> tags and the :agent: mark are cut.", text),
  ).toEqual([]);
});

test.each([
  "결과를 file:line:col 형식으로 적음",
  "기록은 file:line:col에 있음",
  "ＵＳＥＲ@lab.org와 user@lab.org 표기의 비교",
  "@octocat 표기의 인식",
  "https://lab.example/data에 공개",
  "<think>와 &lt; 같은 표시의 해석",
])("accepts what the source holds itself: %s", (text) => {
  const source =
    "It cites file:line:col, USER@lab.org and user@lab.org, @octocat, https://lab.example/data, <think> and &lt;.";

  expect(findingsOf("markup", source, text)).toEqual([]);
});

test.each([
  "file:line:col과 file:///etc/passwd",
  "@octocat 다음의 @other 멘션",
  "- 항목 하나",
  "**굵은** 글",
])("refuses what the source does not hold, also behind what it does: %s", (text) => {
  const source = "A **b** file:line:col by @octocat - and so on.";

  expect(findingsOf("markup", source, text)).toMatchObject([{ severity: "error" }]);
});

test.each([
  ["a URL", "https://evil.example/x 참고"],
  ["a URL without a scheme", "github.com/owner/name 저장소"],
  ["a www address", "www.example.com 참고"],
  ["a mention", "@octocat 에게 문의"],
  ["a mail address", "me@example.com 문의"],
  ["a mail address at an odd host", "a@.b.io 문의"],
  ["a mention of a team", "(@org/team) 문의"],
  ["an emoji code", "성능 향상 :rocket:"],
  ["an emoji code of signs", ":+1: 추천"],
  ["an emoji code of digits", "점수 :100: 달성"],
  ["a link", "[여기](x)를 참고"],
  ["an image", "![그림](x) 삽입"],
  ["a tag", "<img src=x> 삽입"],
  ["a comment", "<!-- 숨김 --> 방법"],
  ["an entity", "A&nbsp;B 방법"],
  ["bold text", "**Composition-RL** 방법"],
  ["code", "`run` 실행"],
  ["a heading", "# 제목"],
  ["a list", "- 항목"],
  ["a formula", "$x^2$ 최소화"],
  ["a formula before a particle", "$x^2$를 최소화"],
  ["a formula of digits", "$3$ 향상"],
  ["a formula between two signs", "$$ x^2 $$ 최소화"],
])("refuses %s", (_, text) => {
  expect(findingsOf("markup", "We train models.", text)).toMatchObject([{ severity: "error" }]);
});

test("a LaTeX command only looks bad", () => {
  expect(findingsOf("markup", "We train models.", "2.5\\times 빠름")).toMatchObject([
    { severity: "style", excerpt: "\\times" },
  ]);
});
