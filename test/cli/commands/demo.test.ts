import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DailyDigest } from "../../../src/core/digest/digest.ts";
import { CACHE_FOLDERS } from "../../../src/store/cache-folders.ts";
import { makeUser } from "../../support/world.ts";

const DAY = "2026-02-13";

test("the demo shows all headlines, one whole card, and where the files are", async () => {
  const user = makeUser();
  const { code, stdout, stderr } = await user.run("demo");
  const path = join(user.folder, `output/daily/2026/${DAY}.json`);
  const { cards } = DailyDigest.parse(JSON.parse(readFileSync(path, "utf8")));
  const fields = ["headline", "oneLine", "developerView", "uncertainty", "explanation"] as const;

  expect(code).toBe(0);
  for (const { paper, draft } of cards) {
    expect(stdout).toContain(`${draft?.headline}\n   ${paper.title}\n`);
  }
  const [first, second] = cards.map(({ draft }) => draft ?? expect.fail());
  for (const field of fields) expect(stdout).toContain(first?.[field]);
  for (const item of first?.actions ?? []) expect(stdout).toContain(`- ${item}\n`);
  expect(stdout).not.toContain(second?.oneLine);
  expect(stderr).toContain(`Files: ${path}, ${path.replace(/json$/, "md")}`);
});

test.each(["--json", "--quiet"])("with %s it shows no card", async (flag) => {
  const { code, stdout } = await makeUser().run(`demo ${flag}`);

  expect(code).toBe(0);
  expect(stdout).not.toContain("📌");
});

test("the README in the cache names each of its folders", () => {
  const named = readFileSync("cache/README.md", "utf8").matchAll(/^\| `(\w+)\/` \|/gm);

  expect([...named].map(([, folder]) => folder).toSorted()).toEqual([...CACHE_FOLDERS].toSorted());
});
