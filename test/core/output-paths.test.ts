import { expect, test } from "vitest";
import { isDigestData, paperOfImage } from "../../src/core/output-paths.ts";

test.each(["daily/2026/2026-02-13.json", "weekly/2026/2026-W07.json"])(
  "%s is a digest's data",
  (path) => {
    expect(isDigestData(path)).toBe(true);
  },
);

test.each([
  "daily/2026/2026-02-13.md",
  "daily/2025/2026-02-13.json",
  "weekly/2026/2026-02-13.json",
  "daily/2026/2026-W07.json",
  "daily/2026/2026-02-13.json/x.json",
  "./daily/2026/2026-02-13.json",
  "/daily/2026/2026-02-13.json",
  "daily/../daily/2026/2026-02-13.json",
  "daily\\2026\\2026-02-13.json",
  "daily/2026/2026-02-13.json\n",
  "DAILY/2026/2026-02-13.json",
  "daily/2026/２０２６-02-13.json",
  "daily/__proto__/__proto__.json",
])("%j is no digest's data", (path) => {
  expect(isDigestData(path)).toBe(false);
});

test("a picture is named by its paper, and nothing else is one", () => {
  expect(paperOfImage("images/2602.12036.webp")).toBe("2602.12036");
  for (const path of [
    "images/..webp",
    "images/2602.12036.webp.webp",
    "images/x.webp",
    "images/2602.12036.webp\n",
    "2602.12036.webp",
  ]) {
    expect(paperOfImage(path)).toBeNull();
  }
});
