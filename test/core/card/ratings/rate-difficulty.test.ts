import { expect, test } from "vitest";
import { type Grade, MAX_REASON_WORDS } from "../../../../src/core/card/ratings/grade.ts";
import { type Effort, rateDifficulty } from "../../../../src/core/card/ratings/rate-difficulty.ts";
import type { Artefacts, FoundRepositories } from "../../../../src/core/paper/artefacts.ts";
import { NOT_LOOKED_UP } from "../../../../src/core/paper/artefacts.ts";

const CODE = "https://github.com/ada/engine";
const BENCHMARK = "We introduce EngineBench (EB), a large, realistic benchmark of 86 tasks.";
const NONE: FoundRepositories = { own: [], mentions: 0 };
const ON_HUB: FoundRepositories = { own: [{ name: "ada/engine", gated: false }], mentions: 0 };
const GATED: FoundRepositories = { own: [{ name: "ada/engine", gated: true }], mentions: 0 };
const NOTHING: Artefacts = { models: NONE, datasets: NONE, spaces: NONE };

type Case = Partial<Effort> & { abstract?: string; code?: boolean };

function rate({ abstract = "We propose Engine.", code = false, ...effort }: Case) {
  const paper = { abstract, codeUrl: code ? CODE : null };
  return rateDifficulty({ paper, artefacts: NOTHING, compute: "inference", need: null, ...effort });
}

test.each<[Grade, string, Case]>([
  ["하", "weights of its own", { artefacts: { ...NOTHING, models: ON_HUB } }],
  ["하", "a data set of its own", { artefacts: { ...NOTHING, datasets: ON_HUB } }],
  ["하", "a demo of its own", { artefacts: { ...NOTHING, spaces: ON_HUB } }],
  ["하", "weights that the abstract says are there", { abstract: "We release the model weights." }],
  ["하", "a tool", { abstract: "The library is available at https://github.com/ada/engine." }],
  ["하", "the code of its benchmark", { abstract: BENCHMARK, code: true }],
  ["하", "the code of its tool", { abstract: "We present Engine, a fast toolkit.", code: true }],
  ["중", "a benchmark without code", { abstract: BENCHMARK }],
  ["중", "a benchmark to train on", { abstract: BENCHMARK, code: true, compute: "small" }],
  [
    "중",
    "a benchmark whose data have to be asked for",
    { abstract: BENCHMARK, code: true, artefacts: { ...NOTHING, datasets: GATED } },
  ],
  [
    "중",
    "the code of a method, with a benchmark that it introduces besides",
    { abstract: `We propose Engine, a framework. ${BENCHMARK}`, code: true },
  ],
  [
    "중",
    "the code of a method that is tried on a benchmark",
    { abstract: "We propose Engine, a method for the hardest benchmark.", code: true },
  ],
  ["중", "code alone", { code: true }],
  ["중", "code that the abstract tells", { abstract: "Code is available at https://a.io/x." }],
  ["중", "weights to come", { abstract: "We will release the model weights." }],
  [
    "중",
    "weights to which access has to be asked for",
    { artefacts: { ...NOTHING, models: GATED } },
  ],
  [
    "중",
    "weights that the abstract says are there, and the Hub gives on request",
    { abstract: "We release the model weights.", artefacts: { ...NOTHING, models: GATED } },
  ],
  [
    "중",
    "weights at an address in the abstract, which are given on request",
    {
      abstract: "Model weights are available at https://huggingface.co/ada/engine.",
      artefacts: { ...NOTHING, models: GATED },
    },
  ],
  [
    "하",
    "weights on request beside data that the abstract says are there",
    { abstract: "We release weights and data.", artefacts: { ...NOTHING, models: GATED } },
  ],
  ["중", "weights of strangers", { artefacts: { ...NOTHING, models: { own: [], mentions: 9 } } }],
  ["중", "nothing", {}],
  ["중", "a repository that nobody has looked up", { artefacts: NOT_LOOKED_UP }],
  [
    "중",
    "weights that have to be trained on",
    { compute: "small", artefacts: { ...NOTHING, models: ON_HUB } },
  ],
  [
    "상",
    "weights that a laboratory alone can run",
    { compute: "large", artefacts: { ...NOTHING, models: ON_HUB } },
  ],
  ["상", "a theory with its code", { compute: "concept", code: true }],
])("도입 난이도 is %s with %s", (grade, _, effort) => {
  expect(rate(effort).grade).toBe(grade);
});

test.each([
  "We present Engine, a novel software agent framework.",
  "We introduce Engine, an open-sourced AI software engineer.",
  "We propose Engine, a training-free plug-in that replaces removal.",
  "We introduce Engine, a unified world foundation platform for robots.",
])("a method that is called by a word for tools is none: %s", (abstract) => {
  expect(rate({ abstract, code: true }).grade).toBe("중");
});

test("a benchmark framework is a benchmark", () => {
  expect(rate({ abstract: "We propose Foo, a benchmark framework.", code: true }).grade).toBe("하");
});

test.each<[string, Case]>([
  ["코드 공개, RL 학습 필요", { code: true, compute: "small", need: "RL 학습 필요" }],
  ["가중치 공개, GPU 한 장", { artefacts: { ...NOTHING, models: ON_HUB }, need: "GPU 한 장" }],
  ["초록상 공개, GPU 한 장", { abstract: "We release the weights.", need: "GPU 한 장" }],
  ["초록에 공개 명시, 로봇 필요", { abstract: "We release the weights.", need: "로봇 필요" }],
  [
    "가중치 공개, 로봇 필요",
    { abstract: "We release the weights.", code: true, need: "로봇 필요" },
  ],
  ["공개 예정, 직접 구현", { abstract: "The code will be released.", need: "직접 구현" }],
  ["승인제 공개, GPU 한 장", { artefacts: { ...NOTHING, models: GATED }, need: "GPU 한 장" }],
  ["공개물 없음, 직접 구현", { need: "직접 구현" }],
  ["공개 링크 없음, 직접 구현", { artefacts: NOT_LOOKED_UP, need: "직접 구현" }],
])("the reason says what is there and then what it takes: %s", (reason, effort) => {
  expect(rate(effort).reason).toBe(reason);
});

test("the reason has five words at most; where both parts do not fit, it is what it takes, unless 하", () => {
  const { reason } = rate({ code: true, need: "GPU 네 장과 긴 학습" });

  expect(reason).toBe("GPU 네 장과 긴 학습");
  expect(rate({ need: "가 나 다 라 마 바 사 아" }).reason.split(" ")).toHaveLength(
    MAX_REASON_WORDS,
  );
});

test.each<[string, Case]>([
  [
    "가중치 공개, proxy 모델 서빙",
    { artefacts: { ...NOTHING, models: ON_HUB }, need: "proxy 모델 서빙, GPU" },
  ],
  ["초록상 공개, 긴 영상 입력", { abstract: "We release the weights.", need: "긴 영상 입력, GPU" }],
  [
    "benchmark 코드 공개, API 키",
    { abstract: "We introduce EngineBench, a benchmark of 86 tasks.", code: true, need: "API 키" },
  ],
  ["데이터 공개", { artefacts: { ...NOTHING, datasets: ON_HUB }, need: "GPU 네 장과 긴 학습" }],
])("하 says what is there in any case, and of what it takes what fits: %s", (reason, effort) => {
  expect(rate(effort)).toEqual({ grade: "하", reason });
});

test("where a draft does not say what it takes, its kind of compute does", () => {
  expect(rate({ code: true, compute: "small" }).reason).toBe("코드 공개, 작은 학습 필요");
  expect(rate({ code: true, need: "" }).reason).toBe("코드 공개");
});
