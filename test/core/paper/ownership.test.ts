import fc from "fast-check";
import { expect, test } from "vitest";
import { findOwn } from "../../../src/core/paper/ownership.ts";

const SILENT = "We present a compact model for long document retrieval, and measure it.";

/** The names that count as the paper's own. */
function listOwn(names: readonly string[], abstract: string, owners: readonly string[] = []) {
  const repositories = names.map((name) => ({ name, gated: false }));
  return findOwn(
    { repositories, total: names.length, isWhole: true },
    { abstract, owners },
  ).own.map(({ name }) => name);
}

test("a repository of the organization or of an author is the paper's own, in whatever case", () => {
  const names = ["DeepGenTeam/DeepGen-1.0", "adal/DeepGen-4bit", "stranger/DeepGen-GGUF"];

  expect(listOwn(names, SILENT, ["deepgenteam", "adal"])).toEqual(names.slice(0, 2));
});

test.each([
  "The model is at https://huggingface.co/Owner/Name-1.5.",
  "The model is at huggingface.co/owner/name-1.5, and free.",
  "See (https://hf.co/owner/name-1.5).",
  "Data: https://www.huggingface.co/datasets/owner/name-1.5",
  "Demo: https://huggingface.co/spaces/owner/name-1.5}.",
  "All models are at https://huggingface.co/owner.",
  "All models are at https://huggingface.co/owner/.}",
  "See https://huggingface.co/collections/owner/all-of-it-65fdfdff62471e09812f5407.",
  "We release Owner/Name-1.5 on Hugging Face.",
  "The model is on Hugging Face as owner/name-1.5.",
  "Weights are on the Hugging Face Hub: owner/name-1.5.",
  "The checkpoint is on HF (owner/name-1.5).",
])("a repository that the abstract names is the paper's own: %s", (abstract) => {
  expect(listOwn(["owner/Name-1.5", "other/Name-1.5"], abstract)).toEqual(["owner/Name-1.5"]);
});

test("TeX around a name is read", () => {
  const abstract = "At \\url{https://huggingface.co/owner/SDXL\\_NCP-DPO\\_v0.1}.";

  expect(listOwn(["owner/SDXL_NCP-DPO_v0.1"], abstract)).toEqual(["owner/SDXL_NCP-DPO_v0.1"]);
});

test.each([
  ["and/or", "It is slower and/or larger."],
  ["owner/name", "Our code is at https://github.com/owner/name, the rest on Hugging Face."],
  ["owner/name", "See https://evil.org/huggingface.co.evil.org/owner/name on Hugging Face."],
  ["owner/name", "The model is at https://huggingface.co/owner/name-1.5."],
  ["owner/name-1", "The model is at https://huggingface.co/owner/name."],
  ["squad/name", "We use https://huggingface.co/datasets/squad."],
  ["owner/name", "owner and name on Hugging Face"],
  ["gpt-4/claude", "We compare models of Hugging Face, such as GPT-4/Claude, with ours."],
  ["gpt-4/claude", "GPT-4/Claude and models from Hugging Face are compared."],
  ["24/25", "On AIME 24/25 it is 3% better. Weights are on HuggingFace."],
  ["latency/cost", "We report the latency/cost of Hugging Face models."],
])("%s is not the paper's own by this abstract: %s", (name, abstract) => {
  expect(listOwn([name], abstract)).toEqual([]);
});

test("five are kept in their order, and the others of the paper do not count as mentions", () => {
  const repositories = Array.from({ length: 9 }, (_, index) => ({
    name: index === 4 ? "stranger/copy" : `owner/model-${index}`,
    gated: index === 0,
  }));

  expect(
    findOwn({ repositories, total: 72, isWhole: false }, { abstract: SILENT, owners: ["owner"] }),
  ).toEqual({
    own: [0, 1, 2, 3, 5].map((index) => ({ name: `owner/model-${index}`, gated: index === 0 })),
    mentions: 64,
  });
});

test("where all are known, the paper's own are counted beyond those that are kept", () => {
  const own = Array.from({ length: 7 }, (_, index) => ({ name: `owner/${index}`, gated: false }));
  const repositories = [...own, { name: "stranger/copy", gated: false }];
  const find = (isWhole: boolean) =>
    findOwn({ repositories, total: 8, isWhole }, { abstract: SILENT, owners: ["owner"] }).ownTotal;

  expect(find(true)).toBe(7);
  expect(find(false)).toBeUndefined();
});

test("a total below what is listed is not believed", () => {
  const repositories = [{ name: "stranger/copy", gated: false }];

  expect(
    findOwn({ repositories, total: 0, isWhole: true }, { abstract: SILENT, owners: [] }).mentions,
  ).toBe(1);
});

test("no abstract, however it is written, makes a stranger's repository the paper's own", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const abstract = text.replaceAll("/", "");
      expect(listOwn(["stranger/copy"], abstract, ["owner"])).toEqual([]);
    }),
  );
});
