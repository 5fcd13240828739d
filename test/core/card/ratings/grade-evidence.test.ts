import { describe, expect, test } from "vitest";
import { type Grade, MAX_REASON_WORDS } from "../../../../src/core/card/ratings/grade.ts";
import { gradeEvidence } from "../../../../src/core/card/ratings/grade-evidence.ts";
import { parseListing } from "../../../../src/core/paper/listing.ts";
import { readDay, recordedDays } from "../../../support/recorded.ts";

const papers = recordedDays().flatMap((date) => parseListing(readDay(date)).papers);

function grade(results: string, title = "Engine: A Method"): Grade {
  return gradeEvidence({ title, abstract: `We propose Engine, a method. ${results}` }).grade;
}

describe("a result with a value and a name it is compared with is 상", () => {
  test.each([
    "It achieves 62.7% on NQ.",
    "Engine is 16times faster than Medusa.",
    "It runs at 25 FPS on the Blender dataset.",
    "Engine improves Geneval from 0.78 to 0.91.",
    "Even GPT-5 scores only 16 points.",
    "It ranks first in 4 of 6 tasks, ahead of GPT-4o.",
    "Models trained with it gain 3.5 points over the base model.",
    "Its traces are 50% shorter than for the same problems in isolation.",
  ])("%s", (results) => expect(grade(results)).toBe("상"));
});

test("line breaks, as the Hub sends them, change no grade", () => {
  for (const { title, abstract } of papers.slice(0, 200)) {
    const broken = abstract.replaceAll(/ (?=\S{7})/g, "\n");
    expect(gradeEvidence({ title, abstract: broken })).toEqual(gradeEvidence({ title, abstract }));
  }
});

describe("a result with one of the two is 중", () => {
  test.each([
    "Engine outperforms GPT-4o on many tasks.",
    "It achieves state-of-the-art results on KernelBench.",
    "Engine outperforms Vanilla OPD.",
    "Engine matches Llama-3.",
    "Engine performs on par with GPT-4o.",
    "Engine is preferred over DALL-E.",
    "Engine still loses to GPT-4o.",
    "Engine falls behind Whisper-large.",
    "Engine exceeds state-of-the-art models, including the Mamba model.",
    "It consistently improves reasoning over RL trained on the original dataset.",
    "Engine improves accuracy by 8.3% over the strongest baseline.",
    "It generates videos at 42 FPS.",
  ])("%s", (results) => expect(grade(results)).toBe("중"));
});

test.each([
  ["T-LoRA: Tuning", "We propose T-LoRA. T-LoRA outperforms standard LoRA."],
  ["E-GRPO: Rewards", "We propose E-GRPO. E-GRPO outperforms the GRPO baseline."],
  ["SPPO: Sequence-Level PPO", "We introduce SPPO, a sequence-level PPO. It surpasses PPO."],
  ["Reallocation", "We propose CSCR, a simple extension of GRPO. CSCR outperforms GRPO."],
  ["TTT", "We compare TTT with Mamba, a modern RNN. TTT is faster and matches Mamba."],
  ["Zigzag Mamba: Scans", "We propose Zigzag Mamba. It outperforms Mamba-based baselines."],
])("the method that a paper builds on is another one: %s. %s", (title, abstract) => {
  expect(gradeEvidence({ title, abstract }).grade).toBe("중");
});

test("a method that everybody knows is its own paper's own", () => {
  const abstract = "We propose LoRA. LoRA works well and matches LoRA.";

  expect(gradeEvidence({ title: "LoRA: Adaptation", abstract }).grade).toBe("하");
});

test("what a method is added to is not what it is compared with", () => {
  expect(grade("Its term in the GRPO objective gives gains of 4.4%.")).toBe("중");
  expect(grade("Engine achieves much, which guides work on LoRA variants.")).toBe("하");
  expect(grade("BM25 significantly outperforms dense retrievers by 30%.")).toBe("상");
  expect(grade("All models fall short of their Maximum Context Window.")).toBe("하");
});

describe("a name counts where it stands as what is compared, not where something is tried on it", () => {
  test.each([
    "It reduces memory by 40% compared to prior methods for fine-tuning LLaMA.",
    "It matches prior methods in alignment scores for personalizing Stable Diffusion, and cuts memory up to 8.2times.",
    "With Gemma models, it gains 10% in efficiency.",
    "Experiments on Qwen2.5-7B show gains of 5.7%.",
    "It outperforms all baselines by 3.5 points in Pass@1.",
    "It reaches a ratio of 120 times with 350KB a frame.",
    "It improves the accuracy of Llama-3 by 5% over prior methods.",
    "It reduces the latency of Stable Diffusion by 40% versus previous caching methods.",
    "It compresses Llama-2-70B to 2 bits with less than 1% loss.",
  ])("tried on it: %s", (results) => expect(grade(results)).toBe("중"));

  test.each([
    "It reduces memory by 40% compared to all prior methods for tuning, including QLoRA.",
    "It gains 27 pp over GPT-4o.",
    "The best model, GPT-5, can only detect 45.7% of them.",
    "The best agent, Claude 3.5 Sonnet (New) with open tools, achieves 21.0%.",
    "The best accuracy is only 4.0%, achieved by GPT-5.",
    "The best configuration reaches 0.663 (Codex with GPT-5.5).",
    "It improves the accuracy of Llama-3 by 5%.",
    "It improves the accuracy of Llama-3 by 5% over prior methods such as QLoRA.",
    "It improves the accuracy of Llama-3 by 5% over the base model.",
    "It requires only 20% of the compute used by Z-Image.",
    "Errors fall by 5%, with GPT-4o scoring best.",
  ])("compared: %s", (results) => expect(grade(results)).toBe("상"));
});

test("a technique by its name is one that is compared with, and a kind of systems is none", () => {
  expect(grade("Engine outperforms CoT prompting by 10.3%.")).toBe("상");
  expect(grade("Engine outperforms standard CoT-based methods by 10.3%.")).toBe("상");
  expect(grade("Engine outperforms existing RAG systems by 10.3%.")).toBe("중");
});

test("a benchmark whose name begins with a short form of common words is a name all the same", () => {
  const about = "It does generative engine optimization (GEO).";

  expect(grade(`${about} Experiments on the standard GEO-Bench demonstrate it.`)).toBe("중");
  expect(grade(`${about} Experiments on GEO-based search demonstrate it.`)).toBe("하");
});

describe("what it takes to run is a value: speed, time, memory or money", () => {
  test.each([
    "We present Fast, a model that runs at 19.5 FPS on a single NVIDIA H100.",
    "It takes 1.3 ms a token.",
    "It renders 20 frames each second.",
    "It reconstructs a scene in under one minute.",
    "The model fits in a single 80GB GPU.",
    "It uses 24GB of VRAM.",
    "Training needs only two GPU hours.",
    "Each run costs just $0.005.",
    "It uses only 16 tokens per entity instead of thousands.",
    "It maintains action rates above 80 Hz.",
    "It runs at 50 Hz.",
  ])("%s", (results) => expect(grade(results)).toBe("중"));

  test("what a method is built with, beside its speed, is not what it is compared with", () => {
    expect(grade("Built with TurboServe, it reaches 42 FPS.")).toBe("중");
  });

  test.each([
    "With just 3 days of fine-tuning on 8 H800 GPUs, it shows strong control.",
    "We train it on 5 hours of speech, and it generates clips in 10-second segments.",
    "The dataset comprises videos that were captured at 60 FPS.",
    "It generates 24-fps videos of 16 seconds.",
    "It is well balanced on data such as the FE240hz set.",
    "We use a 12.5Hz audio tokenizer, which performs well.",
    "Its codec compresses 24 kHz audio to 12.5 fps, and shows quality.",
    "It processes pixels at 5 Hz to produce 30 Hz keyboard actions, and performs well.",
  ])("no value of a result: %s", (results) => expect(grade(results)).toBe("하"));
});

describe("a variant of the paper's own is a control, and so is what is left without a part", () => {
  test.each([
    "Engine outperforms the encoder-based variant.",
    "It surpasses its text-only counterpart.",
    "It gains in accuracy over the same architecture without masking.",
    "Performance drops without the memory module.",
    "Removing these heads substantially degrades recall.",
  ])("%s", (results) => expect(grade(results)).toBe("중"));

  test.each([
    "Engine outperforms its larger counterparts.",
    "It beats closed-source counterparts.",
    "Engine reduces latency without sacrificing quality.",
    "It builds upon existing models without the need to re-adapt inputs.",
  ])("but not those of others, nor what is spared: %s", (results) =>
    expect(grade(results)).toBe("하"),
  );
});

describe("a benchmark before the main clause is one of others, and a name behind it no explanation", () => {
  test.each([
    "Evaluated on the DragBench, our method outperforms baselines.",
    "Experiments on DyCheck, a challenging benchmark, show that it outperforms baselines.",
    "On two retrieval benchmarks, i.e., Flickr30K and MS-COCO, it outperforms baselines.",
    "Our model, called MIRO, achieves state-of-the-art results on the GenEval benchmark.",
  ])("%s", (results) => expect(grade(results)).toBe("중"));

  test("but one that the paper made is its own", () => {
    expect(grade("We test it on CodeBench, a dataset we made, and it outperforms baselines.")).toBe(
      "하",
    );
  });
});

describe("words without a value and a name are 하", () => {
  test.each([
    "Extensive experiments show that Engine significantly outperforms state-of-the-art methods.",
    "It consistently outperforms prior codecs over a wide range of bitrates.",
    "Experiments on multiple benchmarks demonstrate its effectiveness.",
    "We hope that it will inspire others.",
  ])("%s", (results) => expect(grade(results)).toBe("하"));
});

describe("numbers that are no results count for nothing", () => {
  test.each([
    "We collect 2,772 question-answer pairs across 12 question types.",
    "Engine has 1.6 billion parameters and is pre-trained on 3 million hours of audio.",
    "Experiments with Engine-7B and Engine-32B show robust gains.",
    "We evaluate 25 models, and find that they remain limited.",
    "It turns views by 360^circ and renders them at 512 x 512, improving quality.",
    "Since 2024, its results have been superior.",
  ])("%s", (results) => expect(grade(results)).toBe("하"));
});

describe("a year, and a number that names an index, is no value", () => {
  test.each([
    "We analyze data of COVID-19 patients from 2019 to 2023 and find clear trends.",
    "Using the Niño 3.4 sea surface index (1870--2024), we analyze the resulting audio.",
    "Since 2021 (2019--2024), results have improved.",
  ])("%s", (results) => expect(grade(results)).toBe("하"));
});

test("to double or to halve something is a result with a value", () => {
  expect(grade("Engine doubles throughput.")).toBe("중");
  expect(grade("Engine halves the latency of vLLM.")).toBe("상");
  expect(grade("We build preference triples.")).toBe("하");
});

test("what others reach is no result, unless the paper's own stands beside it", () => {
  const others = "Previous work such as ControlNet reaches 55.1% accuracy";

  expect(grade(`${others}, which is insufficient.`)).toBe("하");
  expect(grade(`${others}, while Engine reaches 60.2%.`)).toBe("상");
});

test("what others reach on a benchmark is the result of the paper that presents it", () => {
  const title = "EngineBench: A Benchmark";
  const abstract =
    "We introduce EngineBench, a benchmark of 500 tasks. State-of-the-art models reach only 30% on EngineBench.";

  expect(gradeEvidence({ title, abstract }).grade).toBe("중");
});

test("what others achieve, before a paper speaks of itself, is no result of its own", () => {
  const abstract =
    "GPT-4o achieves 90% on GSM8K. In this paper, we propose Engine. Experiments demonstrate its effectiveness.";

  expect(gradeEvidence({ title: "Engine", abstract }).grade).toBe("하");
});

test("a benchmark of the paper's own is no public one, and its own name no baseline", () => {
  const title = "EngineBench: A Benchmark";
  const abstract =
    "We introduce EngineBench, and propose Engine. Engine achieves the best results on EngineBench.";

  expect(gradeEvidence({ title, abstract }).grade).toBe("하");
});

test("of every recorded abstract, the reason has at most five words and fits the grade", () => {
  const gradesOf = new Map<string, Set<Grade>>();
  for (const paper of papers) {
    const { grade: found, reason } = gradeEvidence(paper);
    gradesOf.set(reason, (gradesOf.get(reason) ?? new Set()).add(found));
  }

  const reasons = [...gradesOf.keys()];
  expect(reasons.filter((reason) => reason.split(" ").length > MAX_REASON_WORDS)).toEqual([]);
  expect(reasons.filter((reason) => gradesOf.get(reason)?.size !== 1)).toEqual([]);
});

test("no grade is given to more than 60 % of the recorded papers that become cards", () => {
  const first = recordedDays().flatMap((date) => parseListing(readDay(date)).papers.slice(0, 5));
  const counts = Object.values(Object.groupBy(first, (paper) => gradeEvidence(paper).grade));

  expect(counts).toHaveLength(3);
  expect(Math.max(...counts.map((some = []) => some.length)) / first.length).toBeLessThan(0.6);
});

describe("a survey has no results of its own, whatever it tells of others, and says that it is one", () => {
  test.each<[title: string, abstract: string]>([
    [
      "The Landscape of Agentic RL: A Survey",
      "This survey contrasts the two. We review over 500 works; DeepSeek-R1 outperforms GPT-4o by 5%.",
    ],
    [
      "A Survey of Scientific Models",
      "We examine over 190 benchmark datasets, where agents experiment and MMLU scores fall by 5%.",
    ],
    [
      "3D Detection: A Systematic Review",
      "This review shows that methods reach 80% on COCO, which is better than YOLO.",
    ],
  ])("%s", (title, abstract) => {
    expect(gradeEvidence({ title, abstract })).toEqual({
      ...{ grade: "하", reason: "조사 논문, 자체 결과 없음" },
    });
  });

  test.each<[title: string, abstract: string]>([
    ["More Than a Survey: Engine", "We evaluate ten methods; Engine beats GPT-4o by 5%."],
    [
      "Models as Survey Respondents",
      "This work shows that GPT-4o agrees with people in 5% of cases.",
    ],
  ])("but not %s", (title, abstract) => {
    expect(gradeEvidence({ title, abstract }).reason).not.toContain("조사");
  });
});

describe("data that a paper has made itself, or learns from, is no public benchmark", () => {
  test.each([
    "The pipeline runs, resulting in the training dataset RoleCS. It reaches 80% on RoleCS.",
    "The engine yields data, producing the GeoTrust-test testset. It reaches 49.17% on GeoTrust-test.",
    "Our Cubify Anything VQA (CA-VQA) data covers space. Accuracy is 60% on CA-VQA.",
    "Models fine-tuned on the CADSet dataset gain 5%.",
  ])("%s", (results) => expect(grade(results)).toBe("중"));
});

describe("what people preferred is a result", () => {
  test.each([
    "Annotators prefer Engine over GPT-4o in 71% of comparisons.",
    "LLM judges preferred Engine to GPT-5 in 54% of pairs.",
    "It is preferred by 71% of users over Midjourney-v6.",
    "Users chose it over GPT-4o 3 times out of 4.",
    "It has a win rate of 62% against GPT-4o.",
  ])("with a value and a name: %s", (results) => expect(grade(results)).toBe("상"));

  test.each([
    "Human raters preferred its answers 71% of the time.",
    "Engine is favoured by 8 of 10 clinicians.",
    "Eight out of ten clinicians favor it.",
    "In a user study, 71% of participants picked it.",
    "It is the top choice of 7 in 10 readers.",
    "Experts rate it above GPT-4o.",
  ])("with one of the two: %s", (results) => expect(grade(results)).toBe("중"));

  test.each([
    "Human evaluators prefer our videos over those of prior work.",
    "It learns which answers annotators prefer.",
    "We aim to be favored by 8 of 10 users.",
  ])("with none: %s", (results) => expect(grade(results)).toBe("하"));
});

describe("a value of an aim, or of what stands in the way, is no result", () => {
  test.each([
    "We aim to cut latency by 50%.",
    "Simulations run, and we project that it yields a 2.5x speedup.",
    "Representations are downsampled by 14x, which limits their use.",
  ])("%s", (results) => expect(grade(results)).toBe("하"));
});
