import type { GitResult } from "./git.ts";

/** What a server that refuses says, and what a reader can do about it. */
type Refusal = { message: string; fix: string };

/** Somebody else was faster: the same push on top of theirs may succeed. Everything else stays as it is. */
const RACE =
  /\[rejected\].*\((?:fetch first|non-fast-forward|stale info|remote ref updated since checkout)\)|cannot lock ref|failed to update ref|incorrect old value|reference already exists/;

/** No later push gets past a branch whose name is a folder of this one's, or the other way round. */
const NAME_TAKEN = /exists; cannot create/;

const LEAVE_OUT =
  "Leave `papercards/**` out of the rule, under Settings → Rules, or pass a token as `token` whose owner may pass it.";

/** The first that fits counts. The last of them fits always. `ofRequest` is the step for a pull request's branch. */
const REFUSALS: readonly { said: RegExp; what: string; fix: string; ofRequest?: string }[] = [
  {
    said: /verified signature|must be signed|signed commits?/i,
    what: "takes signed commits only",
    fix: "Turn on review mode, with `review` or the variable PAPERCARDS_REVIEW: what GitHub merges by squashing it signs itself. Or let the token's app pass the rule.",
    ofRequest: LEAVE_OUT,
  },
  {
    said: /GH006|GH013|protected branch|repository rule|pre-receive hook declined|hook declined/i,
    what: "is protected by a rule",
    fix: "Turn on review mode, with `review` or the variable PAPERCARDS_REVIEW, or pass a token as `token` whose owner may pass the rule.",
    ofRequest: LEAVE_OUT,
  },
  {
    said: /\b403\b|denied to|access .*not granted|not accessible by integration/i,
    what: "may not be written with this token",
    fix: "Give the job `permissions: contents: write`, or pass a token as `token` that may push.",
  },
  {
    said: /\b401\b|authentication failed|could not read (?:username|password)|permission denied \(publickey/i,
    what: "was asked for without a token that it knows",
    fix: "Pass a token as `token`, such as the job's own, `github.token`.",
  },
  {
    said: NAME_TAKEN,
    what: "cannot be made beside a branch of that name",
    fix: "Give the branch that git names another name, or choose another one with the input `branch`.",
    ofRequest:
      "Give the branch that git names another name: those of pull requests are called `papercards/…`.",
  },
  {
    said: /couldn't find remote ref|no such ref/i,
    what: "is not there",
    fix: "Push the branch first, or check out the one that the digests are for.",
  },
  {
    said: /repository .*not found|\b404\b|does not (?:exist|appear to be a git repository)/i,
    what: "lies in a repository that is not there for this token",
    fix: "Check the address of the checkout's origin, and pass a token as `token` that may see it.",
  },
  {
    said: /(?:)/,
    what: "could not be reached or refused",
    fix: "Read what git says. Once that is mended, run the failed job again; what was made is still handed over.",
  },
];

/** Whether a push lost against another one. */
export function isLostRace({ stdout, stderr }: GitResult): boolean {
  const said = `${stdout}\n${stderr}`;
  return RACE.test(said) && !NAME_TAKEN.test(said);
}

/** Explains why a branch could not be fetched or pushed to, in git's own words; `isOfRequest` when it is a pull request's. */
export function explainRefusal(
  { stdout, stderr }: GitResult,
  { branch, words, isOfRequest = false }: { branch: string; words: string; isOfRequest?: boolean },
): Refusal {
  const found = REFUSALS.find(({ said }) => said.test(`${stderr}\n${stdout}`));
  return {
    message: `The branch ${branch} ${found?.what ?? "was refused"}: ${words}`,
    fix: (isOfRequest ? found?.ofRequest : undefined) ?? found?.fix ?? "",
  };
}
