import { expect, test } from "vitest";
import { quoteGit } from "../../../src/cli/github/git/git-words.ts";
import {
  explainRefusal,
  isLostRace,
  mayHaveLost,
} from "../../../src/cli/github/git/push-refusal.ts";

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
  [`${REMOTE} (incorrect old value provided)`, ""],
] as const)("another push that came first is a race: %s", (...said) => {
  expect(isLostRace(toResult(said))).toBe(true);
});

test.each([
  [`${REMOTE} (failed to update ref)`, "remote: fatal error in commit_refs"],
  [`${REMOTE} (failed to update ref)`, "remote: error: cannot lock ref 'refs/heads/main': x"],
  [`${REMOTE} (reference already exists)`, ""],
  [`${REMOTE} (cannot lock ref 'refs/heads/main': Unable to create '/r/main.lock')`, ""],
] as const)("whether the server lost it or could not write it, the branch tells: %s", (...said) => {
  expect(isLostRace(toResult(said))).toBe(false);
  expect(mayHaveLost(toResult(said))).toBe(true);
  const { message } = explainRefusal(toResult(said), { branch: "main", words: "" });
  expect(message).toMatch(/could not be written by the server, and nobody else has pushed/);
});

const refusedWith = (status: number) =>
  `fatal: unable to access 'https://github.com/o/r/': The requested URL returned error: ${status}`;

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
    /as the secret `PAPERCARDS_GITHUB_TOKEN`/,
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
    /refuses the push, by a check of its server's own: .*No pushes on Fridays/,
    /Once its check lets the push pass/,
  ],
  [
    `${REMOTE} (pre-receive hook declined)`,
    "remote: ticket 403: cannot lock ref until Monday, reference already exists",
    /refuses the push, by a check/,
    /check lets the push pass/,
  ],
  [
    `${REMOTE} (push declined due to repository rule violations)`,
    `remote: ${RULES}\nremote: - GITHUB PUSH PROTECTION\nremote:     - Push cannot contain secrets`,
    /sees a secret: .*cannot contain secrets/,
    /allow it by GitHub's link/,
  ],
  [
    `${REMOTE} (push declined due to repository rule violations)`,
    `remote: ${RULES}\nremote: - File path is restricted: output/**`,
    /takes no files of these names/,
    /`PAPERCARDS_OUTPUT_DIR`/,
  ],
  [
    `${REMOTE} (push declined due to repository rule violations)`,
    `remote: ${RULES}\nremote: - Commit message must match a given regex pattern: ^(feat|fix): `,
    /takes no such push, by a rule/,
    /Change the rule/,
  ],
  [
    `${REMOTE} (protected branch hook declined)`,
    "remote: error: GH006: Protected branch update failed for refs/heads/main.\nremote: error: Cannot change this locked branch",
    /is locked/,
    /Unlock it/,
  ],
  [
    `${REMOTE} (pre-receive hook declined)`,
    "remote: error: GH001: Large files detected.",
    /no file that large/,
    /limit/,
  ],
  [
    `${REMOTE} (pre-receive hook declined)`,
    "remote: fatal: No space left on device",
    /on a disk that is full/,
    /Make room/,
  ],
  [
    "",
    `remote: This repository was archived so it is read-only.\n${refusedWith(403)}`,
    /is archived/,
    /Unarchive/,
  ],
  [
    "",
    `remote: Your account is suspended. Please visit https://support.github.com.\n${refusedWith(403)}`,
    /account that is suspended/,
    /support/,
  ],
  [
    "",
    `remote: The 'acme' organization has enabled or enforced SAML SSO.\n${refusedWith(403)}`,
    /single sign-on/,
    /Authorize the token/,
  ],
  ["", refusedWith(403), /may not be written with this token/, /contents: write/],
  [
    "",
    `remote: Come back on Monday.\n${refusedWith(403)}`,
    /is refused to this token/,
    /Mend what the server says/,
  ],
  [
    "",
    refusedWith(401),
    /without a token that it knows/,
    /as the secret `PAPERCARDS_GITHUB_TOKEN`/,
  ],
  ["", refusedWith(404), /not there for this token/, /origin/],
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
    expect(fix).toContain("as the secret `PAPERCARDS_GITHUB_TOKEN`");
    expect(fix).not.toMatch(/review mode/i);
  },
);

test.each([
  ["fatal: couldn't find remote ref refs/heads/release-403", /is not there/],
  ["fatal: couldn't find remote ref refs/heads/401", /is not there/],
  ["fatal: repository 'https://github.com/o/saml-sso-403/' not found", /not there for this token/],
  [
    "fatal: unable to access 'https://github.com/o/404-401/': Could not resolve host: github.com",
    /could not be reached or refused/,
  ],
  ["remote: missing tree 401 abc\nerror: remote unpack failed", /could not be reached or refused/],
  [
    "fatal: unable to access 'https://github.com/o/r-401/': The requested URL returned error: 403",
    /may not be written with this token/,
  ],
] as const)("a number or a word in a name decides nothing: %s", (stderr, message) => {
  const explained = explainRefusal(toResult(["", stderr]), { branch: "main", words: "" });

  expect(explained.message).toMatch(message);
});
