import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { dismissFindings, withDecision } from "../../../src/core/card/dismissal.ts";
import { checkDraft } from "../../../src/core/checks/check-draft.ts";
import { buildDailyDigest, type Digest } from "../../../src/core/digest/digest.ts";
import type { Draft } from "../../../src/core/draft/draft.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { makeDraftOf, makePapers } from "../../support/papers.ts";
import { makeUser, type User } from "../../support/world.ts";

/** A draft with one error in its first key point: a number that the abstract does not hold. */
function makeWrongDraft(draft: Draft = makeDraft()): Draft {
  return {
    ...draft,
    keyPoints: draft.keyPoints.map((point, index) =>
      index === 0 ? { ...point, text: "배울 것이 없는 예제가 37%나 되고 더 늘리기도 비쌈" } : point,
    ),
  };
}

function makeDigest(drafts: readonly Draft[], papers = makePapers(drafts.length)): Digest {
  return buildDailyDigest({
    date: DigestDate.parse("2026-02-13"),
    status: "settled",
    listed: 39,
    cards: papers.map((paper, index) =>
      makeDraftedCard({ paper, draft: drafts[index] ?? makeDraft(), image: null }),
    ),
  });
}

/** A digest with one wrong card among good ones; its drafts share no sentence. */
function makeWrongDigest(): Digest {
  return makeDigest([makeWrongDraft()], [makePaper()]);
}

function write(user: User, name: string, content: unknown): string {
  const path = join(user.folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`,
  );
  return path;
}

const lineOf = (path: string, text: string) =>
  readFileSync(path, "utf8")
    .split("\n")
    .findIndex((line) => line.includes(text)) + 1;

test("a digest without fault is done, and says so", async () => {
  const user = makeUser();
  write(user, "output/daily/2026/2026-02-13.json", makeDigest([makeDraft()], [makePaper()]));

  const { code, stdout, stderr } = await user.run("check");

  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toBe("1 card in 1 file: 0 errors, 0 warnings, 0 of style.\n");
});

test("without files, every day and every week is checked", async () => {
  const user = makeUser();
  const daily = write(user, "output/daily/2026/2026-02-13.json", makeWrongDigest());
  const week = { kind: "weekly", week: DigestWeek.parse("2026-W07"), copiedFrom: null };
  const weekly = write(user, "output/weekly/2026/2026-W07.json", { ...makeWrongDigest(), ...week });

  const { code, stdout } = await user.run("check");

  expect(code).toBe(3);
  expect(stdout.indexOf(daily)).toBe(0);
  expect(stdout.indexOf(weekly)).toBeGreaterThan(0);
});

test("an output folder without digests is no error", async () => {
  const { code, stdout, stderr } = await makeUser().run("check --json");

  expect({ code, report: JSON.parse(stdout) }).toEqual({
    code: 0,
    report: { files: [], cards: 0, failed: 0, errors: 0, warnings: 0, style: 0, dismissed: 0 },
  });
  expect(stderr).toContain("0 cards in 0 files");
});

test("an error is a row with paper, line, check, field and message, and exit code 3", async () => {
  const user = makeUser();
  const path = write(user, "one.json", makeWrongDigest());

  const { code, stdout } = await user.run(`check ${path}`);

  expect(code).toBe(3);
  expect(stdout).toContain(`${path}\n`);
  expect(stdout).toMatch(
    /^ {2}error {2}2602\.12036 {2}:\d+ {2}numbers {2}keyPoints\[0\]\.text {2}초록에 없는 숫자/m,
  );
});

test("--json prints one object, whose findings carry their place", async () => {
  const user = makeUser();
  const path = write(user, "one.json", makeWrongDigest());

  const { stdout } = await user.run(`check ${path} --json`);

  expect(JSON.parse(stdout)).toEqual({
    files: [
      {
        file: path,
        cards: 1,
        failed: 0,
        findings: [
          {
            paper: "2602.12036",
            line: lineOf(path, "37%"),
            check: "numbers",
            field: "keyPoints[0].text",
            severity: "error",
            message: expect.stringContaining("37%"),
            excerpt: "37%",
          },
        ],
      },
    ],
    cards: 1,
    failed: 0,
    errors: 1,
    warnings: 0,
    style: 0,
    dismissed: 0,
  });
});

/** A wrong digest whose error a person has dismissed. */
function makeDismissedDigest() {
  const { paper, draft, ...card } = makeDraftedCard({ draft: makeWrongDraft(), image: null });
  const dismissed = { reason: "본문 표 2의 값", at: "2026-02-14T03:00:00.000Z" };
  const findings = checkDraft(paper, draft).map((finding) => ({ ...finding, dismissed }));
  return { ...makeWrongDigest(), cards: [{ ...card, paper, draft, findings }] };
}

test("what a person has dismissed is counted apart, fails nothing, and stands in --json with its reason", async () => {
  const user = makeUser("http://127.0.0.1:9/v1", { GITHUB_ACTIONS: "true" });
  const path = write(user, "output/daily/2026/2026-02-13.json", makeDismissedDigest());

  const { code, stdout, stderr } = await user.run("check");
  const json = await user.run(`check ${path} --json`);

  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toBe("1 card in 1 file: 0 errors, 0 warnings, 0 of style, 1 dismissed.\n");
  expect(JSON.parse(json.stdout)).toMatchObject({
    files: [{ findings: [{ excerpt: "37%", dismissed: { reason: "본문 표 2의 값" } }] }],
    ...{ errors: 0, dismissed: 1 },
  });
});

test("what was dismissed in the review counts again when its sentence is changed around it in the file", async () => {
  const user = makeUser();
  const { paper, draft, ...card } = makeDraftedCard({ draft: makeWrongDraft(), image: null });
  const dismissed = { reason: "본문 표 2의 값", at: "2026-02-14T03:00:00.000Z" };
  const [finding = expect.fail(), ...others] = checkDraft(paper, draft);
  const decisions = withDecision([], { draft, finding, dismissed });
  const findings = dismissFindings({ draft, findings: [finding] }, decisions);
  const kept = { ...card, paper, draft, findings };
  const whole = write(user, "whole.json", kept);
  const edited = write(
    user,
    "edited.json",
    JSON.stringify(kept).replace("37%나 되고", "37%쯤 되고"),
  );

  const same = await user.run(`check ${whole} --json`);
  const other = await user.run(`check ${edited} --json`);

  expect(others).toEqual([]);
  expect(JSON.parse(same.stdout)).toMatchObject({ errors: 0, dismissed: 1 });
  expect(JSON.parse(other.stdout)).toMatchObject({ errors: 1, dismissed: 0 });
});

test("another finding in its sentence counts, and what is no finding keeps no other from being known", async () => {
  const user = makeUser();
  const digest = makeDismissedDigest();
  const [card = expect.fail()] = digest.cards;
  const odd = write(user, "odd.json", [{ ...card, findings: [7, ...card.findings] }]);
  const edited = write(
    user,
    "edited.json",
    JSON.stringify(digest).replace("37%나 되고", "38%나 되고"),
  );

  const same = await user.run(`check ${odd} --json`);
  const other = await user.run(`check ${edited} --json`);

  expect(JSON.parse(same.stdout)).toMatchObject({ errors: 0, dismissed: 1 });
  expect(JSON.parse(other.stdout)).toMatchObject({ errors: 1, dismissed: 0 });
});

test("a file that is torn, or not there, is named, and the others are checked all the same", async () => {
  const user = makeUser();
  const torn = write(user, "torn.json", '{"kind": "daily", "cards": [');
  const path = write(user, "one.json", makeWrongDigest());

  const { code, stdout, stderr } = await user.run(`check ${torn} nowhere.json ${path} --json`);

  expect(code).toBe(1);
  expect(stderr).toContain(`STORE: ${torn} is truncated`);
  expect(stderr).toContain("There is no file nowhere.json.");
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ file: path }], cards: 1, errors: 1 });
});

test("in Actions, of many findings those are annotations that GitHub shows, errors of all files first", async () => {
  const user = makeUser("http://127.0.0.1:9/v1", { GITHUB_ACTIONS: "true" });
  const vague = makeDraft({ oneLine: "획기적인 방법을 제안합니다." });
  const paths = Array.from({ length: 12 }, (_, index) =>
    write(user, `${index}.json`, makeDigest([index % 2 === 0 ? vague : makeWrongDraft()])),
  );

  const { stdout } = await user.run("", { argv: ["check", ...paths] });

  const levels = stdout.match(/^::\w+/gm) ?? [];
  expect(levels.filter((level) => level === "::error")).toHaveLength(10);
  expect(levels.slice(0, 10)).not.toContain("::warning");
  for (const path of paths) expect(stdout).toContain(`${path}\n`);
});

test("in Actions, each finding is an annotation at its line, with what could break it escaped", async () => {
  const user = makeUser("http://127.0.0.1:9/v1", { GITHUB_ACTIONS: "true" });
  const path = write(user, "a,b:100%.json", makeWrongDigest());

  const { stdout } = await user.run("", { argv: ["check", path] });

  const file = path.replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
  expect(stdout.split("\n").filter((line) => line.startsWith("::"))).toEqual([
    expect.stringMatching(
      /^::error file=[^,:]+,line=\d+,title=numbers%3A [^,:]+::초록에 없는 숫자: “37%25”/,
    ),
  ]);
  expect(stdout).toContain(`::error file=${file},line=${lineOf(path, "37%")},title=`);
});

test("beside --json, annotations leave stdout to the object", async () => {
  const user = makeUser("http://127.0.0.1:9/v1", { GITHUB_ACTIONS: "true" });
  const path = write(user, "one.json", makeWrongDigest());

  const { stdout, stderr } = await user.run(`check ${path} --json`);

  expect(JSON.parse(stdout).errors).toBe(1);
  expect(stderr).toMatch(/^::error file=/m);
});

const { id, title, abstract } = makePaper();
const bare = { paper: { id, title, abstract }, draft: makeWrongDraft() };

test.each([
  ["a single card", bare],
  ["a list of cards", [bare]],
  ["an object with cards", { cards: [bare], note: "ours" }],
])("%s in our form is checked, whatever else it holds or lacks", async (_name, content) => {
  const user = makeUser();
  const path = write(user, "card.json", content);

  const { code, stdout } = await user.run(`check ${path}`);

  expect(code).toBe(3);
  expect(stdout).toContain("초록에 없는 숫자: “37%”");
});

test("JSON on one line is checked without line numbers", async () => {
  const user = makeUser();
  const path = write(user, "card.json", JSON.stringify(bare));

  const { stdout } = await user.run(`check ${path} --json`);

  expect(JSON.parse(stdout).files[0].findings[0]).toMatchObject({ check: "numbers", line: null });
});

test("columns stay aligned when a name is written in Korean", async () => {
  const user = makeUser();
  const other = { paper: { ...bare.paper, id: "논문 하나" }, draft: bare.draft };
  const path = write(user, "cards.json", [bare, other]);

  const { stdout } = await user.run(`check ${path}`);

  const starts = stdout
    .split("\n")
    .filter((line) => line.includes("초록에 없는 숫자"))
    .map((line) => stringWidth(line.slice(0, line.indexOf("초록에 없는 숫자"))));
  expect(starts).toHaveLength(2);
  expect(new Set(starts).size).toBe(1);
});

test("the same sentence under two papers of a digest is found", async () => {
  const papers = makePapers(2);
  const drafts = papers.map((paper) => makeDraftOf(paper));
  const user = makeUser();
  const path = write(user, "two.json", makeDigest(drafts, papers));

  const { code, stdout } = await user.run(`check ${path}`);

  expect(code).toBe(3);
  expect(stdout).toContain("다른 논문의 카드에도 있는 문장");
});

test("a failed card is counted and not checked", async () => {
  const user = makeUser();
  const path = write(user, "failed.json", [{ paper: bare.paper, status: "failed", draft: null }]);

  const { code, stderr } = await user.run(`check ${path}`);

  expect(code).toBe(0);
  expect(stderr).toContain("1 card (1 FAILED) in 1 file");
});

test("a digest's Markdown stands for the JSON beside it", async () => {
  const user = makeUser();
  const path = write(user, "one.json", makeWrongDigest());

  const { code, stdout } = await user.run(`check ${path.replace(".json", ".md")}`);

  expect(code).toBe(3);
  expect(stdout).toContain(path);
});

test.each([
  ["truncated", '{"kind": "daily", "cards": [', "is truncated or not valid JSON"],
  ["lines of JSON", '{"title":"T"}\n{"title":"U"}\n', "is no JSON file but 2 lines of JSON."],
  ["foreign", { name: "package", version: "1.0.0" }, "is no digest and no card: cards"],
  ["a number", 42, "is no digest and no card: whole file"],
  ["a list of nothing", [], "is no digest and no card: whole file"],
  ["a card without abstract", { ...bare, paper: { id, title } }, "cards.0.paper.abstract"],
  ["of a later version", { schemaVersion: 99, cards: [] }, "schemaVersion"],
  [
    "a card with a key twice",
    `{"paper": {}, ${JSON.stringify(bare).slice(1)}`,
    "one object has it twice",
  ],
])("a file that is %s is an error that names it", async (_name, content, problem) => {
  const user = makeUser();
  const path = write(user, "bad.json", content);

  const { code, stdout, stderr } = await user.run(`check ${path}`);

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(`STORE: ${path} `);
  expect(stderr).toContain(problem);
  expect(stderr).toMatch(/\n {2}fix: /);
  expect(stderr).not.toMatch(/delete/i);
});

test("a file that does not exist is wrong use", async () => {
  const { code, stderr } = await makeUser().run("check nowhere.json");

  expect(code).toBe(2);
  expect(stderr).toContain("There is no file nowhere.json.");
});

test("a digest of a gigabyte is named by everything that would read it, and not read", async () => {
  const user = makeUser();
  const path = write(user, "output/daily/2026/2026-02-13.json", "{}");
  truncateSync(path, 1_000_000_000);

  for (const command of ["check", `check ${path}`, "render", "weekly 2026-W07"]) {
    const { code, stderr } = await user.run(command);

    expect(code, command).toBe(1);
    expect(stderr).toContain(`STORE: ${path} is larger than the 8388608 bytes`);
  }
});
