import { expect, test } from "vitest";
import { quoteGit } from "../../../src/cli/github/git/git-words.ts";
import { explainRefusal, isLostRace } from "../../../src/cli/github/git/push-refusal.ts";

const REJECTED = "!\tabc:refs/heads/main\t[rejected]";
const REMOTE = "!\tabc:refs/heads/main\t[remote rejected]";
const RULES = "error: GH013: Repository rule violations found for refs/heads/main.";

/** What `git push --porcelain` says on its two ways. */
const toResult = ([stdout, stderr]: readonly [string, string]) => ({ exitCode: 1, stdout, stderr });

test.each([
  [`${REJECTED} (fetch first)`, "hint: Updates were rejected"],
  [`${REJECTED} (non-fast-forward)`, ""],
  [`${REJECTED} (stale info)`, ""],
  [
    `${REMOTE} (cannot lock ref 'refs/heads/main': is at 98bf7e5 but expected 00da1b3)`,
    "error: failed to push some refs",
  ],
  [`${REMOTE} (failed to update ref)`, ""],
  [`${REMOTE} (incorrect old value provided)`, ""],
] as const)("another push that came first is a race: %s", (...said) => {
  expect(isLostRace(toResult(said))).toBe(true);
});

test.each([
  [
    `${REMOTE} (protected branch hook declined)`,
    "remote: error: GH006: Protected branch update failed for refs/heads/main.\nremote: error: Changes must be made through a pull request.",
    /protected by a rule: .*GH006.*through a pull request/,
    /review mode/,
  ],
  [
    `${REMOTE} (push declined due to repository rule violations)`,
    `remote: ${RULES}\nremote: Review all repository rules at https://github.com/o/r/rules\nremote: - Required status check "ci" is expected.`,
    /protected by a rule: .*Required status check "ci"/,
    /review mode/,
  ],
  [
    `${REMOTE} (push declined due to repository rule violations)`,
    `remote: ${RULES}\nremote: - Commits must have verified signatures.`,
    /takes signed commits only: .*verified signatures/,
    /squashing/,
  ],
  [
    "",
    "remote: Permission to o/r.git denied to github-actions[bot].\nfatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 403",
    /may not be written with this token: Permission to o\/r\.git denied/,
    /contents: write/,
  ],
  [
    "",
    "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    /without a token/,
    /Pass a token/,
  ],
  ["", "fatal: couldn't find remote ref refs/heads/data", /is not there/, /Push the branch first/],
  ["", "remote: Repository not found.", /not there for this token/, /token/],
  [
    `${REMOTE} (failed to update ref)`,
    "remote: error: cannot lock ref 'refs/heads/papercards/x': 'refs/heads/papercards' exists; cannot create 'refs/heads/papercards/x'",
    /beside a branch of that name/,
    /another name/,
  ],
  [
    "",
    "fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com",
    /could not be reached or refused/,
    /again/,
  ],
  [
    `${REMOTE} (pre-receive hook declined)`,
    "remote: No pushes on Fridays.",
    /No pushes on Fridays/,
    /./,
  ],
] as const)("everything else is told in git's own words, with its mend: %s %s", (...row) => {
  const [stdout, stderr, message, fix] = row;
  const result = toResult([stdout, stderr]);
  const words = quoteGit(stderr);

  expect(isLostRace(result)).toBe(false);
  const explained = explainRefusal(result, { branch: "main", words });
  expect(explained.message).toMatch(message);
  expect(explained.fix).toMatch(fix);
});

test("git's words hold no secret, no sign for a terminal, no command of a runner, and no end", () => {
  const said = `remote: ##[add-mask]x ::error::y \u001b[31m\nhint: do it\nfatal: https://user:pass@host/r ghs-made-up-secret ${"x".repeat(2000)}`;

  const words = quoteGit(said, ["ghs-made-up-secret"]);

  expect(words).not.toMatch(/##\[|\p{Cc}|pass|ghs-made-up-secret|do it/u);
  expect(words).toContain("https://***@host/r [key]");
  expect(words.length).toBeLessThan(700);
});

test.each([
  "- Commits must have verified signatures.",
  "- Branch name must match a given regex pattern: ^(main|feat/.*)$",
  "- Cannot create ref due to creations being restricted.",
])(
  "a rule that refuses a pull request's branch has to leave it out; review mode is on: %s",
  (rule) => {
    const result = toResult([`${REMOTE} (push declined)`, `remote: ${RULES}\nremote: ${rule}`]);
    const about = { branch: "papercards/2026-02-13", words: rule };

    const { message, fix } = explainRefusal(result, { ...about, isOfRequest: true });

    expect(message).toContain(rule);
    expect(fix).toMatch(/Leave `papercards\/\*\*` out of the rule/);
    expect(fix).not.toMatch(/review mode/i);
  },
);
