import { expect, test } from "vitest";
import { readAbstract, readEnglish } from "../../../../src/core/checks/meaning/reading/english.ts";
import { readKorean } from "../../../../src/core/checks/meaning/reading/korean.ts";
import { toSlip } from "../../../../src/core/checks/meaning/reading/slip.ts";

const SOURCE = "It runs in Unreal Engine 5 games, surpassing Alpha-Evolve on 44 types of tasks.";

function messageOf(told: string): string {
  const card = readKorean({ text: "앞섬", numbers: [], terms: [] });
  const source = readEnglish(SOURCE);
  const pair = {
    card,
    source,
    sourceName: "초록",
    abstract: readAbstract(SOURCE),
    own: new Set(""),
  };
  return toSlip(pair, { wrong: "틀린 말", excerpt: "앞섬", told, advice: "고치세요." }).message;
}

test.each([
  ["surpassing alpha evolve", "“surpassing Alpha-Evolve”"],
  ["Unreal Engine 5 g", "“Unreal Engine 5…”"],
  ["eal Engine 5 games", "“…Engine 5 games”"],
  ["alpha evolve → unreal engine", "“Alpha-Evolve → Unreal Engine”"],
  ["it runs in unreal engine 5 games, surpassing", "“It runs in Unreal Engine 5 games…”"],
])("%s is shown in the letters of the source, cut between words", (told, shown) => {
  expect(messageOf(told)).toBe(`틀린 말: “앞섬”. 초록의 말: ${shown}. 고치세요.`);
});
