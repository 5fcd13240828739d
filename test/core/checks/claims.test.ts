import { expect, test } from "vitest";
import { checkReleases } from "../../../src/core/checks/claims.ts";
import { type Artefacts, NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { findingsOf } from "../../support/findings-of.ts";

test.each([
  ["최초", "세계 최초의 방법", "the first method"],
  ["최고", "최고 성능 달성", "the best results"],
  ["SOTA", "SOTA 달성", "state-of-the-art results"],
  ["최첨단", "최첨단 성능", "cutting-edge results"],
  ["획기적", "획기적인 방법", "a breakthrough"],
  ["유일", "유일한 공개 모델", "the only open model"],
  ["압도적", "압도적인 차이", "by a large margin"],
  ["전례 없는", "전례 없는 규모", "an unprecedented scale"],
  ["완벽", "완벽한 복원", "perfect reconstruction"],
])("%s needs words of the source behind it", (_, text, allowed) => {
  expect(findingsOf("claims", "We train models.", text)).toMatchObject([{ severity: "warning" }]);
  expect(findingsOf("claims", `It is ${allowed}.`, text)).toEqual([]);
});

const OWN = { own: [{ name: "ada/engine", gated: false }], mentions: 0 };
const ASKED_FOR = { own: [{ name: "ada/engine", gated: true }], mentions: 0 };
const ALL: Artefacts = { ...NOT_LOOKED_UP, models: OWN, datasets: OWN };
const REPOSITORY = "https://github.com/ada/engine";

type Known = { codeUrl?: string | null; artefacts?: Artefacts; abstract?: string };

/** What the card is told of the releases that it denies; all kinds are released unless `known` says otherwise. */
function deniedIn(text: string, known: Known = {}, role: "report" | "advise" = "advise") {
  const { codeUrl = REPOSITORY, artefacts = ALL, abstract = "We propose Engine." } = known;
  const paper = { title: "Engine 2.0: Fast Training", abstract, codeUrl };
  return checkReleases(paper, artefacts, { path: "text", text, role }).map(
    ({ severity, message }) =>
      `${severity}: ${/있는 것: (?<known>[^.]*)\./.exec(message)?.groups?.known}`,
  );
}

test.each([
  ["코드와 가중치는 아직 공개되지 않아 바로 써 볼 수 없습니다.", "코드, 모델"],
  ["코드가 공개되지 않았으므로 직접 구현해야 합니다.", "코드"],
  ["지금 받을 수 있는 코드나 가중치가 없습니다.", "코드, 모델"],
  [
    "불가능성을 밝힌 이론이 중심이고 받을 코드나 데이터가 없어, 설계 원칙으로 읽을 논문입니다.",
    "코드, 데이터",
  ],
  ["dataset과 code는 공개 예정이며 아직 쓸 수 없는 상태", "코드, 데이터"],
  ["코드는 있으나 데이터는 없습니다.", "데이터"],
  ["코드는 공개되어 있지만 가중치는 아직 공개되지 않았습니다.", "모델"],
  ["이 논문은 코드가 공개되지 않아 재현하기 어렵습니다.", "코드"],
  ["Engine 2.0은 모델 가중치가 공개되지 않아 API로만 쓸 수 있습니다.", "모델"],
  ["유용하지만 코드 공개가 이루어지지 않아 도입이 어렵습니다.", "코드"],
  ["다만 데이터셋은 추후 공개될 예정입니다.", "데이터"],
  ["코드 미공개, 직접 구현 필요", "코드"],
  ["가중치 비공개", "모델"],
  ["공개된 코드가 없어 구현부터 해야 합니다.", "코드"],
  ["체크포인트를 공개하지 않아 학습부터 다시 해야 합니다.", "모델"],
  ["코드 링크가 없어 저자에게 물어야 합니다.", "코드"],
])("a card may not deny what is released: %s", (text, known) => {
  expect(deniedIn(text)).toEqual([`error: ${known}`]);
  expect(deniedIn(text, { codeUrl: null, artefacts: NOT_LOOKED_UP })).toEqual([]);
});

test.each([
  "코드 공개 여부는 초록에 없습니다.",
  "초록에 코드 링크가 없습니다.",
  "Hub에 가중치가 없습니다.",
  "학습 데이터는 공개되지 않았습니다.",
  "학습 코드는 공개되지 않아 평가만 다시 할 수 있습니다.",
  "GPT-4o는 가중치가 공개되지 않아 비교가 어렵습니다.",
  "교사 모델은 비공개라 같은 결과를 얻기 어렵습니다.",
  "비공개 데이터로 학습한 상용 모델과는 비교하기 어렵습니다.",
  "공개되지 않은 모델에는 쓸 수 없습니다.",
  "가중치가 없으면 쓸 수 없습니다.",
  "데이터가 없어도 바로 적용할 수 있습니다.",
  "데이터가 없는 팀에는 쓸모가 적습니다.",
  "레이블 데이터가 없어 supervised 학습이 어려운 팀에 맞습니다.",
  "우리 데이터가 공개되지 않아도 학습할 수 있습니다.",
  "기존 방법은 코드가 공개되지 않아 다시 만들어야 합니다.",
  "코드와 가중치가 모두 공개되어 있습니다.",
  "가중치는 없이 코드만 있어도 됩니다.",
  "코드 생성 오류가 없습니다.",
  "모델이 한국어를 얼마나 잘하는지 초록에 없습니다.",
  "학습에 쓸 데이터가 없습니다.",
  "코드가 공개되었는지, 가중치를 받을 수 있는지 나와 있지 않습니다.",
  "코드의 라이선스가 밝혀지지 않았습니다.",
  "데이터 구성과 라벨링 비용은 공개하지 않았습니다.",
  "가중치가 공개되지 않았다면 API로 시험",
  "모델 크기와 학습 시간은 제공되지 않습니다.",
  "영상 데이터를 외부에 공개하지 않고 평가하는 팀",
  "민감한 데이터를 다루는 팀이라면 가중치를 공개하지 않는 편이 안전합니다.",
  "벤치마크의 정답은 비공개라 서버에 제출해야 합니다.",
])("an honest sentence stands beside what is released: %s", (text) => {
  expect(deniedIn(text)).toEqual([]);
});

test("each kind is held against what is known of that kind alone", () => {
  const text = "코드와 가중치, 데이터는 아직 공개되지 않았습니다.";
  const codeAlone = { artefacts: NOT_LOOKED_UP };
  const dataAlone = { codeUrl: null, artefacts: { ...NOT_LOOKED_UP, datasets: OWN } };
  expect(deniedIn(text, codeAlone)).toEqual(["error: 코드"]);
  expect(deniedIn(text, dataAlone)).toEqual(["error: 데이터"]);
  expect(deniedIn("코드는 있으나 데이터는 없습니다.", codeAlone)).toEqual([]);
});

test("what the abstract says is released counts, and not what has to be asked for", () => {
  const text = "가중치는 아직 공개되지 않았습니다.";
  const nothing = { codeUrl: null, artefacts: NOT_LOOKED_UP };
  const asked = { ...nothing, artefacts: { ...NOT_LOOKED_UP, models: ASKED_FOR } };
  expect(deniedIn(text, { ...nothing, abstract: "We release the model weights." })).toEqual([
    "error: 모델",
  ]);
  expect(deniedIn(text, { ...nothing, abstract: "We will release the weights." })).toEqual([]);
  expect(deniedIn(text, asked)).toEqual([]);
});

test("a report may tell what was missing before the paper, and not deny what the paper releases", () => {
  const missing = "상용 모델이 앞서 있고, 코드와 데이터가 공개되지 않아 재현이 어려웠습니다.";
  expect(deniedIn(missing, {}, "report")).toEqual([]);
  expect(deniedIn("공개된 데이터셋이 없어 연구가 더뎠습니다.", {}, "report")).toEqual([]);
  expect(deniedIn("코드는 아직 공개되지 않았습니다.", {}, "report")).toEqual(["error: 코드"]);
});
