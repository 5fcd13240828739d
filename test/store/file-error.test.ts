import { expect, test } from "vitest";
import { toFileError } from "../../src/store/files/file-error.ts";

const fail = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ["EROFS", "written to", /read-only/, /Mount it/],
  ["ENOSPC", "written", /disk is full/, /Make room/],
  ["EMFILE", "read", /too many open files/, /4096 or more \(`ulimit -n 4096`\)/],
  ["ENFILE", "written", /too many open files/, /4096 or more \(`ulimit -n 4096`\)/],
  ["EACCES", "read", /may not/, /right to it/],
  ["ENOTDIR", "written", /file stands where a folder/, /Move that file away/],
  ["EISDIR", "written", /folder stands where a file/, /Move that folder away/],
  ["ELOOP", "read", /circle/, /link's place/],
  ["ENAMETOOLONG", "written", /too long/, /Shorten it/],
  ["ESOMETHING", "read", /ESOMETHING/, /Look at it/],
] as const)("%s is told as what it is, with the step that fits", (code, act, message, fix) => {
  expect(toFileError("a/b.json", act, fail(code))).toMatchObject({
    code: "STORE",
    message: expect.stringMatching(message),
    fix: expect.stringMatching(fix),
  });
});

test.each([new TypeError("a bug"), fail("ERR_INVALID_ARG_TYPE")])("%s stays what it is", (bug) => {
  expect(toFileError("a/b.json", "read", bug)).toBe(bug);
});
