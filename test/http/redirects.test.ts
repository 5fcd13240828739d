import { expect, test } from "vitest";
import { describeRedirect, findRedirect } from "../../src/http/redirects.ts";

const FROM = new URL("https://hub.test/a/b?c");

test.each([
  ["/d", "https://hub.test/d"],
  ["d", "https://hub.test/a/d"],
  ["https://hub.test/d", "https://hub.test/d"],
  ["//hub.test/d", "https://hub.test/d"],
  ["http://hub.test/d", null],
  ["https://hub.test:8443/d", null],
  ["https://cdn.hub.test/d", null],
  ["https://me:secret@other.test/d", null],
  ["javascript:alert(1)", null],
  ["http://[", null],
  [null, null],
])("a redirect to %j leads to %j", (location, to) => {
  expect(findRedirect(FROM, 302, location)?.href ?? null).toBe(to);
});

test("a server that sends to its own encrypted address is followed, and nowhere else", () => {
  const open = new URL("http://hub.test/a");

  expect(findRedirect(open, 301, "https://hub.test/a")?.href).toBe("https://hub.test/a");
  expect(findRedirect(open, 301, "https://other.test/a")).toBeNull();
  expect(findRedirect(open, 301, "https://hub.test:8443/a")).toBeNull();
});

test.each([
  [
    "https://me:secret@other.test/d?key=1",
    301,
    /^redirects to https:\/\/other\.test, and another host/,
  ],
  ["data:text/html,x", 302, /^redirects to data:, and another host/],
  ["/d", 307, /^redirects more than 3 times$/],
])("a redirect to %j is told without its secrets", (location, status, words) => {
  expect(describeRedirect(FROM, status, location)).toMatch(words);
});

test.each([
  [200, "/d"],
  [304, "/d"],
  [301, null],
  [301, "http://["],
])("%i with the location %j is told as no redirect", (status, location) => {
  expect(describeRedirect(FROM, status, location)).toBeNull();
});
