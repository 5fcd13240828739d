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

test("the demo's document is the one beside the recorded answers, byte for byte", async () => {
  const user = makeUser();
  await user.run("demo");
  const name = `output/daily/2026/${DAY}.md`;

  const markdown = readFileSync(join(user.folder, name), "utf8");

  expect(markdown).toBe(readFileSync(join("examples", DAY, name), "utf8"));
  const [, first = ""] = markdown.split(/^## (?=1\. )/m);
  const [card = ""] = first.split(/^---$/m);
  expect(card).toMatch(CARD);
});

/** The parts of a card in the order in which a reader sees them. */
const CARD = new RegExp(
  [
    /^1\. \[.+\]\(https:\/\/huggingface\.co\/papers\/\d{4}\.\d{5}\)\n\*\*.+\*\*\n/,
    /\n\*\*Upvotes\*\*: \d+ \| \*\*도입 난이도\*\*: [상중하] \(.+\) \| \*\*신뢰도\*\*: [상중하] \(.+\)\n/,
    /\n\*\*태그\*\*: .+\n/,
    /\n\*\*공개\*\*: .+ \| \*\*원문\*\*: .+\n/,
    /\n!\[Thumbnail\]\(.+\)\n/,
    /\n### 📌 한 줄 요약\n.+\n/,
    /\n### 🔑 핵심 포인트\n(?:- .+\n){3,4}\n<details><summary>원문 인용<\/summary>\n\n(?:\d\. “.+”\n){3,4}\n<\/details>\n/,
    /\n### 🧑‍💻 개발자 관점\n.+\n/,
    /\n### 🚀 바로 실험할 액션\n(?:- .+\n){2,4}/,
    /\n### ⚠️ 리스크\/한계\n(?:- \*\*(?:추정|초록에 명시)\*\* .+\n){1,3}(?:\n<details>[^#]+<\/details>\n)?/,
    /\n### 🧭 불확실성 메모\n.+\n/,
    /\n### 📝 초록 기반 상세 설명\n.+\n+$/,
  ]
    .map(({ source }) => source)
    .join(""),
);
