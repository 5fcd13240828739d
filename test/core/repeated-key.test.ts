import { expect, test } from "vitest";
import { findRepeatedKey } from "../../src/core/repeated-key.ts";

test.each([
  ["in the outermost object", '{"a": 1, "a": 2}', "a"],
  [
    "in an object of an array",
    '{"cards": [{"a": 1}, {"draft": {"b": [], "b" : 2}}]}',
    "cards[1].draft.b",
  ],
  ["spelled in another way", '{"tags": [], "\\u0074ags": []}', "tags"],
  ["behind a text with quotes and brackets", '{"a": "\\"a\\": {[,", "a": 2}', "a"],
  ["of a name that every object has", '{"__proto__": 1, "__proto__": 2}', "__proto__"],
])("a key that an object has twice is found %s", (_where, text, key) => {
  expect(findRepeatedKey(text)).toBe(key);
});

test.each([
  ["keys of several objects", '[{"a": 1}, {"a": {"a": [{"a": 2}]}}]'],
  ["texts that are equal", '{"a": ["b", "b"], "c": "a", "d": "a"}'],
  ["a text that looks like a key", '{"a": "\\"a\\": 1", "b": "a"}'],
  ["no object", '"a"'],
])("%s are no key given twice", (_what, text) => {
  expect(findRepeatedKey(text)).toBeNull();
});
