import { expect, test } from "vitest";
import { findTags, plausibleTags, TAG_NAMES } from "../../../src/core/draft/tags.ts";

test("the list is closed, short enough to choose from, and names every subject once", () => {
  expect(TAG_NAMES.length).toBeGreaterThanOrEqual(60);
  expect(TAG_NAMES.length).toBeLessThanOrEqual(72);
  expect(new Set(TAG_NAMES).size).toBe(TAG_NAMES.length);
});

test.each([
  ["RAG", "It leverages and encourages data drawn from storage."],
  ["Legal", "We study scaling laws of training."],
  ["Audio", "This is a sound method."],
  ["Attention", "Recent methods attract attention."],
  ["Benchmark", "It wins on standard benchmarks."],
  ["Reinforcement Learning", "See the URL of the world."],
  ["Diffusion", "We edit the diTch."],
  ["Robotics", "Manipulation of images by text."],
])("no tag %s from: %s", (tag, abstract) => {
  expect(findTags("A Paper", abstract)).not.toContain(tag);
});

test.each([
  ["RAG", "Retrieval-augmented generation with a new index."],
  ["LLM", "Large language models fail here."],
  ["Agents", "We build LLM agents."],
  ["3D", "Fast 3D Gaussian splatting."],
  ["Scaling Law", "We fit scaling laws."],
  ["Mixture of Experts", "A sparse MoE model."],
])("the tag %s from: %s", (tag, abstract) => {
  expect(findTags("A Paper", abstract)).toContain(tag);
});

test("what the title names comes first, and no card gets more than six", () => {
  const tags = findTags(
    "A Benchmark for Deep Research",
    "LLM agents with reinforcement learning, RAG, OCR, text-to-speech and quantized diffusion models.",
  );

  expect(tags.slice(0, 2)).toEqual(["Deep Research", "Benchmark"]);
  expect(tags).toHaveLength(6);
});

test("misalignment is of models or of images: alone it gives no tag of safety", () => {
  expect(findTags("Layout Misalignment", "Pixels have a misalignment.")).not.toContain("Safety");
});

test("a tag of which no word stands in the source is dropped", () => {
  const paper = { title: "Fast Image Editing", abstract: "It leverages a diffusion model." };

  expect(plausibleTags(paper, ["Image Editing", "RAG", "Diffusion", "Image Editing"])).toEqual([
    "Image Editing",
    "Diffusion",
  ]);
});

test("when no chosen tag is plausible, the card gets what the source speaks of", () => {
  const paper = { title: "Fast Image Editing", abstract: "It leverages pixels." };

  expect(plausibleTags(paper, ["RAG", "Legal"])).toEqual(["Image Editing"]);
});
