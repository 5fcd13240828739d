import { expect, test } from "vitest";
import { changedParts, listParts } from "../../src/web/page-parts.ts";

const item = (id: string, text: string) => `<li id="${id}" data-part><p>${text}</p></li>`;
const page = (state: string, ...items: string[]) =>
  `<!doctype html><main><p id="state" data-part>${state}</p><section id="all" data-part><h2>카드</h2><ul id="list" data-part>${items.join("")}</ul></section></main>`;
const changedIn = (before: string | null, after: string) =>
  changedParts(before === null ? null : listParts(before), listParts(after));

test("a page that is as before has no changed part", () => {
  const same = page("1", item("a", "하나"));

  expect(changedIn(same, same)).toEqual({});
});

test("of a part in which one part differs, that one alone is named", () => {
  const before = page("1", item("a", "하나"), item("b", "둘"));
  const after = page("1", item("a", "하나"), item("b", "셋"));

  expect(changedIn(before, after)).toEqual({ b: item("b", "셋") });
});

test("a list that has another length is a changed part itself, and what is around it is none", () => {
  const after = page("1", item("a", "하나"), item("b", "둘"));

  expect(Object.keys(changedIn(page("1", item("a", "하나")), after))).toEqual(["list"]);
});

test("of a page whose sender has seen another one, every outermost part is named", () => {
  expect(Object.keys(changedIn(null, page("1")))).toEqual(["state", "all"]);
});

test("elements of the same name in a part, and a text that speaks of parts, end nothing", () => {
  const inner = (text: string) =>
    `<div id="outer" data-part title="x data-part &gt;"><div><div class="id" data-id="no">${text}</div></div><br></div>`;

  expect(changedIn(inner("1"), inner("2"))).toEqual({ outer: inner("2") });
});
