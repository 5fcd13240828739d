import { describe, expect, test } from "vitest";
import { parseListing } from "../../../../src/core/paper/listing.ts";
import {
  type ReleaseKind,
  readReleaseClaim,
} from "../../../../src/core/paper/release/release-claim.ts";
import { readDay, recordedDays } from "../../../support/recorded.ts";

const abstracts = new Map(
  recordedDays()
    .flatMap((date) => parseListing(readDay(date)).papers)
    .map(({ id, abstract }) => [id, abstract]),
);
const readOf = (id: string) => readReleaseClaim(abstracts.get(id) ?? "");

describe("recorded abstracts that say in the present what is released", () => {
  test.each<[id: string, ReleaseKind[]]>([
    ["2403.10131", ["code", "demo"]],
    ["2407.08739", ["model", "data"]],
    ["2409.02060", ["code", "model", "data"]],
    ["2502.01639", ["code", "model", "data"]],
    ["2502.20811", ["data"]],
    ["2601.14046", ["code", "data"]],
    ["2602.12036", ["code", "model", "data"]],
    ["2602.12205", ["code", "model", "data"]],
    ["2605.20342", ["code", "model", "data"]],
    ["2606.20527", ["code", "data"]],
    ["2607.08741", ["code", "model"]],
  ])("%s: %j", (id, kinds) => {
    expect(readOf(id)).toEqual({ status: "released", kinds });
  });
});

describe("recorded abstracts that announce a release", () => {
  test.each<[id: string, ReleaseKind[]]>([
    ["2406.15193", ["code"]],
    ["2501.03931", ["code", "model"]],
    ["2508.13491", ["code", "data"]],
    ["2602.11236", ["code"]],
  ])("%s: %j", (id, kinds) => {
    expect(readOf(id)).toEqual({ status: "announced", kinds });
  });
});

describe("recorded abstracts that release nothing: open models of others, and pages to look at", () => {
  test.each(["2407.08726", "2504.09081", "2506.07044", "2506.07848", "2511.21662"])("%s", (id) => {
    expect(abstracts.get(id)).toMatch(/open-?source|release|available/i);
    expect(readOf(id)).toBeNull();
  });
});

test.each([
  "We promise to release our models after the paper is accepted.",
  "We expect to release the weights in spring.",
  "We pledge to open-source the model.",
  "We look forward to releasing the model.",
  "We want to open-source the weights.",
  "We are preparing to release the weights.",
])("what is only meant to come is announced: %s", (abstract) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "announced", kinds: ["model"] });
});

test("what a release is to do is nothing to come", () => {
  const abstract = "The data is publicly available, expected to advance research.";

  expect(readReleaseClaim(abstract)?.status).toBe("released");
});

test("the address of a paper's own work counts beside its name", () => {
  const abstract = "We propose Engine. The code of Engine is available at https://github.com/a/b.";

  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds: ["code"] });
});

test.each([
  "The dataset cannot be released for privacy reasons.",
  "No weights are released.",
  "Data is available upon reasonable request.",
  "Model weights are available to approved researchers.",
  "We argue that model weights should be released.",
  "The weights are available after signing an agreement.",
  "The data can be downloaded under a data use agreement.",
  "The code of LLaMA-Factory is available at https://github.com/a/b.",
  "All models considered in this study are openly available.",
])("what nobody can simply take is not released: %s", (abstract) => {
  expect(readReleaseClaim(abstract)).toBeNull();
});

test.each([
  "It needs no formal problem whenever a solution evaluator is available.",
  "We test on long answers, where no external verifier is available.",
  "It is trained on renders where annotations for control signals are available.",
  "While a large amount of public problem data, such as solutions, is available, tests are rare.",
  "The code is available unless the user objects.",
  "The training data is available to the attacker.",
  "Our model is available in three sizes.",
])("what is there in a case, or to take from nowhere, is not released: %s", (abstract) => {
  expect(readReleaseClaim(abstract)).toBeNull();
});

test.each([
  "The curated list of papers is available at https://llm-authorship.github.io.",
  "Code and data are available at https://github.com/o/LLM-PuzzleTest.",
  "We release a new benchmark that measures model performance.",
  "The LLMs' predictions have been released.",
])("a model that only a name or another word holds is not released: %s", (abstract) => {
  expect(readReleaseClaim(abstract)?.kinds ?? []).not.toContain("model");
});

test.each<[string, ReleaseKind[]]>([
  ["We release the code but not the weights.", ["code"]],
  ["We release the code, but no weights.", ["code"]],
  ["The code, not the data, is available at https://a.io.", ["code"]],
  ["We release the code (weights excluded).", ["code"]],
  ["We release everything except the weights.", ["code"]],
  ["We release the models without the training data.", ["model"]],
  ["We release the code and withhold the weights.", ["code"]],
  ["We release the code but neither the weights nor the data.", ["code"]],
  ["We release the code, while the weights cannot be shared.", ["code"]],
  ["The weights are not available, but the code is available at https://a.io.", ["code"]],
  ["We release not only the code but also the weights.", ["code", "model"]],
  ["All resources except the raw videos are available at https://a.io.", []],
  ["We do not release the weights; only the evaluation code is released.", ["code"]],
  ["We withhold the prompts, but release the model at https://a.io.", ["model"]],
])("what a release leaves out is not released: %s", (abstract, kinds) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
});

test("a release of nothing is none", () => {
  expect(readReleaseClaim("We release no weights.")).toBeNull();
});

test.each<[string, ReleaseKind[]]>([
  ["Our dataset is available on Hugging Face, and our code will be available here.", ["data"]],
  ["Code is available at https://github.com/a/b, models will be released soon.", ["code"]],
  ["The weights will be released, the code is available at https://a.io.", ["code"]],
  ["The code is available at https://a.io, and the weights will follow.", ["code"]],
  ["Data are available upon request, and code is available at https://a.io.", ["code"]],
  ["The model is currently available, data will be released soon.", ["model"]],
  [
    "Code is available at https://a.io/x, and models are available at https://b.io/y.",
    ["code", "model"],
  ],
  ["We open-source our code, which will be kept up to date.", ["code"]],
  ["By releasing our code and data, we aim to help others.", ["code", "data"]],
  ["We are releasing the weights today and will be releasing the data next month.", ["model"]],
  ["Code is at https://github.com/a/b (model weights to be released later).", ["code"]],
  ["We plan to release the weights; code: https://github.com/a/b.", ["code"]],
])("each clause has a tense of its own: %s", (abstract, kinds) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
});

test.each([
  "We will release our code and model at https://github.com/a/b.",
  "The code (to be released) is at https://github.com/a/b.",
])("what is to come is, wherever it will be: %s", (abstract) => {
  expect(readReleaseClaim(abstract)?.status).toBe("announced");
});

test("what follows of the same subject is the same clause", () => {
  const claim = readReleaseClaim("The code is hosted at https://a.io and will be released soon.");

  expect(claim?.status).toBe("announced");
});

test.each([
  "Recently, the release of GPT-4o has showcased the potential of any-to-any LLMs.",
  "The modules and the base models are hosted by service providers.",
  "Baselines for common open-source models are provided in the local language.",
  "We find a gap between proprietary and open-source models, particularly in reasoning.",
  "We evaluate and compare both closed- and open-source models, such as LLaVA.",
  "Its discipline is that of building and releasing LLM agents as software.",
  "The verification service is available to trusted testers.",
  "Bar has been open-sourced by Meta, and we use it.",
  "The dataset is released under a gated licence.",
  "We propose an open-source LLM fine-tuning method.",
  "We propose Foo, a model fine-tuned from an open-source LLM.",
  "We introduce Foo, which surpasses the best open-source model.",
  "We maintain an open-source repository of papers at https://github.com/acme/papers.",
  "The weights of Llama 3 are publicly available, which makes it a natural target.",
  "All evaluated models are publicly available.",
  "The training data of OLMo is public, so we can trace every answer.",
])("what others release, or some get, is no release of the paper: %s", (abstract) => {
  expect(readReleaseClaim(abstract)).toBeNull();
});

test.each<[string, ReleaseKind[]]>([
  ["Released with prebuilt binaries and full source: https://github.com/a/b", ["code"]],
  ["Open-sourced here: https://a.github.io/b/", []],
  ["We analyze its efficiency, and open-source it as a Python package.", ["tool"]],
  ["We curate and release a new instance-level training set, a dataset of 500k.", ["data"]],
  ["We have made public our curated dataset.", ["data"]],
  ["We introduce Foo, a benchmark. Foo has been open-sourced.", ["data"]],
  ["By releasing Foo, a toolkit, we provide what others build upon.", ["tool"]],
  ["The models can be downloaded from https://huggingface.co/acme.", ["model"]],
  ["Evaluation code and data are in https://github.com/acme/curie", ["code", "data"]],
  ["The weights are on Hugging Face.", ["model"]],
  ["Code and demo is at: acme.github.io.", ["code", "demo"]],
  ["Repository: https://github.com/acme/node.", ["code"]],
  ["The code is publicly availablehttps://github.com/acme/node.", ["code"]],
  ["Code and scripts are open sourced at https://github.com/acme/cup.", ["code"]],
  ["We open source Tiny, a library for kernels.", ["tool"]],
  ["These capabilities are merged into a single released M3 model.", ["model"]],
  ["We introduce Foo 7B, a fully open-source LLM developed in the open.", ["model"]],
  ["We present Foo (Bar Baz), the first open-weight vision model for robots.", ["model"]],
  ["It is cheap, producing permissively licensed, open-source checkpoints.", ["model"]],
  ["We make the first step, releasing a corpus and a benchmark as open resources.", ["data"]],
  ["All results can be reproduced with our publicly available code.", ["code"]],
  ["We introduce Body (3DB), a promptable model. Both 3DB and MHR are open-source.", ["model"]],
  ["We introduce Foo, a model. The weights of Foo are publicly available.", ["model"]],
  ["We make our https://huggingface.co/datasets/acme/foo dataset publicly available.", ["data"]],
  ["Extensive ablations validate this and all models are fully open-sourced.", ["model"]],
])("the authors release it, in whatever words: %s", (abstract, kinds) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
});

test.each([
  "A public leaderboard is available at https://a.io.",
  "The index is publicly available at https://a.io/index.",
  "Interactive charts are available at https://a.io.",
  "We release a leaderboard at https://a.io.",
  "The live leaderboard, available at https://a.io, ranks 20 entries.",
  "Our benchmark leaderboard is available at https://a.io.",
  "An index of our data is available at https://a.io.",
  "The video describing our system is available at https://a.io.",
  "Our reference list of models is open-sourced at https://github.com/a/b.",
  "More information can be found at https://a.io.",
])("a page that shows what was found is no release: %s", (abstract) => {
  expect(readReleaseClaim(abstract)).toBeNull();
});

test.each<[string, ReleaseKind[]]>([
  ["The code and leaderboard are available at https://a.io.", ["code"]],
  ["We release a leaderboard and source code at https://a.io.", ["code"]],
  ["We release Step-Video-Index and chart our course.", []],
])(
  "a page beside a release, and a name that sounds like one, hide nothing: %s",
  (abstract, kinds) => {
    expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
  },
);

test("a video is no demo", () => {
  expect(readReleaseClaim("Demo videos are available at https://a.io.")?.kinds ?? []).not.toContain(
    "demo",
  );
});

test("what is there outweighs what is to come", () => {
  const claim = readReleaseClaim("The code is released. The weights will be released soon.");

  expect(claim).toEqual({ status: "released", kinds: ["code"] });
});

test("a name stands for what the abstract presents it as, and an address for where it leads", () => {
  const presented =
    "We present Engine, a library for ranking. Engine is available at https://a.io.";
  const atSpace = "Engine is available at https://huggingface.co/spaces/ada/engine.";

  expect(readReleaseClaim(presented)?.kinds).toEqual(["tool"]);
  expect(readReleaseClaim(atSpace)?.kinds).toEqual(["demo"]);
});

test.each<[string, ReleaseKind[]]>([
  ["Code and models are available at https://github.com/x/gated-attention.", ["code", "model"]],
  ["We release our models at https://github.com/x/soon.", ["model"]],
  ["Our models at https://github.com/x/few-shot are released.", ["model"]],
  [
    "Our models and code (https://github.com/x/if-bench) are publicly available.",
    ["code", "model"],
  ],
  ["Our project is available at gitlab.inria.fr/x/model-zoo.", []],
  ["Code is available at https: //github.com/x/model-zoo", ["code"]],
])("the names in an address say nothing, whatever rule reads them: %s", (abstract, kinds) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
});

test.each<[string, ReleaseKind[]]>([
  [
    "We release the \\href{https://a.io/x}{code} and \\href{https://a.io/y}{models}.",
    ["code", "model"],
  ],
  ["We release our https://a.io/y{models}.", ["model"]],
  ['We release our <a href="https://a.io/x">models</a>.', ["model"]],
  ["We release code(https://a.io/x),models(https://a.io/y).", ["code", "model"]],
  ["We release it at a.io/x,data:https://a.io/y,models:https://a.io/z", ["model", "data"]],
  ["We release our [models](https://a.io/x).", ["model"]],
])("words that touch an address are read: %s", (abstract, kinds) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
});

test.each<[string, ReleaseKind[]]>([
  ["We release all samples at https://huggingface.co/datasets/a/b.", ["data"]],
  ["We release 10k examples at https://huggingface.co/datasets/a/b.", ["data"]],
  ["We release the results at https://huggingface.co/spaces/a/b.", ["demo"]],
  ["We release Foo at https://huggingface.co/a/foo-7b.", ["model"]],
  ["The code is available at https://huggingface.co/a/foo-7b.", ["code"]],
])("where the Hub has it, its folder tells what it is: %s", (abstract, kinds) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
});

test.each<[string, ReleaseKind[]]>([
  ["Code available in https://a.github.io/b", ["code"]],
  ["We propose Foo (code available at https://a.io), a method.", ["code"]],
  ["We track models on this benchmark (available at https://a.io).", ["data"]],
  ["We release automatic transcripts for 441k hours.", ["data"]],
  ["We release Foo-7B and Foo-70B.", ["model"]],
  ["We release our profiling harness.", ["tool"]],
  ["Our work is open-sourced at https://github.com/a/b.", ["code"]],
  ["We release the data of Foo-7B at https://github.com/a/b.", ["data"]],
])("the kind is read where it is there: %s", (abstract, kinds) => {
  expect(readReleaseClaim(abstract)).toEqual({ status: "released", kinds });
});

test.each([
  "We build on vLLM (https://github.com/vllm-project/vllm).",
  "A paper list can be found at https://github.com/a/awesome-papers.",
])("the work of others, and a list of it, is no release: %s", (abstract) => {
  expect(readReleaseClaim(abstract)).toBeNull();
});

test("a leaderboard is one, also in a Space", () => {
  expect(
    readReleaseClaim("We release the leaderboard at https://huggingface.co/spaces/a/b."),
  ).toBeNull();
});

test("a word for a model that describes something else names none, and one in quotation marks does", () => {
  expect(readReleaseClaim("We release a model-agnostic framework.")?.kinds).toEqual(["code"]);
  expect(readReleaseClaim("We release our 'models'.")?.kinds).toEqual(["model"]);
});
