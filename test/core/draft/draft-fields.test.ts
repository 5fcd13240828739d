import fc from "fast-check";
import { expect, test } from "vitest";
import { Draft } from "../../../src/core/draft/draft.ts";
import { changedFields, changeField, readFields } from "../../../src/core/draft/draft-fields.ts";
import { hostileText } from "../../support/hostile.ts";
import { makeDraft } from "../../support/make.ts";

const draft = makeDraft();
const paths = [...readFields(draft).keys()];

test("a draft's fields are read in the draft's own order, tags last", () => {
  expect(paths.slice(0, 3)).toEqual([
    "keyPoints[0].evidence",
    "keyPoints[0].text",
    "keyPoints[1].evidence",
  ]);
  expect(paths.slice(-3)).toEqual(["adoption.need", "adoption.compute", "tags"]);
});

test("whatever is typed, a changed draft is a draft and differs in that field alone", () => {
  fc.assert(
    fc.property(fc.constantFrom(...paths), hostileText, (path, text) => {
      const changed = changeField(draft, path, text);
      if (changed === null) return;
      expect(Draft.safeParse(changed).success).toBe(true);
      expect([[], [path]]).toContainEqual(changedFields(draft, changed));
    }),
  );
});

test("a path that is none changes nothing", () => {
  fc.assert(
    fc.property(hostileText, (path) => {
      fc.pre(!paths.includes(path));
      expect(changeField(draft, path, "x")).toBeNull();
    }),
  );
});

test("an emptied quote of a risk is none at all", () => {
  const stated = makeDraft({ risks: [{ basis: "stated", evidence: "a quote", text: "위험" }] });

  expect(changeField(stated, "risks[0].evidence", " ")?.risks[0]?.evidence).toBeNull();
});

test("a list of another length counts as changed as a whole", () => {
  const longer = makeDraft({ actions: [...draft.actions, "셋째 액션 기록"] });

  expect(changedFields(draft, longer)).toEqual(["actions"]);
});

test("a tag that has left the list may stay, but none may come", () => {
  const old = { ...draft, tags: ["Old Name", "LLM"] };

  expect(changeField(old, "tags", "Old Name, Theory")?.tags).toEqual(["Old Name", "Theory"]);
  expect(changeField(draft, "tags", "Old Name")).toBeNull();
});
