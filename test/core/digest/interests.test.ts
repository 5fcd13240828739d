import { expect, test } from "vitest";
import { splitInterests } from "../../../src/core/choices.ts";
import { rankByInterest } from "../../../src/core/digest/interests.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import type { Paper } from "../../../src/core/paper/paper.ts";
import { makePaper } from "../../support/make.ts";
import { readDay } from "../../support/recorded.ts";

const listed = parseListing(readDay("2026-02-13")).papers;
const rank = (papers: readonly Paper[], list: string) =>
  rankByInterest(papers, splitInterests(list), (paper) => paper);
const idsOf = (papers: readonly Paper[]) => papers.map(({ id }) => id);

/** A paper whose title holds these words, after one with more upvotes that holds none of them. */
function isFirst(overrides: Partial<Paper>, list: string): boolean {
  const usual = makePaper({
    id: "2602.00001",
    title: "Nothing",
    abstract: "",
    codeUrl: null,
    upvotes: 9,
  });
  const other = makePaper({
    id: "2602.00002",
    title: "Nothing",
    abstract: "",
    codeUrl: null,
    upvotes: 1,
  });
  return rank([usual, { ...other, ...overrides }], list)[0]?.id === other.id;
}

test("without interests the order is that of the listing", () => {
  expect(idsOf(rank(listed, ""))).toEqual(idsOf(listed));
});

test("papers that match come first, and each group stays in the order of the listing", () => {
  const ranked = rank(listed, "reinforcement learning");
  const isMatch = ({ title, abstract }: Paper) =>
    /\breinforcement[ -]learning\b/i.test(`${title} ${abstract}`);

  expect(ranked.filter(isMatch).length).toBeGreaterThan(1);
  expect(idsOf(ranked)).toEqual(
    idsOf([...listed.filter(isMatch), ...listed.filter((paper) => !isMatch(paper))]),
  );
});

test.each<[list: string, overrides: Partial<Paper>]>([
  ["agent", { title: "Many Agents" }],
  ["agents", { title: "One agent" }],
  ["tokenizer, agent", { abstract: "An agent plays." }],
  ["RAG", { title: "RAG for Law" }],
  ["rag", { title: "RAG for Law" }],
  ["art", { abstract: "State-of-the-art models draw art." }],
  ["state-of-the-art", { abstract: "It beats the state of the art." }],
  ["Robotics", { abstract: "We study robotics." }],
  ["강화 학습", { abstract: "It uses reinforcement learning." }],
  ["강화학습", { abstract: "It uses reinforcement learning." }],
  ["시각언어모델", { abstract: "It is a vision-language model." }],
  ["policy", { abstract: "We learn policies." }],
  ["policies", { abstract: "We learn a policy." }],
  ["movies", { abstract: "It makes a movie." }],
  ["C++", { title: "Translating C++ to Rust" }],
  ["c++", { abstract: "Programs (in C++17) are slow." }],
  ["C#", { abstract: "Java, C#, and Go are tried." }],
  [".NET", { abstract: "We port .NET code." }],
  ["Q*", { title: "Q*: Search" }],
  ["released", { codeUrl: "https://github.com/ada/engine" }],
  ["Released", { abstract: "We release the weights." }],
])("%s is an interest in %j", (list, overrides) => {
  expect(isFirst(overrides, list)).toBe(true);
});

test.each<[list: string, overrides: Partial<Paper>]>([
  ["RAG", { abstract: "It leverages storage and fragments." }],
  ["agent", { abstract: "The agency is agentless." }],
  ["physics", { abstract: "A physician writes." }],
  ["C#", { abstract: "It is written in C." }],
  ["C++", { abstract: "We study ABC++ and C+." }],
  [".NET", { abstract: "See example.net for more." }],
  ["art", { abstract: "It beats state-of-the-art models and the state of the art." }],
  ["released", { abstract: "The weights will be released." }],
  ["released", { abstract: "We study released models." }],
])(
  "%s is no interest in %j: words count whole, and what is to come is not there",
  (list, overrides) => {
    expect(isFirst(overrides, list)).toBe(false);
  },
);

test("an interest counts once, without the spaces around it", () => {
  expect(splitInterests(" RAG ,agents, RAG")).toEqual(["RAG", "agents"]);
  expect(splitInterests("로봇，RAG、agents")).toEqual(["로봇", "RAG", "agents"]);
  expect(splitInterests("")).toEqual([]);
});
