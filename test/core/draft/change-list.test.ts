import { expect, test } from "vitest";
import { changeList } from "../../../src/core/draft/change-list.ts";
import { Draft } from "../../../src/core/draft/draft.ts";
import { listEmptyFields, makeEmptyDraft } from "../../../src/core/draft/empty-fields.ts";
import { makeDraft } from "../../support/make.ts";

const four = (draft: Draft): Draft => ({
  ...draft,
  actions: ["하나", "둘", "셋", "넷"],
  keyPoints: [0, 1, 2, 3].map((at) => ({ evidence: `quote ${at}`, text: `요점 ${at}` })),
  risks: [0, 1, 2].map((at) => ({ basis: "inferred", evidence: null, text: `위험 ${at}` })),
});

test.each(["actions", "keyPoints", "risks"] as const)(
  "%s take one more item until there are as many as a draft may have, and one less until as few",
  (list) => {
    const full = four(makeDraft());
    const less = changeList(full, { act: "remove", path: `${list}[1]` });
    const least = [0, 0, 0].reduce<Draft>(
      (draft) => changeList(draft, { act: "remove", path: `${list}[0]` }) ?? draft,
      full,
    );

    expect(changeList(full, { act: "add", path: list })).toBeNull();
    expect(less?.[list]).toEqual(full[list].toSpliced(1, 1));
    expect(changeList(less ?? expect.fail(), { act: "add", path: list })?.[list]).toHaveLength(
      full[list].length,
    );
    expect(least[list].length).toBe({ actions: 2, keyPoints: 3, risks: 1 }[list]);
    expect(changeList(least, { act: "remove", path: `${list}[0]` })).toBeNull();
  },
);

test("an item changes its place with its neighbour, and goes no further than the list", () => {
  const draft = four(makeDraft());
  const move = (act: "up" | "down", path: string) => changeList(draft, { act, path })?.actions;

  expect(move("down", "actions[0]")).toEqual(["둘", "하나", "셋", "넷"]);
  expect(move("up", "actions[3]")).toEqual(["하나", "둘", "넷", "셋"]);
  expect([move("up", "actions[0]"), move("down", "actions[3]"), move("up", "actions[9]")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ["add", "actions[0]"],
  ["add", "tags"],
  ["remove", "actions"],
  ["remove", "__proto__[0]"],
  ["up", "risks[0].text"],
] as const)("%s of %s is no change of a list", (act, path) => {
  expect(changeList(four(makeDraft()), { act, path })).toBeNull();
});

test("a draft that a person begins is one, and all its texts are empty", () => {
  const draft = makeEmptyDraft(["LLM"]);

  expect(Draft.parse(draft)).toEqual(draft);
  expect(listEmptyFields(draft)).toEqual([
    ...[0, 1, 2].flatMap((at) => [`keyPoints[${at}].evidence`, `keyPoints[${at}].text`]),
    ...["headline", "oneLine", "developerView", "actions[0]", "actions[1]", "risks[0].text"],
    ...["explanation", "uncertainty", "adoption.need"],
  ]);
});

test("what a draft may do without is no empty field", () => {
  const draft = { ...makeDraft(), headline: null };

  expect(listEmptyFields(draft)).toEqual([]);
});
